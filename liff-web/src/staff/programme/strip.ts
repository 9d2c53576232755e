const DAY = 86_400_000;

/** Where a day stands between two days, in percent; `after` days later, for the end of a bar. Never outside. */
export function place(day: string, from: string, to: string, after = 0): number {
  const [start, end] = [Date.parse(from), Date.parse(to) + DAY];
  const at = ((Date.parse(day) + after * DAY - start) / (end - start)) * 100;
  return Math.round(Math.min(100, Math.max(0, at)) * 100) / 100;
}

/** The first day of every third month at most, so that their names fit a phone. */
export function months(from: string, to: string): string[] {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const [lastYear = 0, lastMonth = 1] = to.split('-').map(Number);
  const count = (lastYear - year) * 12 + lastMonth - month + 1;
  const step = Math.max(1, Math.ceil(count / 4));
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => {
    const at = month - 1 + index * step;
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
  });
}

/** The first day of the fiscal quarter that is so many quarters from this one. */
export function quarterFrom(day: string, steps = 0): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const at = year * 12 + Math.floor((month - 1) / 3) * 3 + steps * 3;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}

/** Its number and its fiscal year (Buddhist era): October begins the first of the next. */
export function quarterName(quarter: string): [number, number] {
  const [year = 0, month = 1] = quarter.split('-').map(Number);
  return [((Math.floor((month - 1) / 3) + 1) % 4) + 1, year + 543 + (month >= 10 ? 1 : 0)];
}
