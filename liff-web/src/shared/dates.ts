import { language } from './language';
import { s } from './text';
import { th } from './text.th';

const BANGKOK = 7 * 3_600_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BUDDHIST_ERA = 543;

/** Reads the clock on a Bangkok wall: the phone's own zone and calendar are never asked. */
const wall = (moment: number) => new Date(moment + BANGKOK);
const two = (number: number) => String(number).padStart(2, '0');

export function day(iso: string): string {
  const date = wall(Date.parse(iso));
  const year = date.getUTCFullYear() + (language === 'th' ? BUDDHIST_ERA : 0);
  return `${date.getUTCDate()} ${s.months[date.getUTCMonth()]} ${year}`;
}

export function clock(iso: string): string {
  const date = wall(Date.parse(iso));
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}${language === 'th' ? '\u00a0น.' : ''}`;
}

/** For what leaves the house in Thai, whatever language the page is in. */
export function thaiDay(iso: string): string {
  const date = wall(Date.parse(iso));
  return `${date.getUTCDate()} ${th.months[date.getUTCMonth()]} ${date.getUTCFullYear() + BUDDHIST_ERA}`;
}

export function thaiDayAndClock(iso: string): string {
  const date = wall(Date.parse(iso));
  return `${thaiDay(iso)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}\u00a0น.`;
}

export const dayAndClock = (iso: string) => `${day(iso)} ${clock(iso)}`;

/** "5 นาทีที่แล้ว" while it is fresh, then the day's name, then the full date. */
export function when(iso: string, now = Date.now()): string {
  const moment = Date.parse(iso);
  const age = now - moment;
  if (age >= 0 && age < MINUTE) return s.ago.now;
  if (age >= 0 && age < HOUR) return s.ago.minutes(Math.floor(age / MINUTE));
  const days = Math.floor((now + BANGKOK) / DAY) - Math.floor((moment + BANGKOK) / DAY);
  if (days === 0) return `${s.ago.today} ${clock(iso)}`;
  if (days === 1) return `${s.ago.yesterday} ${clock(iso)}`;
  if (days === -1) return `${s.ago.tomorrow} ${clock(iso)}`;
  return dayAndClock(iso);
}

/** How long until (or since) a deadline, in the largest fitting unit. */
export function span(from: number, to: number): string {
  const length = Math.abs(to - from);
  if (length < HOUR) return s.ago.spanMinutes(Math.max(1, Math.round(length / MINUTE)));
  if (length < 2 * DAY) return s.ago.spanHours(Math.round(length / HOUR));
  return s.ago.spanDays(Math.round(length / DAY));
}

/** A date a person answered, "2026-11-22", which has no time and no zone. */
export function plainDate(value: string): string {
  const [year = '', month = '', dayOfMonth = ''] = value.split('-');
  const shown = Number(year) + (language === 'th' ? BUDDHIST_ERA : 0);
  return `${Number(dayOfMonth)} ${s.months[Number(month) - 1] ?? ''} ${shown}`;
}

/** "16 พ.ย.", for the head of a narrow column. */
export function shortDate(value: string): string {
  const [, month = '', dayOfMonth = ''] = value.split('-');
  return `${Number(dayOfMonth)} ${s.months[Number(month) - 1] ?? ''}`;
}

export const today = (now = Date.now()) => wall(now).toISOString().slice(0, 10);

/** What a date field holds ("2026-11-22T09:30") is Bangkok's time, wherever the phone thinks it is. */
export const fromBangkok = (local: string) => new Date(`${local}:00+07:00`).toISOString();
