/** An economist's estimates as a joint prior: what is drawn has the covariance that was given. */
import { column, inlineRunner, readTextGrid } from '@planwright/core';
import { readEstimates, withEstimates } from '@planwright/core/interchange';
import { tinyBundle } from '@planwright/core/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

type Matrix = readonly (readonly number[])[];
const names = ['alpha', 'beta', 'gamma'];

const bundle = tinyBundle({
  years: { history: 2025, start: 2026, end: 2026 },
  parameters: Object.fromEntries(names.map((name) => [name, { value: 0 }])),
  variables: Object.fromEntries(names.map((name) => [`x_${name}`, { equation: name, initial: 0 }])),
});

const fileOf = (values: readonly number[], covariance: Matrix): string =>
  [['', 'estimate', ...names], ...names.map((name, i) => [name, values[i], ...covariance[i]!])]
    .map((row) => row.join(','))
    .join('\n');

const read = (text: string) => readEstimates(readTextGrid(text), 'estimates.csv');

async function drawn(text: string, draws: number): Promise<readonly Float64Array[]> {
  const { estimates } = read(text);
  const { model, problems } = withEstimates(bundle.model, estimates!);
  expect(problems).toEqual([]);
  const job = { bundle: { ...bundle, model }, scenario: 'baseline', draws, seed: 11 };
  const ensemble = await inlineRunner().ensemble(job);
  return names.map((name) => column(ensemble, `x_${name}`, 2026));
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
function covariance(a: Float64Array, b: Float64Array): number {
  const [first, second] = [mean(a), mean(b)];
  return a.reduce((sum, value, i) => sum + (value - first) * (b[i]! - second), 0) / (a.length - 1);
}

describe('draws from estimates', () => {
  test('have the given means and covariances within their standard errors', async () => {
    const entry = fc.integer({ min: -16, max: 16 }).map((eighths) => eighths / 8);
    const positiveDefinite = fc
      .array(fc.array(entry, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 })
      // A·Aᵀ + I/8 in binary fractions, so that both halves are equal, with scales that differ by a thousand and more.
      .map((a) =>
        a.map((row, i) =>
          a.map((other, j) => {
            const inner = row.reduce((sum, value, k) => sum + value * other[k]!, i === j ? 1 / 8 : 0);
            return inner * [1, 2 ** -10, 32][i]! * [1, 2 ** -10, 32][j]!;
          }),
        ),
      );
    const draws = 20_000;
    // Fixed seeds: four standard errors are then either met or not, always.
    await fc.assert(
      fc.asyncProperty(positiveDefinite, fc.array(entry, { minLength: 3, maxLength: 3 }), async (given, values) => {
        const found = await drawn(fileOf(values, given), draws);
        for (let i = 0; i < 3; i++) {
          const errorOfMean = Math.sqrt(given[i]![i]! / draws);
          expect(Math.abs(mean(found[i]!) - values[i]!)).toBeLessThan(4 * errorOfMean);
          for (let j = 0; j <= i; j++) {
            // Of a sample covariance of normals: (σᵢᵢσⱼⱼ + σᵢⱼ²)/(n − 1) (Anderson, Multivariate Statistical Analysis, 3.4).
            const error = Math.sqrt((given[i]![i]! * given[j]![j]! + given[i]![j]! ** 2) / (draws - 1));
            expect(Math.abs(covariance(found[i]!, found[j]!) - given[i]![j]!)).toBeLessThan(4 * error);
          }
        }
      }),
      { seed: 4, numRuns: 8 },
    );
  });
});

describe('a file of estimates', () => {
  test('is the same as covariances or as standard errors with correlations, under the headings of EViews, and half a matrix', () => {
    const covariances = read('name,estimate,alpha,beta\nalpha,0.5,0.04,0.006\nbeta,-1,0.006,0.01\n').estimates;
    const correlations = read(
      'Variable\tCoefficient\tStd. Error\tt-Statistic\talpha\tbeta\nalpha\t0.5\t0.2\t2.5\t1\t\nbeta\t-1\t0.1\t-10\t0.3\t1\n',
    ).estimates;
    const escaped = read('"","estimate","alpha","beta"\n"=""alpha""","=""0.5""",0.04,\nbeta,-1,0.006,0.01\n').estimates;
    for (const found of [covariances, correlations, escaped]) {
      expect(found?.of.map(({ parameter, value }) => [parameter, value])).toEqual([
        ['alpha', 0.5],
        ['beta', -1],
      ]);
      // Square roots and quotients round in the last place.
      expect(found?.of[0]?.sd).toBeCloseTo(0.2, 14);
      expect(found?.of[1]?.sd).toBeCloseTo(0.1, 14);
      expect(found?.correlation[0]?.[1]).toBeCloseTo(0.3, 14);
      expect(found?.correlation[1]?.[0]).toBe(found?.correlation[0]?.[1]);
    }
  });

  test('leaves out coefficients without a parameter: what remains is the marginal distribution', () => {
    const found = read(
      'name,parameter,estimate,C(1),C(2),C(3)\nC(1),,3,4,0.1,0.1\nC(2),beta,0.5,0.1,0.04,0.006\nC(3),alpha,-1,0.1,0.006,0.01\n',
    ).estimates;
    expect(found?.of.map(({ parameter, value }) => [parameter, value])).toEqual([
      ['beta', 0.5],
      ['alpha', -1],
    ]);
    expect(found?.correlation).toHaveLength(2);
    expect(found?.correlation[0]?.[1]).toBeCloseTo(0.3, 14);
  });

  test('is refused with its smallest eigenvalue where it is not positive definite', () => {
    // Correlations 0.9, 0.9 and −0.9: eigenvalues 1.9, 1.9 and 1 − 2 · 0.9 = −0.8.
    const found = read(
      fileOf(
        [0, 0, 0],
        [
          [1, 0.9, 0.9],
          [0.9, 1, -0.9],
          [0.9, -0.9, 1],
        ],
      ),
    );
    expect(found.estimates).toBe(null);
    expect(found.problems.map(({ code }) => code)).toEqual(['bad-correlation']);
    expect(found.problems[0]?.values['reason_en']).toContain('-0.800');
    expect(found.problems[0]?.where).toEqual({ file: 'estimates.csv', path: 'D2' });
  });

  test.each([
    ['name,estimate,alpha\nalpha,0.5**,1\n', ['sheet-cell', 'B2']],
    ['name,estimate,alpha\nalpha,0.5,-1\n', ['sheet-cell', 'C2']],
    ['name,estimate,alpha,beta\nalpha,0,1,0.2\nbeta,0,0.3,1\n', ['sheet-cell', 'C3']],
    ['name,estimate,se,alpha\nalpha,0.5,0.1,0.02\n', ['sheet-cell', 'D2']],
    ['name,estimate,alpha\nalpha,1,1\nalpha,2,1\n', ['sheet-cell', 'A3']],
    ['name,estimate,alpha\nalpha,1,1\nbeta,2,1\n', ['csv-missing-column', 'beta']],
  ])('is refused at the place of what is wrong: %j', (text, expected) => {
    const { estimates, problems } = read(text);
    expect(estimates).toBe(null);
    expect(problems.map(({ code, values }) => [code, values['cell'] ?? values['name']])).toEqual([expected]);
  });

  test('names a coefficient that is no parameter, with the nearest one', () => {
    const { estimates } = read('name,estimate,se\nalhpa,0.5,0.1\n');
    const { problems } = withEstimates(bundle.model, estimates!);
    expect(problems.map(({ code, where, values }) => [code, where.path, values['suggestion_en']])).toEqual([
      ['unknown-name', 'A2', 'Did you mean alpha?'],
    ]);
  });
});
