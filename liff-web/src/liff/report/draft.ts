import { del, get, set } from 'idb-keyval';
import { useEffect, useState } from 'preact/hooks';
import type { Errors } from '../../form/check';
import { newKey } from '../../shared/api';
import type { DraftPhoto } from '../../shared/photo';
import { beforeLeaving } from '../../shared/session';
import type { Answers, Point } from '../../shared/types';

export type Draft = {
  /** Made once: however often this draft is sent, it becomes one case. */
  key: string;
  category: string;
  answers: Answers;
  photos: Record<string, DraftPhoto[]>;
  point?: (Point & { accuracy?: number }) | undefined;
  landmark: string;
  community: string;
  /** A committee member's, who reports for somebody of it. */
  ownCommunity?: string | undefined;
  /** What was sent in the chat and is used here: it goes when the report is in. */
  chatDraft?: string | undefined;
  /** The token of the group's link that led here. */
  groupLink?: string | undefined;
  savedAt: number;
  /** Set while a sending is under way, so that signing in again can go on with it. */
  sendingSince?: number | undefined;
};

type State = { draft: Draft | undefined; loaded: boolean; restored: boolean; refused: Errors };

let state: State = { draft: undefined, loaded: false, restored: false, refused: {} };
let name = '';
let writing: Promise<unknown> = Promise.resolve();
const listeners = new Set<() => void>();

/** Drafts belong to one person: phones are shared, and so are the simulation's browsers. */
export function keepDraftsOf(owner: string) {
  name = `draft:report:${owner}`;
  beforeLeaving(() => writing);
  get<Draft>(name)
    .catch(() => undefined)
    .then((draft) => change({ draft: state.draft ?? draft, loaded: true, restored: Boolean(draft && !state.draft) }));
}

export function useDraft(): State {
  const [shown, setShown] = useState(state);
  useEffect(() => {
    const listener = () => setShown(state);
    listeners.add(listener);
    listener();
    return () => void listeners.delete(listener);
  }, []);
  return shown;
}

export type Given = Partial<Pick<Draft, 'photos' | 'point' | 'landmark' | 'chatDraft' | 'groupLink'>>;
let given: Given = {};

/** What the next report begins with: it came by the chat, or from the group. */
export function beginWith(next: Given) {
  given = next;
  change({ draft: undefined, restored: false, refused: {} });
}

export function startDraft(category: string) {
  const empty = { photos: {}, landmark: '', community: '' };
  const draft = { key: newKey(), category, answers: {}, ...empty, ...given, savedAt: Date.now() };
  given = {};
  change({ draft, restored: false, refused: {} });
}

export function changeDraft(alter: (draft: Draft) => Partial<Draft>) {
  const { draft } = state;
  if (!draft) return;
  change({ draft: { ...draft, ...alter(draft), savedAt: Date.now() } });
  write();
}

export const currentDraft = () => state.draft;
export const welcomeDraft = () => change({ restored: false });
export const refuse = (refused: Errors) => change({ refused });

export function dropDraft() {
  change({ draft: undefined, restored: false, refused: {} });
  writing = writing.then(() => del(name)).catch(() => undefined);
}

/** Writes follow one another, so an older draft never lands on a newer one. */
function write() {
  writing = writing.then(() => (state.draft ? set(name, state.draft) : undefined)).catch(() => undefined);
}

function change(part: Partial<State>) {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}
