import { expect, test } from 'vitest';
import { urgentCalls } from './urgent';

const name = { th: '', en: '' };
const emergency = ['199', '191', '1669', '1130'].map((number) => ({ number, name }));
const numbers = (words: string) => urgentCalls([{ th: words, en: '' }], emergency).first.map(({ number }) => number);

test('numbers named in the warning come first', () => {
  expect(numbers('โทร 1130 มีคนเจ็บโทร 1669')).toEqual(['1130', '1669', '199']);
});

test('a number inside a longer one is not named', () => {
  expect(numbers('ห้อง 11991')).toEqual(['199', '191', '1669']);
});

test('no number is lost', () => {
  const { first, others } = urgentCalls([], emergency);
  expect([...first, ...others]).toEqual(emergency);
});
