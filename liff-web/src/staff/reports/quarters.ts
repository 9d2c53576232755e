const BUDDHIST_ERA = 543;
const DAY = 86_400_000;
const LONGEST = 366;

/** A day before it is a year that is still being typed. */
export const EARLIEST = '2001-01-01';

/** As people say a range: both days belong to it. */
export type Days = { first: string; last: string };

export type Missing = 'incomplete' | 'reversed' | 'notBegun' | 'long';

/** The fiscal quarter (1 October begins the year) that a day falls into, as `2570-q1`. */
export function quarterOf(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const fiscal = year + (month >= 10 ? 1 : 0) + BUDDHIST_ERA;
  return `${fiscal}-q${(Math.floor((month + 2) / 3) % 4) + 1}`;
}

/** This quarter and those before it, the newest first. */
export function lastQuarters(day: string, count: number): string[] {
  const [year = '', quarter = ''] = quarterOf(day).split('-q');
  const newest = Number(year) * 4 + Number(quarter) - 1;
  return Array.from({ length: count }, (_, i) => `${Math.floor((newest - i) / 4)}-q${((newest - i) % 4) + 1}`);
}

/** This fiscal year and those before it, the newest first. */
export function lastYears(day: string, count: number): string[] {
  const newest = Number(quarterOf(day).split('-q')[0]);
  return Array.from({ length: count }, (_, i) => `${newest - i}`);
}

/** The server's ranges end with the day after the last. */
export const dayAfter = (day: string) => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);

/** What keeps a range from being asked for. */
export function missingIn({ first, last }: Days, today: string): Missing | undefined {
  if (first < EARLIEST || last < EARLIEST) return 'incomplete';
  if (last < first) return 'reversed';
  if (first > today) return 'notBegun';
  const days = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  return days <= LONGEST ? undefined : 'long';
}
