/** Days of a range as the server wants them: the first, and the day after the last. */
export type Range = { from?: string; to?: string };
export type RangeName = 'quarter' | 'last' | 'year' | 'all';

export const rangeNames: RangeName[] = ['quarter', 'last', 'year', 'all'];

const MONTHS_OF_QUARTER = 3;
const OCTOBER = 9;

const first = (year: number, month: number) => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);

/**
 * The fiscal year begins on 1 October, so its quarters are those of the calendar.
 * @param today A day in Bangkok, "2026-11-24".
 */
export function rangeOf(name: RangeName, today: string): Range {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  const quarter = month - (month % MONTHS_OF_QUARTER);
  if (name === 'quarter') return { from: first(year, quarter), to: first(year, quarter + MONTHS_OF_QUARTER) };
  if (name === 'last') return { from: first(year, quarter - MONTHS_OF_QUARTER), to: first(year, quarter) };
  if (name === 'all') return {};
  const begun = month >= OCTOBER ? year : year - 1;
  return { from: first(begun, OCTOBER), to: first(begun + 1, OCTOBER) };
}

/** The last day, for people. */
export const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** Whole percent; null when there is nothing to divide by. */
export const percent = (count: number, of: number) => (of === 0 ? null : Math.round((100 * count) / of));
