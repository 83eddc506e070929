import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lmdi, logarithmicMean } from './lmdi.ts';

const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const parts = fc.array(fc.array(factor, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 });

describe('LMDI-I', () => {
  test('10 × 10 → 12 × 12 is 22 from each factor', () => {
    const { additive, change } = lmdi([[10, 10]], [[12, 12]]);
    expect(change).toBe(44);
    for (const own of additive) expect(own).toBeCloseTo(22, 12);
  });

  test('leaves no residual, added or multiplied', () => {
    fc.assert(
      fc.property(parts, fc.infiniteStream(factor), (start, stream) => {
        const numbers = stream[Symbol.iterator]();
        const end = start.map((part) => part.map(() => numbers.next().value as number));
        const { change, additive, ratio, multiplicative } = lmdi(start, end);
        const size = Math.max(...[...start, ...end].map((part) => part[0]! * part[1]! * part[2]!));
        // The sum of a few terms of this size, each a few units in the last place off.
        expect(Math.abs(additive.reduce((a, b) => a + b, 0) - change)).toBeLessThan(1e-12 * size);
        expect(multiplicative!.reduce((a, b) => a * b, 1) / ratio!).toBeCloseTo(1, 9);
      }),
    );
  });

  test('turning time round turns the signs round', () => {
    fc.assert(
      fc.property(
        fc.array(factor, { minLength: 2, maxLength: 2 }),
        fc.array(factor, { minLength: 2, maxLength: 2 }),
        (a, b) => {
          const [there, back] = [lmdi([a], [b]).additive, lmdi([b], [a]).additive];
          there.forEach((own, k) => expect(own).toBeCloseTo(-back[k]!, 6));
        },
      ),
    );
  });

  test('a zero is the limit of a small number', () => {
    const small = 1e-60;
    const [zero, nearly] = [lmdi([[0, 5, 2]], [[3, 4, 2]]), lmdi([[small, 5, 2]], [[3, 4, 2]])];
    zero.additive.forEach((own, k) => expect(Math.abs(own - nearly.additive[k]!)).toBeLessThan(0.1));
    expect(zero.additive).toEqual([24, 0, 0]);
    expect(lmdi([[0, 0, 2]], [[3, 4, 2]]).additive).toEqual([12, 12, 0]);
    expect(lmdi([[0, 5]], [[0, 9]]).additive).toEqual([0, 0]);
    expect(lmdi([[2, 5]], [[0, 9]]).additive).toEqual([-10, 0]);
    expect(lmdi([[0, 5]], [[1, 9]]).ratio).toBeNull();
  });

  test('a negative factor and unlike sides are refused', () => {
    expect(() => lmdi([[-1, 2]], [[1, 2]])).toThrow(RangeError);
    expect(() => lmdi([[1, 2]], [[1, 2, 3]])).toThrow(RangeError);
    expect(() => lmdi([], [])).toThrow(RangeError);
  });
});

describe('the logarithmic mean', () => {
  test('lies between the geometric and the arithmetic mean, also where the numbers nearly agree', () => {
    fc.assert(
      fc.property(factor, fc.double({ min: 0, max: 3, noNaN: true }), (a, step) => {
        const b = a * (1 + step);
        const mean = logarithmicMean(a, b);
        expect(mean).toBeGreaterThanOrEqual(Math.sqrt(a * b) * (1 - 1e-15));
        expect(mean).toBeLessThanOrEqual(((a + b) / 2) * (1 + 1e-15));
      }),
    );
  });

  test('the series and the quotient meet', () => {
    const b = Math.E ** 0.1;
    expect(logarithmicMean(b * (1 + 1e-9), 1)).toBeCloseTo(logarithmicMean(b * (1 - 1e-9), 1), 8);
    expect(logarithmicMean(1.2, 1)).toBeCloseTo(0.2 / Math.log(1.2), 14);
    expect(logarithmicMean(1.05, 1)).toBeCloseTo(0.05 / Math.log(1.05), 13);
  });
});
