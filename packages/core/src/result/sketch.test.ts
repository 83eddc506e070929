import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sketch, sketchError } from './sketch.ts';
import type { PackedSketch } from './sketch.ts';

const column = fc.float64Array({ maxLength: 400 });
const sketchOf = (...columns: readonly Float64Array[]): Sketch => {
  const sketch = new Sketch();
  for (const values of columns) sketch.add(values);
  return sketch;
};
/** As it crosses to another thread. */
const copy = (packed: PackedSketch): PackedSketch => structuredClone(packed);

test('every order statistic lies within the stated error of the true one', () => {
  fc.assert(
    fc.property(column, (values) => {
      const sorted = values.filter(Number.isFinite).sort();
      const found = sketchOf(values).ranks([...sorted.keys()]);
      sorted.forEach((value, rank) => {
        const error = Math.abs(found[rank]! - value);
        // 2^-1033 is half a bucket of the subnormal numbers.
        expect(error).toBeLessThanOrEqual(Math.max(sketchError * Math.abs(value), 2 ** -1033));
      });
    }),
  );
});
test('the stated error is nearly reached, so it is not idle', () => {
  const [found] = sketchOf(Float64Array.of(1, 1 + 2 ** -10 - 2 ** -40, 2)).ranks([0]);
  expect(found! - 1).toBeGreaterThan(0.99 * sketchError);
});
test('sketches of parts, merged in any order, are the sketch of the whole bit for bit', () => {
  fc.assert(
    fc.property(column, column, column, (a, b, c) => {
      const whole = sketchOf(a, b, c).pack();
      const parts = [a, b, c].map((values) => copy(sketchOf(values).pack()));
      for (const order of [
        [0, 1, 2],
        [2, 0, 1],
        [1, 2, 0],
      ]) {
        const merged = new Sketch();
        for (const index of order) merged.merge(parts[index]!);
        expect(merged.pack()).toEqual(whole);
      }
    }),
    { numRuns: 20 },
  );
});
test('buckets come in order and hold every finite draw once', () => {
  fc.assert(
    fc.property(column, (values) => {
      const seen: number[] = [];
      let total = 0;
      sketchOf(values).each((value, count) => {
        seen.push(value);
        total += count;
      });
      expect(seen).toEqual([...seen].sort((x, y) => x - y));
      expect(total).toBe(values.filter(Number.isFinite).length);
    }),
  );
});
test('a column of one value keeps it exactly, and zeros stay zeros', () => {
  expect([...sketchOf(new Float64Array(5).fill(0.1)).ranks([0, 4])]).toEqual([0.1, 0.1]);
  expect([...sketchOf(Float64Array.of(-1, 0, -0, 0, 1)).ranks([1, 2, 3])]).toEqual([0, 0, 0]);
  expect([...sketchOf(Float64Array.of(NaN, Infinity)).ranks([])]).toEqual([]);
});
