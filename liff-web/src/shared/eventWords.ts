import { dayAndClock } from './dates';
import { s } from './text';
import type { CaseEvent, Change, Spot } from './types';

type Titled = Pick<CaseEvent, 'kind' | 'status' | 'data' | 'agency'> & { with?: CaseEvent['with'] };

/** @param agencyName Gives an agency's name for its code. */
export function eventTitle(event: Titled, agencyName: AgencyName): string {
  const { kind, status, data } = event;
  const agency = agencyName(event.agency);
  if (event.with?.length) return s.claimedBy([...event.with.map((other) => agencyName(other.agency)), agency]);
  if (kind === 'moved' && status) return s.status[status];
  if (kind === 'assigned') return `${s.event.assigned}: ${agency}`;
  if (kind === 'note' && event.agency) return `${s.agencyNote}: ${agency}`;
  if (kind === 'assignment')
    return `${agency}: ${data?.assignmentStatus ? s.assignment[data.assignmentStatus] : s.event[kind]}`;
  if (kind === 'feedback' && data) return s.verdict(data.fixed ?? false, data.stars ?? 0);
  if (kind === 'retargeted' && data?.what === 'category') return s.retargeted.category;
  if (kind === 'retargeted' && data?.priority) return s.retargeted.priority(...named(data.priority));
  if (kind === 'storm' && data?.fixBy) return s.stormEnded;
  if (kind === 'evidence' && data?.asked) return s.evidence.asked;
  if (data?.reference) return `${s.event[kind]} ${data.reference}`;
  return s.event[kind];
}

export type AgencyName = (code: string | null | undefined) => string;

/** What changed from what to what, a line each, unless the reader may not know it. */
export function eventChanges({ kind, data }: CaseEvent): string {
  if (!data) return '';
  if (kind === 'place') return isSpot(data.from) && isSpot(data.to) ? s.moved(spot(data.from), spot(data.to)) : '';
  if (kind !== 'retargeted') return '';
  const { answerBy, fixBy } = data;
  return [
    answerBy && answerBy.from !== answerBy.to && s.retargeted.answerBy(...dated(answerBy)),
    typeof fixBy === 'object' && fixBy.from !== fixBy.to && s.retargeted.fixBy(...dated(fixBy)),
  ]
    .filter(Boolean)
    .join('\n');
}

const named = ({ from, to }: Change<keyof typeof s.priority>) => [s.priority[from], s.priority[to]] as const;
const dated = ({ from, to }: Change<string>) => [dayAndClock(from), dayAndClock(to)] as const;

const isSpot = (place: Spot | string | null | undefined): place is Spot => typeof place === 'object' && place !== null;
const spot = ({ lat, lng, landmark }: Spot) =>
  [landmark, lat != null && lng != null && `${lat.toFixed(5)}, ${lng.toFixed(5)}`].filter(Boolean).join(' · ');
