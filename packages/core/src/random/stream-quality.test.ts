/**
 * Checks of the kind of PractRand and Dieharder on the streams, small and with fixed seeds. Each compares a statistic with its
 * exact or asymptotic law; a bound is passed by chance with probability of about 1e-4 or less, and the seeds are fixed, so a failure is
 * a change of the generator.
 */
import { describe, expect, test } from 'vitest';
import { cdf, quantile } from './distribution.ts';
import { beta, discrete, empirical, lognormal, normal, pert, triangular, truncated, uniform as flat } from './prior.ts';
import type { Prior } from './prior.ts';
import { fillUniforms, streamKey } from './stream.ts';

const N = 65536;

function uniforms(seed: number, name: string, year: number, count = N): Float64Array {
  const out = new Float64Array(count);
  fillUniforms(seed, streamKey(name), year, 0, out);
  return out;
}

/** The 52 random bits, the highest first, as two words of 26. */
const upper = (u: number): number => Math.floor(u * 67108864);
const lower = (u: number): number => Math.floor((u * 67108864 - upper(u)) * 67108864);

/** As draws go on, as streams go on, as years go on, as seeds go on: every direction in which a run counts. */
const directions: readonly [string, Float64Array][] = [
  ['draws', uniforms(7, 'trend', 0)],
  ['draws of an odd year', uniforms(7, 'trend', 2027)],
  ['streams', Float64Array.from({ length: N }, (_, i) => uniforms(7, `x${i}`, 0, 1)[0]!)],
  ['years', Float64Array.from({ length: N }, (_, i) => uniforms(7, 'trend', i, 1)[0]!)],
  ['seeds', Float64Array.from({ length: N }, (_, i) => uniforms(i, 'trend', 0, 1)[0]!)],
];

describe.each(directions)('along %s', (_, values) => {
  test('each of the 52 bits is set half of the time', () => {
    for (let bit = 0; bit < 26; bit++)
      for (const word of [upper, lower]) {
        const ones = values.reduce((sum, u) => sum + ((word(u) >>> bit) & 1), 0);
        // Standard deviation √N / 2; 4.5 of them: 7e-6 for each of 52 bits.
        expect(Math.abs(ones - N / 2)).toBeLessThan(4.5 * (Math.sqrt(N) / 2));
      }
  });

  test('values above and below the middle alternate as often as independent ones', () => {
    let runs = 1;
    for (let i = 1; i < N; i++) if (values[i]! < 0.5 !== values[i - 1]! < 0.5) runs++;
    expect(Math.abs(runs - N / 2)).toBeLessThan(4 * (Math.sqrt(N) / 2));
  });

  test('neighbours are not correlated, nor are their squares', () => {
    for (const lag of [1, 2, 3, 4, 16, 256, 1024])
      for (const shape of [(u: number) => u - 0.5, (u: number) => (u - 0.5) * (u - 0.5) - 1 / 12]) {
        const x = values.map(shape);
        let [product, square] = [0, 0];
        for (let i = 0; i < N; i++) {
          square += x[i]! * x[i]!;
          if (i >= lag) product += x[i]! * x[i - lag]!;
        }
        expect(Math.abs(product / square)).toBeLessThan(4.5 / Math.sqrt(N));
      }
  });

  test('pairs fill a square of 16 × 16 cells evenly', () => {
    const counts = new Float64Array(256);
    for (let i = 0; i < N; i += 2) counts[Math.floor(values[i]! * 16) * 16 + Math.floor(values[i + 1]! * 16)]!++;
    const expected = N / 2 / 256;
    const chiSquare = counts.reduce((sum, n) => sum + ((n - expected) * (n - expected)) / expected, 0);
    // 255 degrees of freedom: mean 255, standard deviation 22.6; outside of [175, 350] with chance of about 1e-4.
    expect(chiSquare).toBeGreaterThan(175);
    expect(chiSquare).toBeLessThan(350);
  });

  test('birthday spacings: sorted values repeat a distance as often as independent ones', () => {
    // Marsaglia: m birthdays in n = 2^24 days, repeated spacings are Poisson with mean m³ / 4n = 8; 50 samples, mean 400.
    const m = 512;
    let repeats = 0;
    for (let sample = 0; sample < 50; sample++) {
      const days = Int32Array.from({ length: m }, (_, i) => Math.floor(values[sample * m + i]! * 16777216)).sort();
      const spacings = days.map((day, i) => (i === 0 ? day : day - days[i - 1]!)).sort();
      for (let i = 1; i < m; i++) if (spacings[i] === spacings[i - 1]) repeats++;
    }
    const mean = (50 * m ** 3) / (4 * 16777216);
    // Four standard deviations of a Poisson number.
    expect(Math.abs(repeats - mean)).toBeLessThan(4 * Math.sqrt(mean));
  });
});

test('streams, years and seeds never meet: no value of 52 bits comes twice among 200,000', () => {
  // By chance with probability 200,000² / 2^53 = 4e-6.
  const seen = new Set<number>();
  let count = 0;
  for (const [, values] of directions.slice(0, 1)) for (const u of values.subarray(0, 20000)) seen.add(u);
  count += 20000;
  for (let i = 1; i <= 90; i++)
    for (const [seed, name, year] of [
      [7, `y${i}`, 0],
      [7 + i * 4294967296, 'trend', 2026 + 2 * i],
    ] as const)
      for (const u of uniforms(seed, name, year, 1000)) {
        seen.add(u);
        count++;
      }
  expect(seen.size).toBe(count);
});

const continuous: readonly Prior[] = [
  normal(1, 2),
  lognormal(3, 0.7, 1),
  flat(-1, 4),
  triangular(0, 1, 4),
  pert(0, 1, 4),
  beta(0.5, 3, -2, 2),
  empirical([1, 2, 4, 8], [0, 0.2, 0.9, 1]),
  truncated(normal(0, 1), { low: -0.5, high: 2 }),
];

test.each(continuous)('draws of $kind follow their distribution function (Kolmogorov and Smirnov)', (prior) => {
  const n = 5000;
  const sorted = uniforms(11, prior.kind, 0, n)
    .map((u) => quantile(prior, u))
    .sort();
  const distance = sorted.reduce((most, x, i) => {
    const p = cdf(prior, x);
    return Math.max(most, (i + 1) / n - p, p - i / n);
  }, 0);
  // Above 2.23 with chance 1e-4.
  expect(distance * Math.sqrt(n)).toBeLessThan(2.23);
});

test('draws of a discrete prior come as often as their weights say', () => {
  const prior = discrete([1, 2, 5], [1, 2, 7]);
  const draws = uniforms(11, 'discrete', 0).map((u) => quantile(prior, u));
  const chiSquare = prior.values.reduce((sum, value, i) => {
    const expected = (N * prior.weights[i]!) / 10;
    const found = draws.filter((x) => x === value).length;
    return sum + ((found - expected) * (found - expected)) / expected;
  }, 0);
  // Two degrees of freedom: above 18.4 with chance 1e-4.
  expect(chiSquare).toBeLessThan(18.4);
});
