import type { AssignmentStatus, Status } from '../../shared/types';
import { t } from '../text';

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

/** Taking a case up again while the reporter is asked is another deed than taking it up. */
export const moveName = (from: Status, to: Status) =>
  from === 'waiting_reporter' && to === 'triaged' ? t.case.goOn : (t.case.move[to] ?? to);
