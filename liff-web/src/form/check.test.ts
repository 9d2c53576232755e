import { expect, test } from 'vitest';
import { s } from '../shared/text';
import type { Answers, Question } from '../shared/types';
import { check } from './check';

const ask = (more: Partial<Question>, answers: Answers) =>
  check(
    { version: 1, questions: [{ key: 'q', type: 'text', label: { th: 'q', en: 'q' }, required: true, ...more }] },
    answers,
  ).q;

test.each([[{}], [{ q: '   ' }], [{ q: [] as string[] }]])('%j does not answer a required question', (answers) => {
  expect(ask({}, answers)).toBe(s.form.required);
});

test('an optional question may stay empty', () => {
  expect(ask({ required: false }, {})).toBeUndefined();
});

test('a required consent has words of its own', () => {
  expect(ask({ type: 'consent' }, {})).toBe(s.form.consent);
  expect(ask({ type: 'consent' }, { q: true })).toBeUndefined();
});

test('a number keeps within its bounds, and zero is an answer', () => {
  expect(ask({ type: 'number', min: 0, max: 9 }, { q: 0 })).toBeUndefined();
  expect(ask({ type: 'number', min: 0 }, { q: -1 })).toBe(s.form.min(0));
  expect(ask({ type: 'number', max: 9 }, { q: 10 })).toBe(s.form.max(9));
  expect(ask({ type: 'number' }, { q: 'many' })).toBe(s.form.number);
});

test('text may be exactly as long as allowed', () => {
  expect(ask({ maxLength: 5 }, { q: '12345' })).toBeUndefined();
  expect(ask({ maxLength: 5 }, { q: '123456' })).toBe(s.form.long(5));
});

test('a date must exist', () => {
  expect(ask({ type: 'date' }, { q: '2028-02-29' })).toBeUndefined();
  expect(ask({ type: 'date' }, { q: '2027-02-29' })).toBe(s.form.date);
  expect(ask({ type: 'date' }, { q: 'soon' })).toBe(s.form.date);
});
