import { expect, test } from 'vitest';
import { months, place, quarterFrom, quarterName } from './strip';

test('a bar of the whole span fills it and one outside stays inside', () => {
  expect(place('2016-10-01', '2016-10-01', '2017-09-30')).toBe(0);
  expect(place('2017-09-30', '2016-10-01', '2017-09-30', 1)).toBe(100);
  expect(place('2018-01-01', '2016-10-01', '2017-09-30')).toBe(100);
  expect(place('2016-10-02', '2016-10-01', '2016-10-04')).toBe(25);
});

test('a year has four names of months', () => {
  expect(months('2016-10-01', '2017-09-30')).toEqual(['2016-10-01', '2017-01-01', '2017-04-01', '2017-07-01']);
  expect(months('2026-11-15', '2026-11-20')).toEqual(['2026-11-01']);
});

test('quarters follow the fiscal year', () => {
  expect(quarterFrom('2026-11-24')).toBe('2026-10-01');
  expect(quarterFrom('2026-11-24', 1)).toBe('2027-01-01');
  expect(quarterFrom('2027-01-31', -1)).toBe('2026-10-01');
  expect(quarterName('2026-10-01')).toEqual([1, 2570]);
  expect(quarterName('2027-07-01')).toEqual([4, 2570]);
});
