import type { DraftLetter } from '../shared/LetterPicker';
import { lacksEvidence } from '../shared/lacksEvidence';
import type { DraftPhoto } from '../shared/photo';
import { fromBangkok } from '../shared/dates';
import type { AssignmentStatus, EvidenceKind } from '../shared/types';

/** What somebody of the agency may say; `ask` is a question to the officers and moves nothing. */
export type Act = Exclude<AssignmentStatus, 'offered' | 'expired'> | 'ask';

/** One question at a time. Nothing to ask means that one tap is enough. */
export type Step = 'reason' | 'right' | 'planned' | 'evidence' | 'words' | 'question';

export type Draft = {
  /** Made once: however often this draft is sent, it is one answer. */
  key: string;
  act: Act;
  step: number;
  words: string;
  planned: string;
  right: string;
  photos: DraftPhoto[];
  letters: DraftLetter[];
  /** The person has said "send"; until the server has it, it is sent again. */
  sending: boolean;
};

const steps: Record<Act, Step[]> = {
  accepted: [],
  declined: ['reason', 'right'],
  scheduled: ['planned', 'words'],
  working: [],
  done: ['evidence', 'words'],
  failed: ['reason'],
  ask: ['question'],
};

export const stepsOf = (act: Act) => steps[act];

export const newDraft = (act: Act): Draft => ({
  key: crypto.randomUUID(),
  act,
  step: 0,
  words: '',
  planned: '',
  right: '',
  photos: [],
  letters: [],
  sending: stepsOf(act).length === 0,
});

export const onItsWay = ({ photos, letters }: Draft) =>
  [...photos, ...letters].some(({ state }) => state === 'waiting' || state === 'sending');

/** What a step still lacks; the server refuses as well. */
export function lacks(step: Step, draft: Draft, wanted: EvidenceKind): boolean {
  if (step === 'reason' || step === 'question') return !draft.words.trim();
  if (step === 'planned') return !draft.planned;
  if (step !== 'evidence') return false;
  // A photo waits here for the network; a letter is only here once it has arrived.
  return lacksEvidence(wanted, draft.photos.length, ids(draft.letters).length);
}

const ids = (list: { id?: string }[]) => list.flatMap(({ id }) => (id ? [id] : []));

export function updateBody({ key, act, words, planned, right, photos, letters }: Draft) {
  return {
    updateId: key,
    status: act,
    ...(words.trim() && { note: words.trim() }),
    ...(act === 'scheduled' && { scheduledFor: fromBangkok(planned) }),
    ...(act === 'declined' && right && { rightAgency: right }),
    ...(ids(photos).length > 0 && { photoIds: ids(photos) }),
    ...(ids(letters).length > 0 && { letterIds: ids(letters) }),
  };
}
