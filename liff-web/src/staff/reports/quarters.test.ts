import { describe, expect, it } from 'vitest';
import { dayAfter, lastQuarters, lastYears, missingIn, quarterOf } from './quarters';

describe('fiscal quarters', () => {
  it.each([
    ['2026-09-30', '2569-q4'],
    ['2026-10-01', '2570-q1'],
    ['2026-12-31', '2570-q1'],
    ['2027-01-01', '2570-q2'],
    ['2027-04-01', '2570-q3'],
    ['2027-07-01', '2570-q4'],
  ])('%s is in %s', (day, quarter) => expect(quarterOf(day)).toBe(quarter));

  it('go back across the year', () => expect(lastQuarters('2026-11-30', 3)).toEqual(['2570-q1', '2569-q4', '2569-q3']));
});

describe('fiscal years', () => {
  it.each([
    ['2026-09-30', ['2569', '2568', '2567']],
    ['2026-10-01', ['2570', '2569', '2568']],
  ])('on %s are those that have begun', (day, years) => expect(lastYears(day, 3)).toEqual(years));
});

describe('a range of days', () => {
  const lacks = (first: string, last: string) => missingIn({ first, last }, '2026-11-30');

  it.each([
    ['2026-11-30', '2026-12-01'],
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
  ])('that ends with %s goes to %s', (last, to) => expect(dayAfter(last)).toBe(to));

  it.each([
    ['', '', 'incomplete'],
    ['2026-11-01', '', 'incomplete'],
    ['', '2026-11-01', 'incomplete'],
    ['2026-11-01', '0002-11-01', 'incomplete'],
    ['2026-11-02', '2026-11-01', 'reversed'],
    ['2026-12-01', '2026-12-02', 'notBegun'],
    ['2025-11-01', '2026-11-02', 'long'],
  ])('from "%s" to "%s" is %s', (first, last, missing) => expect(lacks(first, last)).toBe(missing));

  it.each([
    ['2025-11-01', '2026-11-01'],
    ['2026-11-01', '2026-11-01'],
    ['2026-11-30', '2026-12-31'],
  ])('from %s to %s can be asked for', (first, last) => expect(lacks(first, last)).toBeUndefined());
});
