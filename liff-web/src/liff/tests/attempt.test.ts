import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersOf, type Attempt, clockOf, given, lastSequence, nextSequence } from './attempt.ts';

const attempt = {
  answers: { a: { answer: 'x', sequence: 7, savedAt: '' }, b: { answer: true, sequence: 9, savedAt: '' } },
} as unknown as Attempt;

test('what this device changed lies on top of what the server keeps', () => {
  const unsaved = { a: { sequence: 10, answer: 'y' }, b: { sequence: 11, answer: null }, c: { sequence: 12, answer: ['k'] } };
  assert.deepEqual(answersOf(attempt, unsaved), { a: 'y', c: ['k'] });
});

test('a count only grows, also when the clock goes back', () => {
  assert.equal(lastSequence(attempt, {}), 9);
  assert.equal(lastSequence(attempt, { a: { sequence: 20, answer: 'y' } }), 20);
  assert.equal(nextSequence(20, 1000), 1000);
  assert.equal(nextSequence(2000, 1000), 2001);
});

test('the clock counts a begun second', () => {
  assert.equal(clockOf(61_001), '1:02');
  assert.equal(clockOf(-5), '0:00');
});

test('an answer that says nothing is none', () => {
  for (const nothing of [undefined, '', [], {}]) assert.equal(given(nothing), null);
  assert.equal(given(false), false);
});
