import type { ManualName } from '../../build/manualText';
import { b } from './board/text';
import { t } from './text';

type Role = string;
type Way = { to: string; name: string; for?: Role[] };
export type Group = { name: string; ways: Way[] };

/** Directors and admins read the cases; these work on them. */
export const CASEWORKERS: Role[] = ['officer', 'head'];

/** Their first page is the dashboard, and the board stands beside it. */
const LEADERS: Role[] = ['head', 'director'];
export const leads = (roles: Role[]) => LEADERS.some((role) => roles.includes(role));
export const boardOf = (roles: Role[]) => (leads(roles) ? '/staff/board' : '/staff/');

/** The screen in the hall is the speaker's; elsewhere whoever works on cases reads how that is done. */
export function manualFor(roles: Role[], pathname: string): ManualName {
  if (pathname.endsWith('/hall')) return 'speaker';
  return (['head', 'officer', 'director', 'admin'] as const).find((role) => roles.includes(role)) ?? 'resident';
}

/** Where a person with these roles can go, in groups. What keeps coming back is the head's first. */
export function waysOf(roles: Role[]): Group[] {
  const board = { to: boardOf(roles), name: t.nav.board };
  const chronic = { to: '/staff/chronic', name: t.nav.chronic };
  const groups: Group[] = [
    { name: t.nav.dashboard, ways: [{ to: '/staff/', name: t.nav.dashboard, for: LEADERS }] },
    {
      name: t.nav.groups.cases,
      ways: [
        ...(roles.includes('head') ? [chronic, board] : [board, chronic]),
        { to: '/staff/follow-ups', name: t.nav.followUps, for: CASEWORKERS },
        { to: '/staff/disease', name: t.nav.disease },
        { to: '/staff/officers', name: b.officers.title, for: ['head'] },
        { to: '/staff/routing', name: t.nav.routing, for: CASEWORKERS },
      ],
    },
    {
      name: t.nav.groups.line,
      ways: [
        { to: '/staff/news', name: t.nav.news },
        { to: '/staff/followers', name: t.nav.followers },
        { to: '/staff/chat', name: t.nav.chats, for: CASEWORKERS },
        { to: '/staff/network', name: t.nav.network },
        { to: '/staff/line', name: t.nav.quota },
        { to: '/staff/deliveries', name: t.nav.deliveries },
        { to: '/staff/setup', name: t.nav.setup, for: ['head', 'admin'] },
      ],
    },
    {
      name: t.nav.courses,
      ways: [
        { to: '/staff/courses', name: t.nav.courses },
        { to: '/staff/questions', name: t.nav.questions },
      ],
    },
    { name: t.nav.surveys, ways: [{ to: '/staff/surveys', name: t.nav.surveys }] },
    {
      name: t.nav.groups.plan,
      ways: [
        { to: '/staff/targets', name: t.nav.targets },
        { to: '/staff/programme', name: t.nav.programme },
        { to: '/staff/calendar', name: t.nav.calendar },
        { to: '/staff/reports', name: t.nav.reports },
      ],
    },
    {
      name: t.nav.groups.agencies,
      ways: [
        { to: '/staff/records', name: t.nav.records },
        { to: '/staff/webhooks', name: t.nav.webhooks },
        { to: '/staff/traffy', name: t.nav.traffy, for: CASEWORKERS },
        { to: '/staff/agencies', name: t.nav.agencies, for: ['admin'] },
      ],
    },
    {
      name: t.nav.groups.people,
      ways: [{ to: '/staff/people', name: t.nav.people, for: ['admin'] }],
    },
  ];
  return groups
    .map(({ name, ways }) => ({
      name,
      ways: ways.filter((way) => !way.for || way.for.some((role) => roles.includes(role))),
    }))
    .filter(({ ways }) => ways.length > 0);
}
