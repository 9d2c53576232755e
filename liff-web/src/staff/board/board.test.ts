import { expect, test } from 'vitest';
import { asQuery, filterAddress, readFilters } from './filters';
import { mergeFirst } from './merge';

const row = (id: string, minute: number) => ({
  id,
  reportedAt: `2026-11-22T07:${String(minute).padStart(2, '0')}:00Z`,
});
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).join('');

test('a new case goes to the top and is told as fresh', () => {
  const { items, fresh } = mergeFirst([row('b', 2), row('a', 1)], [row('c', 3), row('b', 2)], 'new');
  expect(ids(items)).toBe('cba');
  expect(fresh).toEqual(['c']);
});

test('a case that no longer matches leaves, those further down stay', () => {
  const { items } = mergeFirst([row('d', 4), row('c', 3), row('b', 2), row('a', 1)], [row('d', 4), row('b', 2)], 'new');
  expect(ids(items)).toBe('dba');
});

test('worst first, a case that got more time leaves the first page and waiting ones stay last', () => {
  const due = (id: string, dueAt: string | null) => ({ id, reportedAt: '2026-11-22T07:00:00Z', dueAt });
  const before = [due('a', '2026-11-22'), due('b', '2026-11-23'), due('c', '2026-11-24'), due('d', null)];
  const { items, fresh } = mergeFirst(before, [due('b', '2026-11-23'), due('e', '2026-11-23')], 'due');
  expect(ids(items)).toBe('becd');
  expect(fresh).toEqual(['e']);
});

test('an empty first page empties the list', () => {
  expect(mergeFirst([row('a', 1)], [], 'new').items).toEqual([]);
});

test('filters survive the address', () => {
  const filters = readFilters(
    new URLSearchParams(
      'status=received&status=triaged&priority=high&officer=me&overdue=true&open=false&q=ท่อ&sort=new&view=map',
    ),
  );
  expect(readFilters(new URL(filterAddress(filters), 'http://localhost').searchParams)).toEqual(filters);
  expect(asQuery(filters)).toEqual({
    status: ['received', 'triaged'],
    priority: ['high'],
    officer: 'me',
    overdue: true,
    open: false,
    q: 'ท่อ',
    sort: 'new',
  });
});

test('no filters make a clean address', () => {
  expect(filterAddress(readFilters(new URLSearchParams()))).toBe('/staff/');
});

test('the board shows open cases, unless an ended state is asked for', () => {
  const asked = (text: string) => asQuery(readFilters(new URLSearchParams(text))).open;
  expect([asked(''), asked('status=triaged'), asked('status=resolved'), asked('open=false')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
