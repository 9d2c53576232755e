import { describe, expect, it } from 'vitest';
import { lastQuarters, quarterOf } from './quarters';

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
