import { expect, test } from 'vitest';
import { thaiDigits } from './printCopy';

test('only digits change', () => {
  expect(thaiDigits('ไตรมาส 1 ปี 2570: 80.25% (q1)')).toBe('ไตรมาส ๑ ปี ๒๕๗๐: ๘๐.๒๕% (q๑)');
});
