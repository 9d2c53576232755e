import { expect, test } from 'vitest';
import { burning, byDay, byTurn, placeOf } from './lines';

const none = { count: 0, more: false };
const today = {
  overdue: none,
  emergencies: none,
  disputed: none,
  sensitiveUnopened: null,
  sensitiveCategories: [],
  agencies: [],
  flags: [],
  lateReports: 0,
  lateActions: 0,
};
const dashboard = { at: '2026-11-30T03:00:00Z', today, waiting: [], week: [], targets: [] };

test('what is at nought is no line, and each line leads to its place', () => {
  expect(burning(dashboard)).toEqual([]);
  const lines = burning({
    ...dashboard,
    today: {
      ...today,
      overdue: { count: 500, more: true },
      sensitiveUnopened: { count: 2, more: false },
      sensitiveCategories: ['people', 'disease'],
      agencies: [{ code: 'MEA', name: { th: 'กฟน.', en: 'MEA' }, silent: 1, late: 2 }],
      flags: [
        { flag: 'silent_agency', count: 1 },
        { flag: 'ping_pong', count: 1 },
      ],
    },
  });
  expect(lines.map(({ count, to }) => [count, to])).toEqual([
    ['2', '/staff/board?category=people&category=disease'],
    ['500+', '/staff/board?overdue=true'],
    ['3', '/staff/board?agency=MEA'],
    ['1', '/staff/board?flag=ping_pong'],
  ]);
});

test('what waits for me comes first, and the rest keeps its order', () => {
  const wait = (id: string, who: string) => ({
    kind: 'report',
    id,
    state: 'draft',
    who,
    title: { th: id, en: id },
    since: '2026-11-30T03:00:00Z',
  });
  expect(byTurn([wait('a', 'head'), wait('b', 'director'), wait('c', 'head')], 'director').map(({ id }) => id)).toEqual(
    ['b', 'a', 'c'],
  );
  expect(placeOf({ kind: 'round', id: '1', state: 'closed' })).toBe('/staff/surveys/results/1');
  expect(placeOf({ kind: 'activity', id: '1' })).toBe('/staff/programme');
});

test('a week is told day by day', () => {
  const event = (on: string, id: string) => ({ kind: 'course', id, on, title: { th: id, en: id } });
  expect(byDay([event('2026-12-01', 'a'), event('2026-12-01', 'b'), event('2026-12-03', 'c')])).toEqual([
    { day: '2026-12-01', events: [event('2026-12-01', 'a'), event('2026-12-01', 'b')] },
    { day: '2026-12-03', events: [event('2026-12-03', 'c')] },
  ]);
});
