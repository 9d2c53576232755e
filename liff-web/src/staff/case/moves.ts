import type { AssignmentStatus, Status } from '../../shared/types';
import { t } from '../text';
import { c } from './text';

const next: Partial<Record<AssignmentStatus, AssignmentStatus[]>> = {
  offered: ['accepted', 'declined'],
  accepted: ['scheduled', 'working', 'done', 'failed'],
  scheduled: ['scheduled', 'working', 'done', 'failed'],
  working: ['scheduled', 'done', 'failed'],
};

/** What may be offered on the page; the server has its own table and the last word. */
export const nextSteps = (status: AssignmentStatus) => next[status] ?? [];
export const isActive = (status: AssignmentStatus) => status in next;
export const needsNote = (status: AssignmentStatus) => status === 'declined' || status === 'failed';

/** While these last, a case may be handed to agencies; and a case whose reporter was asked returns to one of them. */
export const running: Status[] = ['received', 'triaged', 'assigned', 'in_progress'];
export const asides: Status[] = ['waiting_reporter', 'closed_unfixed', 'not_ours', 'duplicate'];
export const onward = (from: Status): Status[] => (from === 'waiting_reporter' ? running : ['triaged']);
export const goesOn = (from: Status, to: Status) => from === 'waiting_reporter' && running.includes(to);
/** A claim that an officer does not believe. */
export const isSentBack = (from: Status, to: Status) => from === 'claimed_fixed' && to === 'triaged';

export function moveName(from: Status, to: Status) {
  if (isSentBack(from, to)) return c.sendBack;
  return goesOn(from, to) ? t.case.goOn : (t.case.move[to] ?? to);
}

export function moveHint(from: Status, to: Status) {
  if (isSentBack(from, to)) return c.sendBackHint;
  return goesOn(from, to) ? t.case.goOnHint : t.case.moveHint[to];
}
