import { clock, day } from '../shared/dates';

type Happening = { from: string; to?: string | null; place?: string | null };

/** "5 ธ.ค. 2569 09:00 - 15:00 น. · ลานกีฬา": the day is said once when it is the same. */
export function happening({ from, to, place }: Happening): string {
  const time = !to
    ? `${day(from)} ${clock(from)}`
    : day(from) === day(to)
      ? `${day(from)} ${clock(from).replace(/\s*น\.$/, '')}–${clock(to)}`
      : `${day(from)} ${clock(from)} – ${day(to)} ${clock(to)}`;
  return [time, place].filter(Boolean).join(' · ');
}
