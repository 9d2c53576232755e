import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import { StatusChip } from '../../shared/StatusChip';
import type { Page, TraffyCandidate } from '../../shared/types';
import { f } from './text';

export const fetchCandidates = (after?: string): Promise<Page<TraffyCandidate>> =>
  ok(api.GET('/api/v1/staff/traffy/candidates', { params: { query: { ...(after && { after }) } } }));

export function CandidateRow({ one }: { one: TraffyCandidate }) {
  return (
    <>
      <p class="group-head">
        <a href={`/staff/cases/${one.incidentId}`}>{one.reference}</a> <StatusChip status={one.status} />
      </p>
      <p class="clip">{one.description}</p>
      <h2>{f.candidates.theirs(one.ticketId)}</h2>
      <p class="small">{[one.types, one.stateLabel].filter(Boolean).join(' · ')}</p>
      {one.comment && <p class="clip">{one.comment}</p>}
      <p class="small">{f.candidates.about(one.metres, when(one.reportedAt))}</p>
    </>
  );
}
