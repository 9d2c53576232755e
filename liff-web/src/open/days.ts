/** The first day and the last, both shown: "2026-11-24". The service wants the day after the last. */
export type Days = { from: string; to: string };

const DAY = 86_400_000;
const OCTOBER = '10';

export const addDays = (day: string, count: number) =>
  new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);

export const lastDays = (count: number, today: string): Days => ({ from: addDays(today, 1 - count), to: today });

/** Since 1 October. */
export function fiscalYear(today: string): Days {
  const year = Number(today.slice(0, 4)) - (today.slice(5, 7) < OCTOBER ? 1 : 0);
  return { from: `${year}-10-01`, to: today };
}

export const asQuery = ({ from, to }: Days) => ({ from, to: addDays(to, 1) });
