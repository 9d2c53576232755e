import { expect, test } from 'vitest';
import { answersOf, type Attempt, clockOf, given, lastSequence, nextSequence } from './attempt';

const attempt = {
  answers: { a: { answer: 'x', sequence: 7, savedAt: '' }, b: { answer: true, sequence: 9, savedAt: '' } },
} as unknown as Attempt;

test('what this device changed lies on top of what the server keeps', () => {
  const unsaved = {
    a: { sequence: 10, answer: 'y' },
    b: { sequence: 11, answer: null },
    c: { sequence: 12, answer: ['k'] },
  };
  expect(answersOf(attempt, unsaved)).toEqual({ a: 'y', c: ['k'] });
});

test('a count only grows, also when the clock goes back', () => {
  expect(lastSequence(attempt, {})).toBe(9);
  expect(lastSequence(attempt, { a: { sequence: 20, answer: 'y' } })).toBe(20);
  expect(nextSequence(20, 1000)).toBe(1000);
  expect(nextSequence(2000, 1000)).toBe(2001);
});

test('the clock counts a begun second', () => {
  expect(clockOf(61_001)).toBe('1:02');
  expect(clockOf(-5)).toBe('0:00');
});

test('an answer that says nothing is none', () => {
  for (const nothing of [undefined, '', [], {}]) expect(given(nothing)).toBe(null);
  expect(given(false)).toBe(false);
});
