import { expect, test } from 'vitest';
import { match } from './router';

test('a path gives its parts', () => {
  expect(match('/liff/cases/:id', '/liff/cases/7')).toEqual({ id: '7' });
  expect(match('/liff/report/:category/:step', '/liff/report/garbage/place')).toEqual({
    category: 'garbage',
    step: 'place',
  });
});

test('a slash at the end makes no difference', () => {
  expect(match('/liff', '/liff/')).toEqual({});
});

test('longer, shorter and other paths do not match', () => {
  expect(match('/liff/cases', '/liff/cases/7')).toBeNull();
  expect(match('/liff/cases/:id', '/liff/cases')).toBeNull();
  expect(match('/liff/cases', '/staff/cases')).toBeNull();
});
