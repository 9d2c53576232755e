import { del, get, set } from 'idb-keyval';
import { useEffect, useRef, useState } from 'preact/hooks';
import { toSend } from '../../form/conditions';
import { api, newKey, ok } from '../../shared/api';
import { asProblem, type Problem } from '../../shared/problem';
import { beforeLeaving } from '../../shared/session';
import type { Answer, Answers, Round, SurveyReceipt } from '../../shared/types';
import { merged } from './screens';

const SETTLE = 700;
const TRY_AGAIN = 10_000;

export type State = 'none' | 'saving' | 'saved' | 'waiting' | 'queued' | 'closed';

/** What this phone keeps of one round, so that neither a lost connection nor a closed page loses an answer. */
type Kept = {
  round: Round;
  /** Made once: however often these answers are sent, they are one. */
  key: string;
  answers: Answers;
  section?: string | undefined;
  revision: number;
  /** Questions answered here that the server has not saved yet. */
  changed: string[];
  /** The person has pressed send. */
  sending: boolean;
};

type Shown = {
  kept?: Kept | undefined;
  state: State;
  problem?: Problem | undefined;
  receipt?: SurveyReceipt | undefined;
  elsewhere?: boolean;
  restored?: boolean;
};

/** One round in the hands of one person: local copy, server draft, sending, each with what it honestly is. */
export function useSurvey(id: string, owner: string) {
  const [shown, setShown] = useState<Shown>({ state: 'none' });
  const now = useRef<Shown>(shown);
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);
  const name = `survey:${owner}:${id}`;

  const show = (part: Partial<Shown>) => {
    now.current = { ...now.current, ...part };
    setShown(now.current);
  };
  const keep = (part: Partial<Kept>) => {
    const { kept } = now.current;
    if (!kept) return;
    const next = { ...kept, ...part };
    show({ kept: next });
    // Writes follow one another, so an older copy never lands on a newer one.
    writing.current = writing.current.then(() => set(name, next)).catch(() => undefined);
  };
  const later = (wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void work(), wait);
  };

  /** Saves what has changed, and sends when that was asked for; whatever fails for want of a connection comes again. */
  async function work() {
    const { kept } = now.current;
    if (!kept || busy.current || now.current.state === 'closed' || now.current.receipt) return;
    busy.current = true;
    try {
      if (kept.sending) await send(kept);
      else if (kept.changed.length > 0) await save(kept);
    } catch (error) {
      failed(asProblem(error));
    } finally {
      busy.current = false;
    }
  }

  async function save({ answers, section, revision, changed }: Kept) {
    show({ state: 'saving', problem: undefined });
    try {
      const saved = await ok(
        api.PUT('/api/v1/rounds/{id}/draft', {
          params: { path: { id } },
          body: { revision, answers, section: section ?? null },
        }),
      );
      const still = now.current.kept;
      // What was answered while the save was on its way is still to save.
      const left = still?.changed.filter((key) => !changed.includes(key) || still.answers[key] !== answers[key]) ?? [];
      keep({ revision: saved.revision, changed: left });
      show({ state: left.length > 0 ? 'saving' : 'saved' });
      if (left.length > 0 || now.current.kept?.sending) later(0);
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code !== 'draft_elsewhere') throw problem;
      const newer = problem.changes[0] as unknown as { answers: Answers; revision: number };
      const mine = now.current.kept;
      keep({ answers: merged(newer.answers, mine?.answers ?? {}, mine?.changed ?? []), revision: newer.revision });
      show({ elsewhere: true });
      later(0);
    }
  }

  async function send({ round, answers, key }: Kept) {
    show({ state: 'queued', problem: undefined });
    const receipt = await ok(
      api.POST('/api/v1/rounds/{id}/answers', {
        params: { path: { id }, header: { 'Idempotency-Key': key } },
        body: { answers: toSend(round.form, answers) },
      }),
    );
    writing.current = writing.current.then(() => del(name)).catch(() => undefined);
    show({ receipt, state: 'none' });
  }

  function failed(problem: Problem) {
    const { kept } = now.current;
    if (problem.code === 'round_closed') {
      keep({ sending: false });
      return show({ state: 'closed', problem: undefined });
    }
    if (problem.code === 'offline' || problem.status >= 500 || problem.status === 429) {
      show({ state: kept?.sending ? 'queued' : 'waiting' });
      return later(TRY_AGAIN);
    }
    keep({ sending: false });
    show({ state: 'none', problem });
  }

  async function load() {
    const local = await get<Kept>(name).catch(() => undefined);
    try {
      const round: Round = await ok(api.GET('/api/v1/rounds/{id}', { params: { path: { id } } }));
      const there = round.draft?.answers ?? round.answers ?? {};
      const mine = local?.round.form.version === round.form.version ? local : undefined;
      const kept: Kept = {
        round,
        key: mine?.key ?? newKey(),
        answers: merged(there as Answers, mine?.answers ?? {}, mine?.changed ?? []),
        section: mine?.section ?? round.draft?.section ?? undefined,
        revision: round.draft?.revision ?? 0,
        changed: mine?.changed ?? [],
        sending: mine?.sending ?? false,
      };
      const gone = round.state !== 'open';
      show({ kept, state: gone ? 'closed' : round.draft ? 'saved' : 'none', restored: Boolean(round.draft || mine) });
      if (!gone) later(0);
    } catch (error) {
      const problem = asProblem(error);
      if (!local || problem.code !== 'offline') return show({ problem });
      show({ kept: local, state: local.sending ? 'queued' : 'waiting', restored: true });
      later(TRY_AGAIN);
    }
  }

  useEffect(() => {
    void load();
    const comeBack = () => later(0);
    addEventListener('online', comeBack);
    const staying = beforeLeaving(() => writing.current);
    return () => {
      clearTimeout(timer.current);
      removeEventListener('online', comeBack);
      staying();
    };
  }, [id]);

  return {
    ...shown,
    reload: load,
    answer: (key: string, given: Answer | undefined) => {
      const { kept } = now.current;
      if (!kept || kept.sending) return;
      const { [key]: _, ...rest } = kept.answers;
      keep({
        answers: given === undefined ? rest : { ...rest, [key]: given },
        changed: [...new Set([...kept.changed, key])],
      });
      show({ state: 'saving' });
      later(SETTLE);
    },
    /** Where the person is goes along with the next save. */
    turnTo: (section: string) => {
      keep({ section });
      if (now.current.kept?.changed.length) later(0);
    },
    send: () => {
      if (now.current.kept?.sending) return;
      keep({ sending: true });
      show({ state: 'queued' });
      later(0);
    },
    /** An answered identified round is open for changes; they are another sending. */
    edit: () => {
      const { kept } = now.current;
      if (kept)
        show({
          kept: { ...kept, key: newKey(), sending: false, changed: [], revision: 0 },
          receipt: undefined,
          state: 'none',
        });
    },
  };
}
