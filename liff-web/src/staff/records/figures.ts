import type { AgencyRecord } from '../../shared/types';
import { percent } from './ranges';
import { r } from './text';

type Column = keyof typeof r.column;
export type Group = 'accept' | 'fix' | 'verdict';

/** Each group's figures; a share is always of all the group's, but of claims only the verdicts share. */
export const columns: Record<Group, Column[]> = {
  accept: ['acceptedOnTime', 'acceptedLate', 'declined'],
  fix: ['doneOnTime', 'doneLate', 'failed', 'released'],
  verdict: ['claimed', 'confirmed', 'disputed', 'unconfirmed'],
};

export const groups = Object.keys(columns) as Group[];

/** Never a share without its count, and no share of nothing. */
export function figure(record: AgencyRecord, group: Group, column: Column): { count: number; share: string } {
  const all = group === 'verdict' ? record.claimed : columns[group].reduce((sum, one) => sum + record[one], 0);
  const count = record[column];
  const share = column === 'claimed' || count === 0 ? null : percent(count, all);
  return { count, share: share === null ? '' : r.share(share) };
}
