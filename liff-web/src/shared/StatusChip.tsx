import { s } from './text';
import type { Status } from './types';

const tone: Record<Status, string> = {
  received: 'new',
  triaged: 'going',
  assigned: 'going',
  in_progress: 'going',
  claimed_fixed: 'asking',
  waiting_reporter: 'asking',
  resolved: 'good',
  closed_unfixed: 'ended',
  not_ours: 'ended',
  duplicate: 'ended',
  withdrawn: 'ended',
};

/** While others are asked, the division's clock does not run. */
export const isRunning = (status: Status) => tone[status] === 'new' || tone[status] === 'going';

export const isEnded = (status: Status) => tone[status] === 'ended' || status === 'resolved';

export function StatusChip({ status }: { status: Status }) {
  return <span class={`status is-${tone[status]}`}>{s.status[status]}</span>;
}
