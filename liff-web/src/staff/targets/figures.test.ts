import { expect, test } from 'vitest';
import { figure, share } from './figures';

test('figures have two decimals at most, halves away from zero', () => {
  expect(figure(64)).toBe('64');
  expect(figure(80.005)).toBe('80.01');
  expect(figure(1234.5)).toBe('1,234.5');
  expect(figure(null)).toBe('–');
});

test('a bar is not full before the goal is reached', () => {
  const value = { value: 79.99 } as Parameters<typeof share>[0];
  expect(share(value, 80)).toBe(99);
  expect(share({ ...value, value: 80 }, 80)).toBe(100);
  expect(share(value, null)).toBeUndefined();
});
