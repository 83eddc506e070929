import { expect, test } from 'vitest';
import { fillUniforms, streamKey } from '../../random/stream.ts';
import { coveringBoxes, findBox, jointCoverage, reproducibility } from './covering.ts';
import { sorted } from './prim.ts';
import type { SortedDraws } from './prim.ts';

const uniformDraws = (inputs: number, count: number, interesting: (x: readonly number[]) => boolean): SortedDraws => {
  const columns = Array.from({ length: inputs }, (_, input) => {
    const column = new Float64Array(count);
    fillUniforms(9, streamKey(`x${input}`), 0, 0, column);
    return column;
  });
  const flags = Uint8Array.from({ length: count }, (_, d) => Number(interesting(columns.map((column) => column[d]!))));
  return sorted({ columns, flags });
};

test('among many inputs a rare corner is found by the few that make it', () => {
  const draws = uniformDraws(40, 8000, (x) => x[7]! < 0.25 && x[23]! > 0.75);
  const box = findBox(draws, 3)!;
  expect(box.restrictions.map(({ input }) => input).sort((a, b) => a - b)).toEqual([7, 23]);
  // A peel removes 5 % of what is left, so each end is known to about that.
  expect(box.density).toBeGreaterThan(0.85);
  expect(box.coverage).toBeGreaterThan(0.85);
});

test('where nearly all draws are of interest, a box of nearly all draws is not the answer', () => {
  const draws = uniformDraws(10, 8000, (x) => x[0]! < 0.95 || x[1]! < 0.4);
  const box = findBox(draws, 3)!;
  expect(box.restrictions.every(({ input }) => input < 2)).toBe(true);
  expect(box.density).toBeGreaterThan(0.99);
});

test('two corners are two boxes, and nothing is told twice', async () => {
  const draws = uniformDraws(6, 6000, (x) => x[0]! < 0.2 || x[1]! > 0.8);
  const boxes = await coveringBoxes(draws, { boxes: 5, restrictions: 2 });
  expect(new Set(boxes.slice(0, 2).flatMap(({ restrictions }) => restrictions.map(({ input }) => input)))).toEqual(
    new Set([0, 1]),
  );
  expect(jointCoverage(draws, boxes)).toBeGreaterThan(0.9);
  const shares = await reproducibility(draws, 2, 10, 1);
  // Each half finds one of the two, or both.
  expect(shares[0]! + shares[1]!).toBeGreaterThanOrEqual(1);
  expect(Math.max(...shares.slice(2))).toBeLessThan(0.3);
});
