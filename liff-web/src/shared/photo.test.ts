import { expect, test } from 'vitest';
import { fitWithin } from './photo';

test.each([
  [4032, 3024, { width: 1600, height: 1200 }],
  [3024, 4032, { width: 1200, height: 1600 }],
  [800, 600, { width: 800, height: 600 }],
  [1600, 1600, { width: 1600, height: 1600 }],
  [20000, 1, { width: 1600, height: 1 }],
])('%i by %i fits', (width, height, fitted) => {
  expect(fitWithin(width, height)).toEqual(fitted);
});
