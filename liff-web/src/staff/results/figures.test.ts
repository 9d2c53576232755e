import { expect, test } from 'vitest';
import { two } from './figures';

test.each([
  [4.505, '4.51'],
  [4.515, '4.52'],
  [4.504999, '4.50'],
  [1.005, '1.01'],
  [-0.125, '-0.13'],
  [-0.001, '0.00'],
  [100, '100.00'],
])('%d is printed as %s', (value, text) => expect(two(value)).toBe(text));
