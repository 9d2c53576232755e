import { expect, test } from 'vitest';
import { baht, bodyOf, emptyLine, planned } from './draft';

test('a line of the plan is people times units times rate, to the satang', () => {
  expect(planned({ ...emptyLine(), people: '2', units: '2', rate: '600' })).toBe(2400);
  expect(planned({ ...emptyLine(), people: '3', units: '1.5', rate: '0.1' })).toBe(0.45);
  expect(planned(emptyLine())).toBe(0);
});

test('amounts are written with thousands and two decimals', () => expect(baht(23000)).toBe('23,000.00'));

test('what is left empty is nothing, not nought', () => {
  const { approved, lines } = bodyOf('23,000.00', [{ ...emptyLine(), label: 'ค่าวัสดุ', rate: '5000' }]);
  expect(approved).toBe(23000);
  expect(lines[0]).toMatchObject({ payClass: null, rate: 5000, paid: null });
});
