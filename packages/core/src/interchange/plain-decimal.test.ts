import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDecimal } from './plain-decimal.ts';

test('a number without exponent reads back as the same double', () => {
  expect([1e-7, -2.5e-9, 1.5e21, 0, 3304.15].map(plainDecimal)).toEqual([
    '0.0000001',
    '-0.0000000025',
    '1500000000000000000000',
    '0',
    '3304.15',
  ]);
  fc.assert(
    fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
      const text = plainDecimal(value);
      expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(text) === value).toBe(true);
    }),
  );
});
