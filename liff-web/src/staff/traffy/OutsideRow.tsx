import { api, ok } from '../../shared/api';
import { when } from '../../shared/dates';
import type { Page, TraffyOutside } from '../../shared/types';
import { f } from './text';

export const fetchOutside = (after?: string): Promise<Page<TraffyOutside>> =>
  ok(api.GET('/api/v1/staff/traffy/outside', { params: { query: { ...(after && { after }) } } }));

export function OutsideRow({ one }: { one: TraffyOutside }) {
  return (
    <>
      <h2>{f.candidates.theirs(one.ticketId)}</h2>
      <p>
        <b>{f.outside.reason[one.reason] ?? one.reason}</b> {[one.district, one.province].filter(Boolean).join(', ')}
      </p>
      {one.comment && <p class="clip">{one.comment}</p>}
      <p class="small">{[one.types, one.stateLabel, when(one.reportedAt)].filter(Boolean).join(' · ')}</p>
    </>
  );
}
