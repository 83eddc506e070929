import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillUniforms, streamKey } from '../random/stream.ts';
import { pairedChange, pairedDifference } from './paired.ts';

const uniforms = (name: string, seed: number, draws: number): Float64Array => {
  const column = new Float64Array(draws);
  fillUniforms(seed, streamKey(name), 0, 0, column);
  return column;
};

test('a constant difference is known exactly, however wide the levels', () => {
  const base = uniforms('x', 1, 1000).map((u) => u * 1024);
  const found = pairedDifference(
    base,
    base.map((value) => value + 0.5),
  );
  expect(found.mean).toBeCloseTo(0.5, 12);
  expect(found.errors.mean).toBeLessThan(1e-12);
  expect(found.above!.p).toBe(1);
  expect(pairedDifference(base, base)).toMatchObject({ mean: 0, p05: 0, p95: 0, above: { p: 0 }, undefined: 0 });
});
test('draws that are undefined in one of the two are left out and counted', () => {
  const found = pairedDifference(Float64Array.of(1, NaN, 3, 4), Float64Array.of(2, 1, NaN, Infinity));
  expect(found).toMatchObject({ mean: 1, p50: 1, above: { p: 1 }, undefined: 3 });
  expect(pairedDifference(Float64Array.of(NaN), Float64Array.of(1))).toMatchObject({ mean: null, above: null });
});
test('a change of probability is the draws gained minus those lost', () => {
  const bit = fc.constantFrom(0, 1);
  fc.assert(
    fc.property(fc.array(fc.tuple(bit, bit), { minLength: 1, maxLength: 200 }), (pairs) => {
      const [base, other] = [0, 1].map((side) => Uint8Array.from(pairs.map((pair) => pair[side]!)));
      const found = pairedChange(base!, other!);
      const share = (bits: Uint8Array): number => bits.reduce((sum, held) => sum + held, 0) / pairs.length;
      expect([found.base, found.other]).toEqual([share(base!), share(other!)]);
      expect(found.change).toBeCloseTo(found.other - found.base, 12);
      expect(found.error).toBeGreaterThan(0);
    }),
  );
});
test('the interval of a change covers the true change in about 95 of 100 runs, and is far narrower than that of independent runs', () => {
  let covered = 0;
  const runs = 2000;
  const draws = 400;
  let width = 0;
  for (let seed = 0; seed < runs; seed++) {
    const u = uniforms('x', seed, draws);
    const [base, other] = [0.5, 0.53].map((p) => Uint8Array.from(u, (value) => (value < p ? 1 : 0)));
    const { change, error } = pairedChange(base!, other!);
    if (Math.abs(change - 0.03) <= error) covered++;
    width += error / runs;
  }
  // Four standard errors of a share of 0.95 in 2,000 runs are 0.02; counts are whole, so coverage comes in steps.
  expect(covered / runs).toBeGreaterThan(0.92);
  expect(covered / runs).toBeLessThan(0.985);
  // Two independent runs of 400 draws: 1.96 · √(2 · 0.25 / 400) = 0.069.
  expect(width).toBeLessThan(0.02);
});
