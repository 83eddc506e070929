import { describe, expect, test } from 'vitest';
import { checkModel } from '../check/check-model.ts';
import { flatModel } from '../check/expand/expand-model.ts';
import type { CorrelationGroup, Model, Parameter, ScenarioValue } from '../model/model.ts';
import { resolveScenario } from '../model/scenario.ts';
import { normalQuantile } from '../elementary/normal-quantile.ts';
import { cdf } from '../random/distribution.ts';
import type { Design } from '../random/design.ts';
import { lognormal, normal, triangular, uniform } from '../random/prior.ts';
import type { Prior } from '../random/prior.ts';
import type { Arrangement } from '../random/uniforms.ts';
import { createSampler } from './sample.ts';

const uncertain = (prior: Prior): Parameter => ({ unit: '1', value: 0, prior });

const priors = { a: normal(2, 3), b: triangular(0, 1, 4), c: lognormal(1, 0.5), d: uniform(0, 1) };

interface Parts {
  readonly names?: readonly (keyof typeof priors)[];
  readonly correlations?: Readonly<Record<string, CorrelationGroup>>;
  readonly set?: Readonly<Record<string, ScenarioValue>>;
  readonly arrangement?: Arrangement;
}

function modelOf({ names = ['a', 'b', 'c', 'd'], correlations = {} }: Parts): Model {
  return {
    id: 'm',
    years: { history: 2025, start: 2026, end: 2030 },
    parameters: Object.fromEntries(names.map((name) => [name, uncertain(priors[name])])),
    shocks: {
      e: { unit: '1', prior: normal(0, 1) },
      f: { unit: '1', prior: normal(0, 2), ar: 0.5 },
    },
    correlations,
    variables: { x: { unit: '1', equation: '1' } },
  };
}

const DRAWS = 4000;

function sampled(parts: Parts): Readonly<Record<string, Float64Array>> {
  const flat = flatModel(modelOf(parts));
  const { settings } = resolveScenario(
    flat,
    { base: { label: { zh: '', en: '' } } },
    {
      scenario: 'base',
      ...(parts.set ? { set: parts.set } : {}),
    },
  );
  const { parameters, shocks } = createSampler(flat, settings, 5, { draws: DRAWS, ...parts.arrangement })(0, DRAWS);
  const columns = [...settings.parameters.map(({ name }) => name), ...Object.keys(flat.shocks ?? {})];
  return Object.fromEntries(columns.map((name, i) => [name, [...parameters, ...shocks][i]!]));
}

/** Correlation of the normal scores. */
function scoreCorrelation(left: Float64Array, prior: Prior, right: Float64Array, other: Prior): number {
  const scores = (column: Float64Array, of: Prior): Float64Array => column.map((x) => normalQuantile(cdf(of, x)));
  const [x, y] = [scores(left, prior), scores(right, other)];
  const dot = (u: Float64Array, v: Float64Array): number => u.reduce((sum, value, d) => sum + value * v[d]!, 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

const designs: readonly Design[] = [
  { kind: 'monte-carlo' },
  { kind: 'latin-hypercube' },
  { kind: 'sobol' },
  { kind: 'pick-freeze', base: 1000, groups: [['a'], ['b']] },
  { kind: 'morris', trajectories: 1000, levels: 4, inputs: ['a', 'b', 'c'] },
];

describe('adding an input last changes no other draw', () => {
  test.each(designs)('$kind', (design) => {
    const arrangement = { design, draws: DRAWS };
    const before = sampled({ names: ['a', 'b', 'c'], arrangement });
    const after = sampled({ names: ['a', 'b', 'c', 'd'], arrangement });
    for (const [name, column] of Object.entries(before)) expect([name, after[name]]).toEqual([name, column]);
  });

  test('in any order where draws are keyed by name alone', () => {
    const before = sampled({ names: ['a', 'c'] });
    const after = sampled({ names: ['d', 'c', 'b', 'a'] });
    for (const name of ['a', 'c', 'e', 'f']) expect(after[name]).toEqual(before[name]);
  });

  test('and a scenario that makes one certain changes no other', () => {
    for (const design of designs) {
      const before = sampled({ arrangement: { design } });
      const after = sampled({ arrangement: { design }, set: { a: 1 } });
      for (const name of ['b', 'c', 'd', 'e', 'f']) expect(after[name]).toEqual(before[name]);
    }
  });
});

describe('correlated inputs', () => {
  const matrix = [
    [1, 0.6, -0.3],
    [0.6, 1, 0.2],
    [-0.3, 0.2, 1],
  ];
  const correlations = { group: { of: ['a', 'b', 'c'], matrix } };
  // Four standard errors of a correlation of independent draws; designs are nearer.
  const near = 4 / Math.sqrt(DRAWS);

  test.each(designs.slice(0, 3))(
    'have the correlation of their scores under $kind, and keep their own distributions',
    (design) => {
      const columns = sampled({ correlations, arrangement: { design } });
      const names = ['a', 'b', 'c'] as const;
      names.forEach((left, i) => {
        names.forEach((right, j) => {
          const found = scoreCorrelation(columns[left]!, priors[left], columns[right]!, priors[right]);
          expect(Math.abs(found - matrix[i]![j]!)).toBeLessThan(near);
        });
        const sorted = columns[left]!.slice().sort();
        const distance = sorted.reduce(
          (most, x, d) => Math.max(most, Math.abs(cdf(priors[left], x) - (d + 0.5) / DRAWS)),
          0,
        );
        // Kolmogorov and Smirnov: above 1.95 with chance 0.1 %.
        expect(distance * Math.sqrt(DRAWS)).toBeLessThan(1.95);
      });
    },
  );

  test('the first member draws as if it were in no group', () => {
    expect(sampled({ correlations })['a']).toEqual(sampled({})['a']);
  });

  test('a member that is added last changes no other draw', () => {
    const before = sampled({ correlations: { group: { of: ['a', 'b'], rho: 0.6 } } });
    const after = sampled({ correlations });
    for (const name of ['a', 'b', 'd', 'e', 'f']) expect(after[name]).toEqual(before[name]);
    expect(after['c']).not.toEqual(before['c']);
  });

  test('a member that a scenario makes certain leaves the group without a change of the others', () => {
    const before = sampled({ correlations });
    const after = sampled({ correlations, set: { a: 9, c: { shift: 0.5 } } });
    expect(after['b']).toEqual(before['b']);
    expect(new Set(after['a'])).toEqual(new Set([9]));
    expect(after['c']).toEqual(before['c']!.map((x) => x + 0.5));
  });

  test('draws do not depend on how they are cut', () => {
    const flat = flatModel(modelOf({ correlations }));
    const { settings } = resolveScenario(flat, { base: { label: { zh: '', en: '' } } }, { scenario: 'base' });
    const sample = createSampler(flat, settings, 5);
    const whole = sample(0, 500).parameters;
    const pieces = [sample(300, 200), sample(0, 300)];
    whole.forEach((column, i) =>
      expect([...pieces[1]!.parameters[i]!, ...pieces[0]!.parameters[i]!]).toEqual([...column]),
    );
    const wanted = { parameters: new Set([2]), shocks: new Set<number>() };
    expect(sample(0, 500, wanted).parameters.map((column) => column.length)).toEqual([0, 0, 500, 0]);
    expect(sample(0, 500, wanted).parameters[2]).toEqual(whole[2]);
  });

  test('shocks are correlated within each year and keep their autocorrelation', () => {
    const columns = sampled({ correlations: { noise: { of: ['e', 'f'], rho: 0.8 } } });
    const [e, f] = [columns['e']!, columns['f']!];
    for (let y = 1; y < 6; y++) {
      const innovation = f
        .subarray(y * DRAWS, (y + 1) * DRAWS)
        .map((value, d) => (y > 1 ? value - 0.5 * f[(y - 1) * DRAWS + d]! : value));
      const found = scoreCorrelation(e.slice(y * DRAWS, (y + 1) * DRAWS), normal(0, 1), innovation, normal(0, 2));
      expect(Math.abs(found - 0.8)).toBeLessThan(near);
    }
    expect(e).toEqual(sampled({})['e']);
  });
});

describe('groups that are none', () => {
  const codes = (correlations: Readonly<Record<string, CorrelationGroup>>): readonly string[] =>
    checkModel(modelOf({ correlations }), []).problems.map(({ code, where }) => `${code} ${where.path}`);

  test.each<[string, CorrelationGroup]>([
    ['one member', { of: ['a'], rho: 0.5 }],
    ['parameters with shocks', { of: ['a', 'e'], rho: 0.5 }],
    ['twice the same', { of: ['a', 'a'], rho: 0.5 }],
    ['neither rho nor matrix', { of: ['a', 'b'] }],
    [
      'both',
      {
        of: ['a', 'b'],
        rho: 0.5,
        matrix: [
          [1, 0.5],
          [0.5, 1],
        ],
      },
    ],
    ['rho beyond 1', { of: ['a', 'b'], rho: 1.5 }],
    ['a matrix of another size', { of: ['a', 'b'], matrix: [[1]] }],
    [
      'not symmetric',
      {
        of: ['a', 'b'],
        matrix: [
          [1, 0.5],
          [0.4, 1],
        ],
      },
    ],
    [
      'not 1 on the diagonal',
      {
        of: ['a', 'b'],
        matrix: [
          [2, 0.5],
          [0.5, 1],
        ],
      },
    ],
    ['not positive semidefinite', { of: ['a', 'b', 'c'], rho: -0.6 }],
  ])('%s', (_, group) => {
    const found = codes({ group });
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set(['bad-correlation correlations.group']));
  });

  test('a repaired one is told, and drawn', () => {
    const group = { of: ['a', 'b', 'c'], rho: -0.6, repair: true };
    expect(codes({ group })).toEqual(['repaired-correlation correlations.group']);
    const columns = sampled({ correlations: { group } });
    // The nearest matrix to three equal correlations below −1/2 has −1/2.
    const found = scoreCorrelation(columns['a']!, priors.a, columns['b']!, priors.b);
    expect(Math.abs(found + 0.5)).toBeLessThan(4 / Math.sqrt(DRAWS));
  });

  test('an unknown member is named', () => {
    expect(codes({ group: { of: ['a', 'zz'], rho: 0.5 } })).toContain('unknown-name correlations.group');
  });
});
