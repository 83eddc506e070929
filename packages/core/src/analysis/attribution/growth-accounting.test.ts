import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growthAccounting } from './growth-accounting.ts';
import type { GrowthContributions } from './growth-accounting.ts';

const positive = fc.double({ min: 0.1, max: 1e3, noNaN: true });
const total = ({ capital, labour, residual }: GrowthContributions): number => capital + labour + residual;

test('a Cobb-Douglas economy gives its own productivity back', () => {
  const years = [0, 1, 2, 3, 4, 5];
  const [tfp, capitalGrowth, labourGrowth, share] = [0.012, 0.07, -0.004, 0.45];
  const capital = years.map((t) => 3 * Math.exp(capitalGrowth * t));
  const labour = years.map((t) => 2 * Math.exp(labourGrowth * t));
  const output = years.map((t) => Math.exp(tfp * t) * capital[t]! ** share * labour[t]! ** (1 - share));
  const { logarithmic } = growthAccounting({ output, capital, labour, capitalShare: share });
  expect(logarithmic.residual).toBeCloseTo(tfp, 12);
  expect(logarithmic.capital).toBeCloseTo(share * capitalGrowth, 12);
  expect(logarithmic.labour).toBeCloseTo((1 - share) * labourGrowth, 12);
});

test('the contributions add up to the growth that people read, year by year and compounded', () => {
  const path = fc.array(positive, { minLength: 4, maxLength: 4 });
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(path, path, path, shares, (output, capital, labour, capitalShare) => {
      const { years, logarithmic, compound } = growthAccounting({ output, capital, labour, capitalShare });
      for (const year of [...years, logarithmic]) expect(total(year)).toBeCloseTo(year.output, 9);
      const rate = (output[3]! / output[0]!) ** (1 / 3) - 1;
      // Relative to the ratio of the ends, which may be thousands: a cube root a few units in the last place off.
      expect(Math.abs(compound.output - rate)).toBeLessThan(1e-12 * (1 + Math.abs(rate)) * 100);
      expect(total(compound)).toBeCloseTo(compound.output, 9);
    }),
  );
});

test('what cannot be accounted is refused', () => {
  const account = { output: [1, 2], capital: [1, 2], labour: [1, 1], capitalShare: 0.4 };
  expect(() => growthAccounting({ ...account, output: [1] })).toThrow(RangeError);
  expect(() => growthAccounting({ ...account, capital: [0, 1] })).toThrow(RangeError);
  expect(() => growthAccounting({ ...account, capitalShare: 1.2 })).toThrow(RangeError);
});
