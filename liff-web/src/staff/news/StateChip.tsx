import { a, type AnnouncementState } from './text';

const looks: Partial<Record<AnnouncementState, string>> = {
  awaiting_approval: 'is-asking',
  returned: 'is-asking',
  sent: 'is-good',
  sending: 'is-good',
  draft: 'is-new',
  cancelled: 'is-ended',
};

export function StateChip({ state }: { state: string }) {
  const known = state as AnnouncementState;
  return <span class={`status ${looks[known] ?? ''}`}>{a.state[known] ?? state}</span>;
}
