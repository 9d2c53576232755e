import type { components } from '../../shared/api.gen';
import { say } from '../../shared/language';
import { b } from '../board/text';
import { d } from './text';

type Dashboard = components['schemas']['GetDashboardResponse'];
type Wait = Dashboard['waiting'][number];
type Coming = Dashboard['week'][number];

export type Line = { name: string; note?: string; count: string; to: string };

const board = (query: string) => `/staff/board?${query}`;

/** What burns, each with the place where it is worked. What is at nought is left out. */
export function burning({ today }: Dashboard): Line[] {
  const { overdue, emergencies, disputed, sensitiveUnopened: unopened, sensitiveCategories, agencies, flags } = today;
  const some = (name: string, { count, more }: { count: number; more: boolean }, to: string): Line[] =>
    count > 0 ? [{ name, count: b.counters.count({ count, more }), to }] : [];
  const exactly = (name: string, count: number, to: string) => some(name, { count, more: false }, to);
  return [
    ...some(d.emergencies, emergencies, board('priority=emergency')),
    ...(unopened
      ? some(d.unopened, unopened, board(sensitiveCategories.map((code) => `category=${code}`).join('&')))
      : []),
    ...some(d.overdue, overdue, board('overdue=true')),
    ...some(d.disputed, disputed, board('disputed=true')),
    ...agencies.map(({ code, name, silent, late }) => ({
      name: say(name),
      note: [silent > 0 && d.silent(silent), late > 0 && d.late(late)].filter(Boolean).join(' · '),
      count: `${silent + late}`,
      to: board(`agency=${code}`),
    })),
    // A silent agency stands there already by its name.
    ...flags
      .filter(({ flag }) => flag !== 'silent_agency')
      .flatMap(({ flag, count }) => exactly(b.flags[flag] ?? flag, count, board(`flag=${flag}`))),
    ...exactly(d.lateReports, today.lateReports, '/staff/calendar'),
    ...exactly(d.lateActions, today.lateActions, '/staff/programme'),
  ];
}

export function placeOf({ kind, id, state }: Pick<Wait, 'kind' | 'id'> & { state?: string }): string {
  switch (kind) {
    case 'announcement':
      return `/staff/news/${id}`;
    case 'report':
      return `/staff/reports/${id}`;
    case 'course':
      return `/staff/courses/${id}`;
    case 'report_day':
      return '/staff/calendar';
    case 'round':
      return state === 'closed' ? `/staff/surveys/results/${id}` : '/staff/surveys';
    case 'round_opens':
    case 'round_closes':
      return '/staff/surveys';
    default:
      return '/staff/programme';
  }
}

/** Mine first, then whom else something waits for; within each the oldest first, as they come. */
export const byTurn = (waiting: Wait[], me: string) =>
  [...waiting].sort((one, other) => Number(other.who === me) - Number(one.who === me));

/** The week day by day. */
export function byDay(week: Coming[]): { day: string; events: Coming[] }[] {
  const days = new Map<string, Coming[]>();
  for (const event of week) days.set(event.on, [...(days.get(event.on) ?? []), event]);
  return [...days].map(([day, events]) => ({ day, events }));
}
