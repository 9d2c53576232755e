import { expect, test } from 'vitest';
import { dayBefore, percent, rangeOf } from './ranges';

test('the first quarter of a fiscal year begins in October', () => {
  expect(rangeOf('quarter', '2026-11-24')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
  expect(rangeOf('last', '2026-11-24')).toEqual({ from: '2026-07-01', to: '2026-10-01' });
});

test('the quarter before January is last year’s', () => {
  expect(rangeOf('last', '2027-01-31')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
});

test('the fiscal year turns between 30 September and 1 October', () => {
  expect(rangeOf('year', '2026-09-30')).toEqual({ from: '2025-10-01', to: '2026-10-01' });
  expect(rangeOf('year', '2026-10-01')).toEqual({ from: '2026-10-01', to: '2027-10-01' });
});

test('everything has no ends', () => expect(rangeOf('all', '2026-11-24')).toEqual({}));

test('the last day is the one before the end', () => expect(dayBefore('2027-01-01')).toBe('2026-12-31'));

test('a share of nothing is no share', () => {
  expect(percent(2, 3)).toBe(67);
  expect(percent(0, 0)).toBeNull();
});
