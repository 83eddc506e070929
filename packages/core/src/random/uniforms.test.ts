import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { morrisAt, morrisOrder, pickFreezeAt } from './design.ts';
import type { Design, Morris, PickFreeze } from './design.ts';
import { permuted } from './permutation.ts';
import { digitsToUniform, directionNumbers, scrambled, sobolDigits } from './sobol.ts';
import { fillUniforms } from './stream.ts';
import { createUniforms } from './uniforms.ts';
import type { Arrangement, RandomInput } from './uniforms.ts';

const input = (name: string, dimension: number): RandomInput => ({ name, stream: name, dimension });
const [a, b, c] = [input('a', 0), input('b', 1), input('c', 2)];

function parameter(of: RandomInput, arrangement: Arrangement, from: number, count: number, seed = 7): Float64Array {
  const out = new Float64Array(count);
  createUniforms(seed, arrangement, fillUniforms).parameter(of, from, out);
  return out;
}

function shock(of: RandomInput, year: number, arrangement: Arrangement, from: number, count: number): Float64Array {
  const out = new Float64Array(count);
  createUniforms(7, arrangement, fillUniforms).shock(of, year, from, out);
  return out;
}

const pickFreeze: PickFreeze = { kind: 'pick-freeze', base: 40, groups: [['a'], ['b', 'c']] };
const morris: Morris = { kind: 'morris', trajectories: 30, levels: 4, inputs: ['a', 'b'] };
const designs: readonly [string, Design, number][] = [
  ['monte-carlo', { kind: 'monte-carlo' }, 120],
  ['latin-hypercube', { kind: 'latin-hypercube' }, 120],
  ['sobol', { kind: 'sobol' }, 120],
  ['pick-freeze', pickFreeze, 160],
  ['pick-freeze of random rows', { ...pickFreeze, rows: 'monte-carlo' }, 160],
  ['morris', morris, 90],
  ['central', { kind: 'central' }, 120],
];

describe.each(designs)('%s', (_, design, draws) => {
  test('gives the same uniforms however the draws are cut, all inside (0, 1)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: draws }), { maxLength: 5 }),
        fc.constantFrom(1, 1, 3, 7),
        (cuts, inner) => {
          const arrangement = { design, draws, inner };
          const ends = [0, ...cuts.sort((x, y) => x - y), draws];
          return [a, b, c].every((of) => {
            const whole = parameter(of, arrangement, 0, draws);
            const shocks = shock(of, 2027, arrangement, 0, draws);
            const pieces = ends.slice(1).flatMap((to, i) => [...parameter(of, arrangement, ends[i]!, to - ends[i]!)]);
            const others = ends.slice(1).flatMap((to, i) => [...shock(of, 2027, arrangement, ends[i]!, to - ends[i]!)]);
            const inside = [...whole, ...shocks].every((u) => u > 0 && u < 1);
            return inside && whole.every((u, d) => u === pieces[d]) && shocks.every((u, d) => u === others[d]);
          });
        },
      ),
    );
  });
});

test('Monte Carlo is the plain stream', () => {
  const plain = new Float64Array(50);
  fillUniforms(7, { low: 1, high: 2 }, 0, 3, plain);
  const out = new Float64Array(50);
  createUniforms(7, {}, (seed, _key, year, from, into) =>
    fillUniforms(seed, { low: 1, high: 2 }, year, from, into),
  ).parameter(a, 3, out);
  expect(out).toEqual(plain);
});

test('two levels: parameters take draw ⌊draw / inner⌋, shocks every draw', () => {
  const outer = parameter(a, {}, 0, 10);
  const both = parameter(a, { inner: 4 }, 0, 40);
  expect([...both]).toEqual(Array.from({ length: 40 }, (_, d) => outer[Math.floor(d / 4)]));
  expect(new Set(shock(a, 2026, { inner: 4 }, 0, 40)).size).toBe(40);
});

describe('the Latin hypercube', () => {
  test('has one draw in each slice, for any number of draws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 0, max: 1e9 }), (draws, seed) => {
        const slices = parameter(a, { design: { kind: 'latin-hypercube' }, draws }, 0, draws, seed);
        return new Set(slices.map((u) => Math.floor(u * draws))).size === draws;
      }),
    );
  });

  test('a preview that names the whole is its first draws', () => {
    const whole = parameter(b, { design: { kind: 'latin-hypercube' }, draws: 1000 }, 0, 1000);
    const first = parameter(b, { design: { kind: 'latin-hypercube', of: 1000 }, draws: 100 }, 0, 100);
    expect(first).toEqual(whole.subarray(0, 100));
  });

  test('pairs the slices of two inputs at random', () => {
    const arrangement: Arrangement = { design: { kind: 'latin-hypercube' }, draws: 10000 };
    const [left, right] = [parameter(a, arrangement, 0, 10000), parameter(b, arrangement, 0, 10000)];
    const sum = left.reduce((total, u, d) => total + (u - 0.5) * (right[d]! - 0.5), 0);
    expect(Math.abs((12 * sum) / 10000)).toBeLessThan(4 / 100);
  });

  test('its permutations reach every place about equally often', () => {
    const size = 10;
    const counts = new Float64Array(size * size);
    for (let seed = 0; seed < 5000; seed++)
      for (let i = 0; i < size; i++) counts[i * size + permuted(i, size, [seed, seed * 7, ~seed, seed ^ 99])]!++;
    const chiSquare = counts.reduce((sum, n) => sum + ((n - 500) * (n - 500)) / 500, 0);
    // 81 degrees of freedom: above 130 with chance 0.05 %.
    expect(chiSquare).toBeLessThan(130);
  });
});

describe('the scrambled Sobol sequence', () => {
  test('keeps one point in every elementary interval of one and of two dimensions', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 1e9 }),
        (power, start, seed) => {
          const n = 2 ** power;
          const arrangement: Arrangement = { design: { kind: 'sobol' } };
          const [x, y] = [parameter(a, arrangement, start * n, n, seed), parameter(b, arrangement, start * n, n, seed)];
          for (let k = 0; k <= power; k++) {
            const cells = x.map(
              (u, d) => Math.floor(u * 2 ** k) * 2 ** (power - k) + Math.floor(y[d]! * 2 ** (power - k)),
            );
            if (new Set(cells).size !== n) return false;
          }
          return true;
        },
      ),
    );
  });

  test('the scramble flips each digit by what stands above it only', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), fc.integer({ min: 1, max: 31 }), (x, y, seed, digits) => {
        const same = (x >>> (32 - digits)) << (32 - digits);
        const other = same | (y >>> digits);
        return scrambled(same, seed) >>> (32 - digits) === scrambled(other, seed) >>> (32 - digits);
      }),
    );
  });

  test('integrates a smooth function far better than independent draws', () => {
    const n = 4096;
    const error = (design: Design): number => {
      const x = [a, b, c].map((of) => parameter(of, { design, draws: n }, 0, n));
      let sum = 0;
      for (let d = 0; d < n; d++) sum += x.reduce((product, u) => product * (1 + (u[d]! - 0.5)), 1);
      return Math.abs(sum / n - 1);
    };
    expect(error({ kind: 'sobol' })).toBeLessThan(error({ kind: 'monte-carlo' }) / 20);
  });

  test('a dimension beyond the table is refused', () => {
    expect(() => directionNumbers(256)).toThrow(RangeError);
    expect(digitsToUniform(sobolDigits(directionNumbers(0), 1))).toBeCloseTo(0.5, 9);
  });
});

describe('pick-freeze', () => {
  test('a block of a group is A but for the inputs of the group, which are those of B', () => {
    for (const rows of ['sobol', 'monte-carlo'] as const) {
      const arrangement: Arrangement = { design: { ...pickFreeze, rows } };
      for (const [of, own] of [
        [a, 0],
        [b, 1],
        [c, 1],
      ] as const)
        for (const column of [parameter(of, arrangement, 0, 160), shock(of, 2030, arrangement, 0, 160)]) {
          const block = (index: number): number[] => [...column.subarray(index * 40, (index + 1) * 40)];
          expect(block(0)).not.toEqual(block(1));
          for (const group of [0, 1]) expect(block(2 + group)).toEqual(block(group === own ? 1 : 0));
        }
    }
    expect([0, 39, 40, 80, 125].map((draw) => pickFreezeAt(pickFreeze, draw))).toEqual([
      { row: 0, block: 'A' },
      { row: 39, block: 'A' },
      { row: 0, block: 'B' },
      { row: 0, block: 0 },
      { row: 5, block: 1 },
    ]);
  });
});

describe('morris', () => {
  test('each step moves the next input of the order by half of the levels and leaves all else', () => {
    const columns = { a: parameter(a, { design: morris }, 0, 90), b: parameter(b, { design: morris }, 0, 90) };
    const other = parameter(c, { design: morris }, 0, 90);
    for (let draw = 0; draw < 90; draw++) {
      const { trajectory, step } = morrisAt(morris, draw);
      if (step === 0) continue;
      const movedNow = morrisOrder(morris, 7, trajectory)[step - 1];
      for (const name of ['a', 'b'] as const)
        expect(Math.abs(columns[name][draw]! - columns[name][draw - 1]!)).toBe(name === movedNow ? 0.5 : 0);
      expect(other[draw]).toBe(other[draw - 1]);
      expect(shock(a, 2026, { design: morris }, draw - 1, 2)[0]).toBe(shock(a, 2026, { design: morris }, draw, 1)[0]);
    }
    expect(new Set(columns.a)).toEqual(new Set([0.125, 0.375, 0.625, 0.875]));
  });
});
