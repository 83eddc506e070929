import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitShares } from './share-split.ts';

const four = fc.array(fc.double({ min: 0.5, max: 200, noNaN: true }), { minLength: 4, maxLength: 4 });

test('volume and price make up the change of each share, each adds up to nothing, and their indices to the growth of the whole', () => {
  fc.assert(
    fc.property(four, four, four, four, (v0, q0, v1, q1) => {
      const { parts, volume, price } = splitShares({ values: v0, volumes: q0 }, { values: v1, volumes: q1 });
      const sum = (of: (part: (typeof parts)[number]) => number): number =>
        parts.reduce((all, part) => all + of(part), 0);
      for (const part of parts) expect(part.volume + part.price).toBeCloseTo(part.change, 11);
      expect(sum((part) => part.volume)).toBeCloseTo(0, 11);
      expect(sum((part) => part.price)).toBeCloseTo(0, 11);
      const growth = v1.reduce((a, b) => a + b) / v0.reduce((a, b) => a + b);
      expect(volume + price).toBeCloseTo(Math.log(growth), 11);
    }),
  );
});

test('to first order a share moves by itself times what it grows and gains in price beyond the whole', () => {
  const [shares, growth, inflation] = [
    [0.14, 0.38, 0.48],
    [0.03, 0.055, 0.06],
    [0.01, -0.02, 0.015],
  ];
  const step = 1e-3;
  const values = shares.map((share, i) => share * (1 + step * growth[i]!) * (1 + step * inflation[i]!));
  const volumes = shares.map((share, i) => share * (1 + step * growth[i]!));
  const { parts } = splitShares({ values: shares, volumes: shares }, { values, volumes });
  const mean = (rates: readonly number[]): number => rates.reduce((sum, rate, i) => sum + shares[i]! * rate, 0);
  parts.forEach((part, i) => {
    // The next order is a rate times a rate: 1e-3 · 0.06 of what is compared.
    expect(part.volume / step).toBeCloseTo(shares[i]! * (growth[i]! - mean(growth)), 4);
    expect(part.price / step).toBeCloseTo(shares[i]! * (inflation[i]! - mean(inflation)), 4);
  });
});

test('where volumes alone move, prices play no part', () => {
  const { parts, price } = splitShares({ values: [1, 3], volumes: [1, 3] }, { values: [2, 3], volumes: [2, 3] });
  expect(price).toBeCloseTo(0, 15);
  expect(parts.map((part) => part.price)).toEqual([expect.closeTo(0, 15), expect.closeTo(0, 15)]);
  expect(parts[0]!.volume).toBeCloseTo(0.4 - 0.25, 15);
});

test('sides that do not match and numbers that are not positive are refused', () => {
  const one = { values: [1, 2], volumes: [1, 2] };
  expect(() => splitShares(one, { values: [1], volumes: [1] })).toThrow(RangeError);
  expect(() => splitShares(one, { ...one, volumes: [0, 2] })).toThrow(RangeError);
});
