import { expect, test } from 'vitest';
import { asQuery, filterAddress, readFilters } from './filters';
import { mergeFirst } from './merge';

const row = (id: string, minute: number) => ({
  id,
  reportedAt: `2026-11-22T07:${String(minute).padStart(2, '0')}:00Z`,
});
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).join('');

test('a new case goes to the top and is told as fresh', () => {
  const { items, fresh } = mergeFirst([row('b', 2), row('a', 1)], [row('c', 3), row('b', 2)]);
  expect(ids(items)).toBe('cba');
  expect(fresh).toEqual(['c']);
});

test('a case that no longer matches leaves, those further down stay', () => {
  const { items } = mergeFirst([row('d', 4), row('c', 3), row('b', 2), row('a', 1)], [row('d', 4), row('b', 2)]);
  expect(ids(items)).toBe('dba');
});

test('an empty first page empties the list', () => {
  expect(mergeFirst([row('a', 1)], []).items).toEqual([]);
});

test('filters survive the address', () => {
  const filters = readFilters(new URLSearchParams('status=received&status=triaged&overdue=true&q=ท่อ'));
  expect(readFilters(new URL(filterAddress(filters), 'http://localhost').searchParams)).toEqual(filters);
  expect(asQuery(filters)).toEqual({ status: ['received', 'triaged'], overdue: true, q: 'ท่อ' });
});

test('no filters make a clean address', () => {
  expect(filterAddress(readFilters(new URLSearchParams()))).toBe('/staff/');
});
