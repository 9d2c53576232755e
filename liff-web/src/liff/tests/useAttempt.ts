import { del, get, set } from 'idb-keyval';
import type { Client } from 'openapi-fetch';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { paths } from '../../shared/api.gen';
import { ok } from '../../shared/api';
import { asProblem, type Problem } from '../../shared/problem';
import { type Attempt, answersOf, type Given, given, lastSequence, nextSequence, type Unsaved } from './attempt';

const SETTLE = 500;
const TRY_AGAIN = 4000;

export type State = 'none' | 'saving' | 'saved' | 'waiting' | 'sending';

type Shown = {
  attempt: Attempt;
  unsaved: Unsaved;
  state: State;
  /** The person has pressed send, or the time is over. */
  sending: boolean;
  elsewhere?: string | undefined;
  problem?: Problem | undefined;
};

/**
 * One attempt in the hands of one person: every answer is saved by itself, and what could not be saved waits. `keepAs` names the copy
 * on this phone; a tablet that others use after this person keeps none.
 */
export function useAttempt(client: Client<paths>, first: Attempt, keepAs?: string) {
  const [shown, setShown] = useState<Shown>({ attempt: first, unsaved: {}, state: 'none', sending: false });
  const now = useRef(shown);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  const offset = useRef(Date.parse(first.now) - Date.now());
  const path = { id: first.id };

  const show = (part: Partial<Shown>) => {
    now.current = { ...now.current, ...part };
    setShown(now.current);
  };
  const hold = (unsaved: Unsaved, part: Partial<Shown> = {}) => {
    show({ ...part, unsaved });
    if (!keepAs) return;
    const { sending } = now.current;
    const work =
      Object.keys(unsaved).length > 0 || sending ? () => set(keepAs, { unsaved, sending }) : () => del(keepAs);
    writing.current = writing.current.then(work).catch(() => undefined);
  };
  const later = (wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void work(), wait);
  };

  async function work() {
    const { sending, unsaved, attempt } = now.current;
    if (busy.current || attempt.state !== 'open') return;
    busy.current = true;
    try {
      if (sending) await send();
      else for (const id of Object.keys(unsaved)) await save(id);
    } catch (error) {
      await failed(asProblem(error));
    } finally {
      busy.current = false;
    }
    const after = now.current;
    if (after.attempt.state === 'open' && after.state === 'saving' && Object.keys(after.unsaved).length > 0) later(0);
  }

  async function save(id: string) {
    const mine = now.current.unsaved[id];
    if (!mine) return;
    show({ state: 'saving', problem: undefined });
    const kept = await ok(
      client.PUT('/api/v1/attempts/{id}/answers/{questionId}', {
        params: { path: { ...path, questionId: id } },
        body: mine as never,
      }),
    );
    const { attempt, unsaved } = now.current;
    const answers = {
      ...attempt.answers,
      [id]: { answer: kept.answer, sequence: kept.sequence, savedAt: kept.savedAt },
    };
    if (kept.answer === null || kept.answer === undefined) delete answers[id];
    // What was changed again while this was on its way is still to save.
    const rest = { ...unsaved };
    if (rest[id]?.sequence === mine.sequence) delete rest[id];
    hold(rest, {
      attempt: { ...attempt, answers } as Attempt,
      state: Object.keys(rest).length > 0 ? 'saving' : 'saved',
      elsewhere: kept.stored ? undefined : id,
    });
  }

  async function send() {
    show({ state: 'sending', problem: undefined });
    const answers = Object.entries(now.current.unsaved).map(([questionId, { sequence, answer }]) => ({
      questionId,
      sequence,
      answer,
    }));
    const handed = await ok(
      client.POST('/api/v1/attempts/{id}/submission', { params: { path }, body: { answers } as never }),
    );
    await ended(handed.submittedBy);
  }

  /** Handed in, by whomever: nothing is left to save. */
  async function ended(submittedBy: string) {
    hold({}, { sending: false, state: 'none', attempt: { ...now.current.attempt, state: 'submitted', submittedBy } });
    // A tablet may not look back at what was handed in.
    if (!keepAs) return;
    const attempt = await ok(client.GET('/api/v1/attempts/{id}', { params: { path } })).catch(() => undefined);
    if (attempt && attempt.state !== 'open') show({ attempt });
  }

  async function failed(problem: Problem) {
    if (problem.code === 'attempt_over') return ended('clock');
    if (problem.code === 'offline' || problem.status >= 500 || problem.status === 429) {
      show({ state: now.current.sending ? 'sending' : 'waiting' });
      return later(TRY_AGAIN);
    }
    hold(now.current.unsaved, { sending: false, state: 'none', problem });
  }

  async function restore() {
    const mine = keepAs ? await get<{ unsaved: Unsaved; sending: boolean }>(keepAs).catch(() => undefined) : undefined;
    if (!mine || first.state !== 'open') return;
    const newer = Object.entries(mine.unsaved).filter(
      ([id, { sequence }]) => sequence > Number(first.answers[id]?.sequence ?? 0),
    );
    hold(
      { ...Object.fromEntries(newer), ...now.current.unsaved },
      { sending: mine.sending, state: newer.length > 0 ? 'saving' : 'none' },
    );
    later(0);
  }

  const press = () => {
    if (now.current.sending || now.current.attempt.state !== 'open') return;
    hold(now.current.unsaved, { sending: true, state: 'sending' });
    later(0);
  };

  useEffect(() => {
    void restore();
    const comeBack = () => later(0);
    addEventListener('online', comeBack);
    return () => {
      clearTimeout(timer.current);
      removeEventListener('online', comeBack);
    };
  }, []);

  return {
    ...shown,
    answers: answersOf(shown.attempt, shown.unsaved),
    /** Milliseconds left by the server's clock. */
    left: () => Date.parse(now.current.attempt.endsAt) - (Date.now() + offset.current),
    answer: (id: string, answer: Given | undefined) => {
      const { attempt, unsaved, sending } = now.current;
      if (sending || attempt.state !== 'open') return;
      const sequence = nextSequence(lastSequence(attempt, unsaved), Date.now() + offset.current);
      hold({ ...unsaved, [id]: { sequence, answer: given(answer) } }, { state: 'saving', elsewhere: undefined });
      later(SETTLE);
    },
    /** At once, when the person turns to another question. */
    flush: () => Object.keys(now.current.unsaved).length > 0 && later(0),
    send: press,
  };
}
