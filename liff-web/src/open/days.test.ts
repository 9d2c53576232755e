import { expect, test } from 'vitest';
import { asQuery, fiscalYear, lastDays } from './days';

test('thirty days end today and the service is asked for the day after', () => {
  expect(lastDays(30, '2026-03-01')).toEqual({ from: '2026-01-31', to: '2026-03-01' });
  expect(asQuery({ from: '2026-01-31', to: '2026-02-28' })).toEqual({ from: '2026-01-31', to: '2026-03-01' });
});

test('the fiscal year begins on 1 October', () => {
  expect(fiscalYear('2026-09-30').from).toBe('2025-10-01');
  expect(fiscalYear('2026-10-01').from).toBe('2026-10-01');
});
