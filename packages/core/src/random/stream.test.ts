import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillUniforms, streamKey, uniform } from './stream.ts';
import { philox } from './philox.ts';

const DRAWS = 20000;

function draws(seed: number, name: string, year: number, count = DRAWS): Float64Array {
  const out = new Float64Array(count);
  fillUniforms(seed, streamKey(name), year, 0, out);
  return out;
}

function correlation(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += ((left[i] ?? 0) - 0.5) * ((right[i] ?? 0) - 0.5);
  return (12 * sum) / left.length;
}

/** Largest distance between the empirical distribution and the uniform one, times √n: above 1.95 with chance 0.1 %. */
function kolmogorov(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const worst = sorted.reduce((most, value, i) => Math.max(most, (i + 1) / n - value, value - i / n), 0);
  return worst * Math.sqrt(n);
}

/** Four standard errors of a correlation of independent draws. */
const LIMIT = 4 / Math.sqrt(DRAWS);
const anySeed = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

describe('streams', () => {
  test('one draw at a time and many at once give the same bits', () => {
    fc.assert(
      fc.property(
        anySeed,
        fc.string(),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 0, max: 2 ** 32 - 9 }),
        (seed, name, year, from) => {
          const key = streamKey(name);
          const out = new Float64Array(8);
          fillUniforms(seed, key, year, from, out);
          return out.every((value, i) => value === uniform(seed, key, from + i, year) && value > 0 && value < 1);
        },
      ),
    );
  });

  test('follow the documented counter and key', () => {
    const key = streamKey('trend');
    const seed = 7 * 2 ** 32 + 5;
    const words = new Uint32Array(4);
    philox(11, 1013, 5, 7, key.low, key.high, words);
    const [a = 0, b = 0, c = 0, d = 0] = words;
    expect(uniform(seed, key, 11, 2026)).toBe((Math.floor(a / 64) * 2 ** 26 + Math.floor(b / 64) + 0.5) / 2 ** 52);
    expect(uniform(seed, key, 11, 2027)).toBe((Math.floor(c / 64) * 2 ** 26 + Math.floor(d / 64) + 0.5) / 2 ** 52);
  });

  test('names in two Unicode forms are one stream, different names are different ones', () => {
    expect(streamKey('re\u0301gion')).toEqual(streamKey('r\u00e9gion'));
    const names = ['a', 'b', 'ab', 'ba', '', '增速', '增速2', 'trend', 'Trend', '__proto__', 'aa', 'aaa', 'a\u0000'];
    const keys = names.map(streamKey);
    expect(new Set(keys.map(({ low }) => low)).size).toBe(names.length);
    expect(new Set(keys.map(({ high }) => high)).size).toBe(names.length);
  });

  test('a hundred thousand similar names share no key', () => {
    const keys = new Set<string>();
    for (let i = 0; i < 100000; i++) {
      const { low, high } = streamKey(`share.sector${String(i)}`);
      keys.add(`${String(low)} ${String(high)}`);
    }
    expect(keys.size).toBe(100000);
  });

  test('a seed that is not a whole number below 2^53 is refused', () => {
    for (const seed of [-1, 0.5, 2 ** 53, NaN, Infinity])
      expect(() => uniform(seed, streamKey('a'), 0, 0)).toThrow(RangeError);
  });

  test.each([
    [7, 'trend', 0],
    [7, '城市增速', 2026],
    [0, 'a', 2027],
    [Number.MAX_SAFE_INTEGER, 'common', 2035],
  ])('seed %d, %s, year %d are uniform', (seed, name, year) => {
    const values = draws(seed, name, year);
    const average = values.reduce((sum, value) => sum + value, 0) / DRAWS;
    const spread = values.reduce((sum, value) => sum + (value - 0.5) * (value - 0.5), 0) / DRAWS;
    expect(Math.abs(average - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / DRAWS));
    expect(Math.abs(spread - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / DRAWS));
    expect(kolmogorov(values)).toBeLessThan(1.95);
  });

  test('neighbouring streams, years, seeds and draws are uncorrelated', () => {
    const base = draws(7, 'x1', 2026);
    const others = {
      stream: draws(7, 'x2', 2026),
      'next year': draws(7, 'x1', 2027),
      'year of the other block': draws(7, 'x1', 2028),
      'no year': draws(7, 'x1', 0),
      'next seed': draws(8, 'x1', 2026),
      'far seed': draws(7 + 2 ** 32, 'x1', 2026),
    };
    for (const [name, other] of Object.entries(others))
      expect([name, Math.abs(correlation(base, other)) < LIMIT]).toEqual([name, true]);
    for (const lag of [1, 2, 4, 256])
      expect(Math.abs(correlation(base.subarray(0, DRAWS - lag), base.subarray(lag)))).toBeLessThan(LIMIT);
  });
});
