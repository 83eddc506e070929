import { describe, expect, test } from 'vitest';
import { ModelError } from '../../problem.ts';
import { normal, uniform } from '../../random/prior.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import type { Job } from '../../run/job.ts';
import { tinyJob } from '../../testing/tiny-model.ts';
import type { TinyModel } from '../../testing/tiny-model.ts';
import { sensitivity } from './sensitivity.ts';
import type { IndexRow, SensitivityAnswer, SensitivityQuestion } from './question.ts';

const runner = inlineRunner();
const year = 2026;
const ask = async (job: Job, more: Partial<SensitivityQuestion> = {}): Promise<SensitivityAnswer> =>
  sensitivity({ job, output: { series: 'y', year }, ...more }, runner);
const indexRows = (answer: SensitivityAnswer): readonly IndexRow[] => {
  if (answer.method === 'morris' || answer.method === 'tornado') throw new Error('no indices');
  return answer.rows;
};
const rowOf = <Row extends { readonly name: string }>(rows: readonly Row[], name: string): Row =>
  rows.find((row) => row.name === name)!;
const refusal = async (answer: Promise<unknown>): Promise<readonly string[]> =>
  answer.then(
    () => [],
    (error: unknown) => (error instanceof ModelError ? error.problems.map(({ code }) => code) : [String(error)]),
  );

const pi = Math.PI;
const ishigami: TinyModel = {
  parameters: Object.fromEntries(['x1', 'x2', 'x3'].map((name) => [name, { value: 0, prior: uniform(-pi, pi) }])),
  variables: { y: { equation: 'sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)' } },
};
const weights = { a: 4, b: 2, c: 1 };
const linear: TinyModel = {
  parameters: Object.fromEntries(Object.keys(weights).map((name) => [name, { value: 0, prior: normal(0, 1) }])),
  variables: { y: { equation: '100 + 4 * a + 2 * b + c' } },
};

describe('sobol', () => {
  test('the Ishigami function, run as a model: 0.3139, 0.4424, 0 and 0.5576, 0.4424, 0.2437', async () => {
    const rows = indexRows(await ask(tinyJob(ishigami), { base: 4096 }));
    const known = { x1: [0.3139, 0.5576], x2: [0.4424, 0.4424], x3: [0, 0.2437] } as const;
    for (const [name, [first, total]] of Object.entries(known)) {
      const row = rowOf(rows, name);
      // Sobol rows of 4,096: the error is well below that of random ones, about 0.02.
      expect(Math.abs(row.first!.value - first)).toBeLessThan(0.02);
      expect(Math.abs(row.total!.value - total)).toBeLessThan(0.02);
    }
  });

  test('the G function, run as a model', async () => {
    const factors = [0, 1, 4.5, 9];
    const job = tinyJob({
      parameters: Object.fromEntries(factors.map((_, i) => [`x${i}`, { value: 0, prior: uniform(0, 1) }])),
      variables: { y: { equation: factors.map((a, i) => `(abs(4 * x${i} - 2) + ${a}) / (1 + ${a})`).join(' * ') } },
    });
    const rows = indexRows(await ask(job, { base: 4096 }));
    const parts = factors.map((a) => 1 / (3 * (1 + a) ** 2));
    const variance = parts.reduce((whole, part) => whole * (1 + part), 1) - 1;
    parts.forEach((part, i) => {
      const rest = parts.reduce((whole, own, j) => (i === j ? whole : whole * (1 + own)), 1);
      expect(Math.abs(rowOf(rows, `x${i}`).first!.value - part / variance)).toBeLessThan(0.02);
      expect(Math.abs(rowOf(rows, `x${i}`).total!.value - (part * rest) / variance)).toBeLessThan(0.02);
    });
  });

  test('correlated inputs are one group, which holds their joint variance', async () => {
    const job = tinyJob(linear);
    const correlated: Job = {
      ...job,
      bundle: { ...job.bundle, model: { ...job.bundle.model, correlations: { pair: { of: ['a', 'b'], rho: 0.5 } } } },
    };
    const rows = indexRows(await ask(correlated, { base: 4096 }));
    expect(rows.map(({ name, kind }) => [name, kind])).toEqual([
      ['a+b', 'group'],
      ['c', 'parameter'],
    ]);
    // Var(4a + 2b) = 16 + 4 + 2·4·2·0.5 = 28, and c adds 1.
    expect(Math.abs(rows[0]!.first!.value - 28 / 29)).toBeLessThan(0.02);
    expect(Math.abs(rows[1]!.total!.value - 1 / 29)).toBeLessThan(0.01);
  });

  test('a shock is one input over all its years, and inputs nobody asked for are one group of others', async () => {
    const job = tinyJob({
      ...linear,
      shocks: { s: { prior: normal(0, 2), ar: 0 } },
      variables: { y: { equation: '4 * a + 2 * b + c + s' } },
    });
    const { rows } = await ask(job, { inputs: ['s'], base: 4096 });
    expect(rows.map(({ name, members }) => [name, members])).toEqual([
      ['s', ['s']],
      ['others', ['a', 'b', 'c']],
    ]);
    // Shocks are independent draws, so their error is that of Monte Carlo.
    expect(Math.abs(indexRows(await ask(job, { inputs: ['s'], base: 4096 }))[0]!.total!.value - 4 / 25)).toBeLessThan(
      0.02,
    );
  });

  test('only the most relevant inputs stand alone where there are many', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `p${i}`);
    const job = tinyJob({
      parameters: Object.fromEntries(names.map((name) => [name, { value: 0, prior: normal(0, 1) }])),
      variables: { y: { equation: names.map((name, i) => `${i < 3 ? 10 : 0.1} * ${name}`).join(' + ') } },
    });
    const { rows } = await ask(job, { base: 256 });
    expect(rows).toHaveLength(20);
    expect(
      rows
        .slice(0, 3)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['p0', 'p1', 'p2']);
    expect(rows.at(-1)).toMatchObject({ name: 'others', kind: 'others' });
    expect(rows.at(-1)!.members).toHaveLength(11);
  });

  test('the margin of a target stands for its probability, and several for their joint one', async () => {
    const levelAt = (id: string, atLeast: number) => ({
      ...{ id, clause: 1, label: { zh: id, en: id }, thresholdSource: 'analyst' as const, grade: 'B' as const },
      readings: {
        plain: { label: { zh: id, en: id }, test: { kind: 'levelAt' as const, series: 'y', year, atLeast } },
      },
    });
    const job = tinyJob({ ...linear, targets: [levelAt('T1', 100), levelAt('T2', 104)] });
    const one = await ask(job, { output: { targets: ['T1'] } });
    expect(one.output).toMatchObject({ kind: 'margin', of: ['T1'] });
    expect(one.output.p).toBeCloseTo(0.5, 1);
    expect(rowOf(indexRows(one), 'a').first!.value).toBeCloseTo(16 / 21, 1);
    const both = await ask(job, { output: { targets: ['T1', 'T2'] } });
    expect(both.output).toMatchObject({ kind: 'joint margin', of: ['T1', 'T2'], unit: 'sd' });
    // P(4a + 2b + c ≥ 4) with variance 21.
    expect(both.output.p).toBeCloseTo(0.191, 1);
  });

  test('an output that does not vary has no answer, and neither has a name that is no input', async () => {
    const still = tinyJob({ ...linear, variables: { y: { equation: '3' }, z: { equation: 'a + b + c' } } });
    expect(await refusal(ask(still))).toEqual(['no-variation']);
    expect(await refusal(ask(tinyJob(linear), { inputs: ['aa'] }))).toEqual(['unknown-name']);
    expect(await refusal(ask(tinyJob(linear), { output: { series: 'y', year: 1990 } }))).toEqual(['bad-option']);
  });

  test('a small design warns of shares that are wide or negative', async () => {
    const { problems, rows } = await ask(tinyJob(ishigami), { base: 64 });
    expect(problems.map(({ code }) => code)).toContain('unsure-index');
    expect(indexRows({ ...(await ask(tinyJob(ishigami), { base: 64 })) }).some(({ unsure }) => unsure !== null)).toBe(
      true,
    );
    expect(rows).toHaveLength(3);
  });
});

describe('shapley', () => {
  test('of the Ishigami function: main effect plus half of the interaction, and the sum is one', async () => {
    const rows = indexRows(await ask(tinyJob(ishigami), { method: 'shapley', base: 4096 }));
    const known = { x1: (0.3139 + 0.5576) / 2, x2: 0.4424, x3: 0.2437 / 2 };
    for (const [name, expected] of Object.entries(known))
      expect(Math.abs(rowOf(rows, name).shapley!.value - expected)).toBeLessThan(0.02);
    expect(rows.reduce((sum, { shapley }) => sum + shapley!.value, 0)).toBeCloseTo(1, 12);
  });

  test('more than six groups are refused', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `p${i}`);
    const job = tinyJob({
      parameters: Object.fromEntries(names.map((name) => [name, { value: 0, prior: normal(0, 1) }])),
      variables: { y: { equation: names.join(' + ') } },
    });
    expect(await refusal(ask(job, { method: 'shapley', inputs: names, base: 16 }))).toEqual(['bad-option']);
    expect((await ask(job, { method: 'shapley', base: 16 })).rows).toHaveLength(6);
  });
});

describe('given data', () => {
  test('of a linear model: the squared weights over the variance', async () => {
    const rows = indexRows(await ask(tinyJob(linear, { draws: 10_000 }), { method: 'given-data' }));
    Object.entries(weights).forEach(([name, weight]) =>
      // 48 classes of 10,000 draws.
      expect(Math.abs(rowOf(rows, name).first!.value - weight ** 2 / 21)).toBeLessThan(0.02),
    );
    expect(rows.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });
});

describe('morris', () => {
  test('effects of a linear model in uniform inputs are their weights times the range, without spread', async () => {
    const job = tinyJob({
      parameters: { a: { value: 0, prior: uniform(0, 2) }, b: { value: 0, prior: uniform(0, 1) } },
      variables: { y: { equation: '3 * a - 5 * b' } },
    });
    const answer = await ask(job, { method: 'morris', base: 8 });
    if (answer.method !== 'morris') throw new Error('another method');
    expect(rowOf(answer.rows, 'a')).toMatchObject({
      mean: expect.closeTo(6, 9) as number,
      deviation: expect.closeTo(0, 9) as number,
    });
    expect(rowOf(answer.rows, 'b')).toMatchObject({
      mean: expect.closeTo(-5, 9) as number,
      meanAbsolute: expect.closeTo(5, 9) as number,
    });
  });

  test('a correlated input is refused singly, and left out with a word when nobody names it', async () => {
    const job = tinyJob(linear);
    const correlated: Job = {
      ...job,
      bundle: { ...job.bundle, model: { ...job.bundle.model, correlations: { pair: { of: ['a', 'b'], rho: 0.5 } } } },
    };
    expect(await refusal(ask(correlated, { method: 'morris', inputs: ['a'] }))).toEqual(['needs-independence']);
    const answer = await ask(correlated, { method: 'morris' });
    expect(answer.rows.map(({ name }) => name)).toEqual(['c']);
    expect(answer.problems.map(({ code }) => code)).toEqual(['inputs-left-out']);
  });
});

describe('tornado', () => {
  const model: TinyModel = {
    parameters: {
      a: { value: 0, prior: normal(0, 1) },
      b: { value: 0, prior: uniform(0, 1) },
      push: { value: 0, role: 'lever', range: [0, 3] },
      free: { value: 0, role: 'lever' },
    },
    shocks: { s: { prior: normal(0, 1) } },
    variables: { y: { equation: '10 + 4 * a + 2 * b + push + free + s' } },
  };

  test('swings of a linear model are exact, since the differences are paired', async () => {
    const answer = await ask(tinyJob(model), { method: 'tornado', base: 512 });
    if (answer.method !== 'tornado') throw new Error('another method');
    expect(answer.rows.map(({ name }) => name)).toEqual(['a', 'b']);
    const [a, b] = answer.rows;
    // 1.6449 is the 95th percentile of a standard normal.
    expect(a!.high.mean - a!.low.mean).toBeCloseTo(4 * 2 * 1.644853627, 6);
    expect(b!.high.mean - b!.low.mean).toBeCloseTo(2 * 0.9, 9);
    expect(b).toMatchObject({ low: { at: 0.05 }, high: { at: 0.95 } });
  });

  test('levers stand in a list of their own, at the ends of their range; one without is told', async () => {
    const answer = await ask(tinyJob(model), { method: 'tornado', base: 256 });
    if (answer.method !== 'tornado') throw new Error('another method');
    expect(answer.levers.map(({ name, low, high }) => [name, low.at, high.at])).toEqual([['push', 0, 3]]);
    expect(answer.levers[0]!.low.change).toBeCloseTo(0, 12);
    expect(answer.levers[0]!.high.change).toBeCloseTo(3, 9);
    expect(answer.problems.map(({ code }) => code).sort()).toEqual(['inputs-left-out', 'lever-without-range']);
  });
});
