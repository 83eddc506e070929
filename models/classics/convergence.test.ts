import { column, inlineRunner } from '@planwright/core';
import { expect, test } from 'vitest';
import { convergence } from './convergence.ts';
import { runOnce } from './run-once.ts';

const beta = 0.02;
const draws = 4096;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]): number => {
  const [middleA, middleB] = [mean(a), mean(b)];
  return mean(a.map((value, i) => (value - middleA) * ((b[i] ?? NaN) - middleB)));
};
/** Log income of every region in two years. */
async function regions(scenario: string, from: number, to: number): Promise<[number[], number[]]> {
  const ensemble = await inlineRunner().ensemble({ bundle: convergence, scenario, draws, seed: 11 });
  const logs = (year: number): number[] => Array.from(column(ensemble, 'income', year), Math.log);
  return [logs(from), logs(to)];
}

test('at 2 % a gap halves in 34.66 years', async () => {
  expect(Math.log(2) / beta).toBeCloseTo(34.66, 2);
  const fix = { gap: { 2025: -1 } };
  const luckless = { ...convergence, model: { ...convergence.model, shocks: {} } };
  const still = {
    ...luckless,
    model: {
      ...luckless.model,
      variables: {
        ...luckless.model.variables,
        gap: { ...convergence.model.variables['gap']!, equation: 'gap(-1) * exp(-beta)' },
      },
    },
  };
  const at = await runOnce(still, { fix });
  expect(at('half_life', 2025)).toBeCloseTo(34.66, 2);
  for (const year of [2026, 2045, 2065]) expect(at('gap', year)).toBeCloseTo(-Math.exp(-beta * (year - 2025)), 12);
  // Between the whole years around the half-life the gap passes one half.
  expect(at('gap', 2025 + 34)).toBeLessThan(-0.5);
  expect(at('gap', 2025 + 35)).toBeGreaterThan(-0.5);
});

test('average growth falls with the log of initial income by (1 − exp(−βT))/T', async () => {
  const [first, last] = await regions('unequal', 2025, 2065);
  const growth = last.map((value, i) => (value - (first[i] ?? NaN)) / 40);
  const slope = covariance(growth, first) / covariance(first, first);
  const expected = -(1 - Math.exp(-beta * 40)) / 40;
  // Standard error of the slope: residual sd / (sd of the regressor · √draws).
  const residual = (0.05 / 40) * Math.sqrt((1 - Math.exp(-2 * beta * 40)) / (1 - Math.exp(-2 * beta)));
  expect(Math.abs(slope - expected)).toBeLessThan((4 * residual) / (0.5 * Math.sqrt(draws)));
});

test('the spread widens from a narrow start and narrows from a wide one, with the same β', async () => {
  const variance = (start: number): number =>
    start ** 2 * Math.exp(-2 * beta * 40) + (0.05 ** 2 * (1 - Math.exp(-2 * beta * 40))) / (1 - Math.exp(-2 * beta));
  for (const [scenario, start] of [
    ['baseline', 0.1],
    ['unequal', 0.5],
  ] as const) {
    const [first, last] = await regions(scenario, 2025, 2065);
    const [before, after] = [covariance(first, first), covariance(last, last)];
    expect(after > before, scenario).toBe(start === 0.1);
    // A variance of normal draws has a relative standard error of √(2/draws), 2.2 %.
    expect(Math.abs(after / variance(start) - 1), scenario).toBeLessThan(0.09);
  }
});
