import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillUniforms, streamKey } from '../../random/stream.ts';
import { upperBinomialTail } from './binomial-tail.ts';
import { measure } from './box.ts';
import type { LabelledDraws } from './box.ts';
import { chosenBox, pasteBack, peel, quasiP, withoutChance } from './prim.ts';

/** Uniform inputs on (0, 1). */
function uniformDraws(inputs: number, count: number, interesting: (x: readonly number[]) => boolean): LabelledDraws {
  const columns = Array.from({ length: inputs }, (_, input) => {
    const column = new Float64Array(count);
    fillUniforms(5, streamKey(`x${input}`), 0, 0, column);
    return column;
  });
  const flags = Uint8Array.from({ length: count }, (_, draw) =>
    Number(interesting(columns.map((column) => column[draw]!))),
  );
  return { columns, flags };
}

describe('PRIM', () => {
  test('finds a box that was put there', () => {
    const draws = uniformDraws(5, 4000, ([, b, , d]) => b! < 0.4 && d! > 0.7);
    const box = pasteBack(draws, chosenBox(peel(draws), 3)!);
    expect(box.restrictions.map(({ input }) => input).sort()).toEqual([1, 3]);
    const [second, fourth] = [1, 3].map((input) => box.restrictions.find((own) => own.input === input)!);
    // A peel removes 5 % of what is left, so the ends are known to about that.
    expect(second!.high).toBeCloseTo(0.4, 1);
    expect(second!.low).toBe(-Infinity);
    expect(fourth!.low).toBeCloseTo(0.7, 1);
    expect(box.density).toBeGreaterThan(0.9);
    expect(box.coverage).toBeGreaterThan(0.85);
  });

  test('x₁x₂ + 0.2x₃ > 0.5: restricts x₁ and x₂ first, from below', () => {
    const draws = uniformDraws(3, 5000, ([a, b, c]) => a! * b! + 0.2 * c! > 0.5);
    const steps = peel(draws);
    const early = steps.find(({ restrictions }) => restrictions.length === 2)!;
    expect(early.restrictions.map(({ input }) => input)).toEqual([0, 1]);
    for (const { low, high } of early.restrictions) {
      expect(low).toBeGreaterThan(0);
      expect(high).toBe(Infinity);
    }
    const box = chosenBox(steps, 3)!;
    for (const input of [0, 1]) expect(quasiP(draws, box.restrictions)[input]).toBeLessThan(0.001);
  });

  test('every step of the trajectory is denser and smaller than the one before, down to the least mass', () => {
    const draws = uniformDraws(4, 2000, ([a, b]) => a! + b! > 1.4);
    const steps = peel(draws, { leastMass: 0.1 });
    expect(steps.length).toBeGreaterThan(5);
    for (let i = 1; i < steps.length; i++) {
      expect(steps[i]!.density).toBeGreaterThan(steps[i - 1]!.density);
      expect(steps[i]!.mass).toBeLessThan(steps[i - 1]!.mass);
      expect(steps[i]!.mass).toBeGreaterThanOrEqual(0.1);
    }
  });

  test('where nothing matters the restrictions are owed to chance and are taken out', () => {
    const coin = uniformDraws(6, 2000, (x) => x[5]! < 0.3);
    const draws = { columns: coin.columns.slice(0, 5), flags: coin.flags };
    const [shallow] = peel(draws).filter(({ restrictions }) => restrictions.length > 0);
    expect(withoutChance(draws, shallow!, 1e-6).restrictions).toEqual([]);
  });

  test('equal values are never parted, and an input with one value is never restricted', () => {
    const columns = [Float64Array.from({ length: 1000 }, (_, i) => i % 4), new Float64Array(1000).fill(7)];
    const draws = { columns, flags: Uint8Array.from(columns[0]!, (value) => Number(value === 3)) };
    const box = peel(draws).at(-1)!;
    expect(box).toMatchObject({ density: 1, coverage: 1, restrictions: [{ input: 0, low: 3, high: Infinity }] });
  });

  test('the measures are those of the definition', () => {
    const draws = { columns: [Float64Array.of(1, 2, 3, 4)], flags: Uint8Array.of(0, 1, 1, 0) };
    expect(measure(draws, [{ input: 0, low: 2, high: 4 }])).toEqual({ mass: 3 / 4, density: 2 / 3, coverage: 1 });
  });
});

describe('the upper tail of a binomial count', () => {
  test('is the sum of its terms', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.nat(30),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          let sum = 0;
          for (let i = k; i <= n; i++) sum += choose(n, i) * p ** i * (1 - p) ** (n - i);
          expect(upperBinomialTail(k, n, p)).toBeCloseTo(Math.min(1, sum), 10);
        },
      ),
    );
  });
  test('stays exact far out and for many trials', () => {
    // 2⁻¹⁰⁰⁰ itself; and the median of 10,000 tosses: 1/2 and half the middle term.
    expect(upperBinomialTail(1000, 1000, 0.5) * 2 ** 1000).toBeCloseTo(1, 9);
    expect(upperBinomialTail(5000, 10_000, 0.5)).toBeCloseTo(0.5 + 0.5 * Math.sqrt(2 / (Math.PI * 10_000)), 5);
  });
});
