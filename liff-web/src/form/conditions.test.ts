import { expect, test } from 'vitest';
import type { Form, Question } from '../shared/types';
import { dangers, shown, toSend } from './conditions';

const text = (words: string) => ({ th: words, en: words });
const question = (key: string, more: Partial<Question> = {}): Question => ({
  key,
  type: 'choice',
  label: text(key),
  required: false,
  ...more,
});
const form: Form = {
  version: 1,
  questions: [
    question('fire', { stopIf: { in: ['yes'], message: text('call') } }),
    question('where', { showIf: { key: 'fire', in: ['yes'] } }),
    question('who', { showIf: { key: 'where', in: ['home'] }, stopIf: { in: ['child'], message: text('child') } }),
    question('smells', { type: 'choices' }),
    question('strong', { type: 'scale', showIf: { key: 'smells', in: ['gas', 'smoke'] } }),
    question('calls', { showIf: { key: 'strong', in: ['4', '5'] } }),
  ],
};
const keys = (answers: Parameters<typeof shown>[1]) => shown(form, answers).map(({ key }) => key);

test('a question waits for the answer it depends on', () => {
  expect(keys({})).toEqual(['fire', 'smells']);
  expect(keys({ fire: 'yes' })).toEqual(['fire', 'where', 'smells']);
});

test('a question that depends on a hidden one is hidden, whatever was answered before', () => {
  expect(keys({ fire: 'no', where: 'home', who: 'child' })).toEqual(['fire', 'smells']);
});

test('one of several chosen answers is enough', () => {
  expect(keys({ smells: ['paint', 'gas'] })).toContain('strong');
  expect(keys({ smells: ['paint'] })).not.toContain('strong');
});

test('a number answers a condition that is written as text', () => {
  expect(keys({ smells: ['gas'], strong: 5 })).toContain('calls');
  expect(keys({ smells: ['gas'], strong: 3 })).not.toContain('calls');
});

test('danger is told only by questions that are on the page', () => {
  expect(dangers(form, { fire: 'yes', where: 'home', who: 'child' })).toEqual([text('call'), text('child')]);
  expect(dangers(form, { fire: 'no', where: 'home', who: 'child' })).toEqual([]);
});

test('hidden and empty answers are not sent, and words are trimmed', () => {
  expect(toSend(form, { fire: 'no', where: 'home', smells: [], strong: 3 })).toEqual({ fire: 'no' });
  expect(toSend(form, { fire: ' yes ' })).toEqual({ fire: 'yes' });
});
