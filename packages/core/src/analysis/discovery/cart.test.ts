import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countIn } from './box.ts';
import { growTree } from './cart.ts';

describe('a classification tree', () => {
  const grid = Array.from({ length: 400 }, (_, i) => [i % 20, Math.floor(i / 20)] as const);
  const columns = [Float64Array.from(grid, ([x]) => x), Float64Array.from(grid, ([, y]) => y)];

  test('finds a corner', () => {
    const flags = Uint8Array.from(grid, ([x, y]) => Number(x >= 12 && y < 5));
    const [densest] = growTree({ columns, flags });
    expect(densest).toMatchObject({ density: 1, coverage: 1 });
    expect(densest!.restrictions).toEqual([
      { input: 1, low: -Infinity, high: 4 },
      { input: 0, low: 12, high: Infinity },
    ]);
  });

  test('its leaves part the draws: every draw lies in exactly one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 400, maxLength: 400 }),
        fc.integer({ min: 0, max: 4 }),
        (drawn, depth) => {
          const draws = { columns, flags: Uint8Array.from(drawn, Number) };
          const leaves = growTree(draws, { depth });
          const inside = leaves.map(({ restrictions }) => countIn(draws, restrictions));
          expect(inside.reduce((sum, own) => sum + own.inside, 0)).toBe(400);
          expect(inside.reduce((sum, own) => sum + own.caught, 0)).toBe(drawn.filter(Boolean).length);
          for (const { mass } of leaves) expect(mass).toBeGreaterThanOrEqual(0.05);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('draws that are all alike make one leaf', () => {
    expect(growTree({ columns, flags: new Uint8Array(400).fill(1) })).toMatchObject([{ restrictions: [], density: 1 }]);
  });
});
