import { del, get, set } from 'idb-keyval';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ok } from '../shared/api';
import { asProblem, type Problem } from '../shared/problem';
import { upload } from '../shared/upload';
import { type Act, type Draft, newDraft, updateBody } from './answers';
import { link } from './link';

const AGAIN = 20_000;

/**
 * The answer being written, kept on this phone until the server has it. What was sent while the network was away goes out by itself
 * when it is back, also after the page was closed and opened again.
 */
export function useAnswer(assignment: string, onSettled: (saved?: Act) => Promise<void>) {
  const name = `agency:${assignment}`;
  const [draft, setDraft] = useState<Draft>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const latest = useRef<Draft>(undefined);
  const under = useRef(false);

  const keep = (next: Draft | undefined) => {
    latest.current = next;
    setDraft(next);
    void (next ? set(name, next) : del(name)).catch(() => undefined);
  };
  const change = (alter: (before: Draft) => Partial<Draft>) => {
    if (latest.current) keep({ ...latest.current, ...alter(latest.current) });
  };

  const send = async () => {
    if (under.current || !latest.current) return;
    under.current = true;
    setBusy(true);
    setProblem(undefined);
    change(() => ({ sending: true }));
    try {
      await deliver(latest.current, change, () => latest.current!);
      const { act } = latest.current;
      keep(undefined);
      await onSettled(act);
    } catch (error) {
      const refused = asProblem(error);
      setProblem(refused);
      if (!isPassing(refused)) change(() => ({ sending: false }));
      // The case has moved meanwhile: what was to be said is no longer to be said.
      if (refused.status === 409) {
        keep(undefined);
        await onSettled();
        setProblem(refused);
      }
    } finally {
      under.current = false;
      setBusy(false);
    }
  };

  useEffect(() => {
    void get<Draft>(name)
      .catch(() => undefined)
      .then((kept) => {
        if (!kept || latest.current) return;
        const unsent = !kept.sending && kept.photos.some(({ id }) => !id);
        keep({ ...kept, step: unsent ? 0 : kept.step, letters: kept.letters.filter(({ id }) => id) });
        if (kept.sending) void send();
      });
  }, [name]);

  useEffect(() => {
    if (!draft?.sending || busy) return;
    const again = () => void send();
    const timer = setTimeout(again, AGAIN);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', again);
    };
  }, [draft?.sending, busy]);

  const begin = (act: Act) => {
    if (under.current) return;
    setProblem(undefined);
    keep(newDraft(act));
    if (latest.current?.sending) void send();
  };
  const drop = () => {
    setProblem(undefined);
    keep(undefined);
  };
  return { draft, problem, busy, waits: Boolean(draft?.sending && problem), begin, change, send, drop };
}

/** It may pass by itself: no network, or a server that is briefly away. */
const isPassing = ({ code, status }: Problem) => code === 'offline' || status >= 500 || status === 429;

async function deliver(draft: Draft, change: (alter: (before: Draft) => Partial<Draft>) => void, now: () => Draft) {
  for (const { localId, blob, hash, id: sent } of draft.photos) {
    if (sent) continue;
    const parts = { file: blob, name: 'photo.jpg', ...(hash && { hash }) };
    const id = await upload('photos', parts, () => undefined);
    change(({ photos }) => ({
      photos: photos.map((one) => (one.localId === localId ? { ...one, id, state: 'sent' } : one)),
    }));
  }
  const { act, key, words } = now();
  if (act === 'ask') await ok(link.POST('/api/v1/agency-link/notes', { body: { updateId: key, text: words.trim() } }));
  else await ok(link.POST('/api/v1/agency-link/updates', { body: updateBody(now()) }));
}
