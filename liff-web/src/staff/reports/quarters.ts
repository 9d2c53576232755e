const BUDDHIST_ERA = 543;

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
