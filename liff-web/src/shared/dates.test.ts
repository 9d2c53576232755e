import { expect, test } from 'vitest';
import { dayAndClock, plainDate, span, today, when } from './dates';

const now = Date.parse('2026-11-22T07:05:00Z');

test('a moment is told by the clock in Bangkok and the Buddhist year', () => {
  expect(dayAndClock('2026-11-22T07:05:00Z')).toBe('22 พ.ย. 2569 14:05\u00a0น.');
});

test('the year turns at midnight in Bangkok, not in Greenwich', () => {
  expect(dayAndClock('2026-12-31T17:00:00Z')).toBe('1 ม.ค. 2570 00:00\u00a0น.');
  expect(dayAndClock('2026-12-31T16:59:59Z')).toBe('31 ธ.ค. 2569 23:59\u00a0น.');
});

test.each([
  ['2026-11-22T07:04:30Z', 'เมื่อครู่'],
  ['2026-11-22T06:45:00Z', '20 นาทีที่แล้ว'],
  ['2026-11-21T17:30:00Z', 'วันนี้ 00:30\u00a0น.'],
  ['2026-11-21T16:30:00Z', 'เมื่อวาน 23:30\u00a0น.'],
  ['2026-11-20T16:30:00Z', '20 พ.ย. 2569 23:30\u00a0น.'],
  ['2026-11-22T18:00:00Z', 'พรุ่งนี้ 01:00\u00a0น.'],
])('%s is told as %s', (moment, words) => {
  expect(when(moment, now)).toBe(words);
});

test('a span uses the largest unit that still says something', () => {
  expect(span(0, 40 * 60_000)).toBe('40 นาที');
  expect(span(0, 47 * 3_600_000)).toBe('47 ชั่วโมง');
  expect(span(3 * 86_400_000, 0)).toBe('3 วัน');
});

test('an answered date has no zone to slip by', () => {
  expect(plainDate('2026-01-01')).toBe('1 ม.ค. 2569');
});

test('today is the date in Bangkok', () => {
  expect(today(Date.parse('2026-11-21T17:00:00Z'))).toBe('2026-11-22');
});
