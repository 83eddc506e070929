import fc from 'fast-check';
import { lusolve } from 'mathjs';
import { expect, test } from 'vitest';
import { normal, uniform } from '../random/prior.ts';
import { column, mergeParts } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { Target } from '../target/target.ts';
import { tinyJob, tinyTable } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { inlineRunner } from './inline-runner.ts';
import type { Job } from './job.ts';
import { prepareJob } from './prepare.ts';
import { chunksOf } from './chunks.ts';
import { simulate } from './simulate.ts';

const oneYear = { history: 2026, start: 2026, end: 2026 };
const all = (job: Job): Ensemble => simulate(prepareJob(job), { from: 0, to: job.draws });
/** The first draw of a variable in a year. */
const valueOf = (tiny: TinyModel, name: string, year = 2026, changes: Partial<Job> = {}): number =>
  column(all(tinyJob(tiny, { draws: 1, ...changes })), name, year)[0]!;

/** Samuelson's Keynesian cross with an income tax and imports. */
const cross = (imports: number): TinyModel => ({
  years: oneYear,
  parameters: { c: { value: 0.7 }, tax: { value: 0.2 }, m: { value: imports }, spending: { value: 1 } },
  variables: {
    income: { equation: 'consumption + spending - import' },
    consumption: { equation: 'c * (1 - tax) * income' },
    import: { equation: 'm * income' },
  },
  simultaneous: [['income', 'consumption', 'import']],
});

test('the Keynesian cross gives the multiplier 1 / (1 − c(1 − t) + m): 2.2727 closed, 1.0638 open', () => {
  expect(valueOf(cross(0), 'income')).toBeCloseTo(1 / 0.44, 12);
  expect(valueOf(cross(0.5), 'income')).toBeCloseTo(1 / 0.94, 12);
  expect(valueOf(cross(0), 'income').toFixed(4)).toBe('2.2727');
  expect(valueOf(cross(0.5), 'income').toFixed(4)).toBe('1.0638');
});
test('IS-LM equals its closed form', () => {
  const p = { c0: 200, c: 0.75, tax: 100, i0: 225, b: 25, g: 100, money: 1000, k: 1, h: 100 };
  const tiny: TinyModel = {
    years: oneYear,
    parameters: Object.fromEntries(Object.entries(p).map(([name, value]) => [name, { value }])),
    variables: {
      output: { equation: 'c0 + c * (output - tax) + investment + g' },
      investment: { equation: 'i0 - b * rate' },
      rate: { equation: '(k * output - money) / h' },
    },
    simultaneous: [['rate', 'output', 'investment']],
  };
  const output = (p.c0 - p.c * p.tax + p.i0 + p.g + (p.b * p.money) / p.h) / (1 - p.c + (p.b * p.k) / p.h);
  expect(valueOf(tiny, 'output')).toBeCloseTo(output, 9);
  expect(valueOf(tiny, 'rate')).toBeCloseTo((p.k * output - p.money) / p.h, 9);
});
test('the steady state of Solow’s model comes out of its equations: k* = (s/δ)^(1/(1−α))', () => {
  const tiny: TinyModel = {
    years: oneYear,
    parameters: { s: { value: 0.24 }, delta: { value: 0.06 }, alpha: { value: 1 / 3 } },
    variables: { k: { equation: 's * y / delta', initial: 1 }, y: { equation: 'k ^ alpha' } },
    simultaneous: [['k', 'y']],
  };
  expect(Math.abs(valueOf(tiny, 'k') / 4 ** 1.5 - 1)).toBeLessThan(1e-11);
});
test('a capacity limit holds by branch: below it the multiplier, above it the limit', () => {
  const tiny = (investment: number): TinyModel => ({
    years: oneYear,
    parameters: { investment: { value: investment } },
    variables: { y: { equation: 'min(c + investment, 100)' }, c: { equation: '0.8 * y' } },
    simultaneous: [['y', 'c']],
  });
  expect(valueOf(tiny(10), 'y')).toBeCloseTo(50, 10);
  expect(valueOf(tiny(30), 'y')).toBe(100);
});
test('the search begins at last year’s value, so each solution goes on from its own history', () => {
  const tiny = (before: number): TinyModel => ({
    years: { history: 2025, start: 2026, end: 2028 },
    tables: [tinyTable({ x: { 2025: before } })],
    variables: { x: { observed: 'data.x', equation: 'x ^ 2 - 2 * x + 2' } },
    simultaneous: [['x']],
  });
  expect(valueOf(tiny(1.2), 'x', 2028)).toBeCloseTo(1, 10);
  expect(valueOf(tiny(1.9), 'x', 2028)).toBeCloseTo(2, 10);
});
test('where Newton fails the fixed point answers', () => {
  const tiny: TinyModel = {
    years: oneYear,
    variables: { x: { equation: 'x < 5 ? x + 1 : 6' } },
    simultaneous: [['x']],
  };
  expect(valueOf(tiny, 'x')).toBeCloseTo(6, 10);
});
test('a fixed member is taken as given, and the others follow from it', () => {
  const fix = { fix: { income: { 2026: 10 } } };
  expect(valueOf(cross(0.5), 'consumption', 2026, fix)).toBeCloseTo(5.6, 12);
  expect(valueOf(cross(0.5), 'import', 2026, fix)).toBe(5);
});

/** x = x² + a has a solution exactly where a ≤ ¼; the lower one is (1 − √(1 − 4a)) / 2. */
const parabola: TinyModel = {
  years: { history: 2026, start: 2026, end: 2027 },
  parameters: { a: { value: 0.2, prior: uniform(0, 0.5) } },
  variables: {
    x: { equation: 'x * x + a', from: 2027 },
    after: { equation: 'x + 1', from: 2027 },
    other: { equation: 'a * 2' },
    shown: { equation: 'a' },
  },
  simultaneous: [['x']],
  targets: [
    {
      id: 'T',
      clause: 1,
      label: { zh: '', en: '' },
      grade: 'B',
      thresholdSource: 'analyst',
      readings: {
        one: { label: { zh: '', en: '' }, test: { kind: 'levelAt', series: 'x', year: 2027, atLeast: 0 } },
      },
    } satisfies Target,
  ],
};

test('a draw without a solution has no value, is counted and reported with its origin, and leaves the others alone', async () => {
  const job = tinyJob(parabola, { draws: 600 });
  const ensemble = all(job);
  const [a, x, after, other] = ['shown', 'x', 'after', 'other'].map((name) => column(ensemble, name, 2027));
  const without = [...a!].flatMap((value, draw) => (value > 0.25 ? [draw] : []));
  expect(without.length).toBeGreaterThan(200);
  a!.forEach((value, draw) => {
    expect(other![draw]).toBe(value * 2);
    if (value > 0.25) expect([x![draw], after![draw]]).toEqual([NaN, NaN]);
    else {
      expect(Math.abs(x![draw]! - (1 - Math.sqrt(1 - 4 * value)) / 2)).toBeLessThan(1e-6);
      expect(after![draw]).toBe(x![draw]! + 1);
    }
  });
  expect(ensemble).toMatchObject({
    undefinedDraws: 0,
    firstUndefined: null,
    unsolvedDraws: without.length,
    firstUnsolved: { draw: without[0], variables: ['x'], year: 2027 },
  });
  const report = await inlineRunner().run(job);
  expect(report.problems).toEqual([
    expect.objectContaining({
      code: 'not-converged',
      severity: 'warning',
      values: { count: without.length, block: 'x', year: 2027, draw: without[0] },
    }),
  ]);
  expect(report.targets[0]).toMatchObject({ undefined: without.length, p: 1 - without.length / 600 });
});
test('a draw that was undefined before it reached the block is reported as undefined, not as unsolved', () => {
  const ensemble = all(
    tinyJob(
      {
        years: oneYear,
        parameters: { a: { value: 0, prior: normal(0, 1) } },
        variables: { root: { equation: 'sqrt(a)' }, x: { equation: 'y / 2 + root' }, y: { equation: 'x / 2' } },
        simultaneous: [['x', 'y']],
      },
      { draws: 300 },
    ),
  );
  expect(ensemble.undefinedDraws).toBeGreaterThan(100);
  expect(ensemble.unsolvedDraws).toBe(0);
  expect(ensemble.firstUndefined!.variable).toBe('root');
});
test('chunks of any size merged in any order are the whole, bit for bit, and count the same draws', () => {
  const job = tinyJob(parabola, { draws: 1500 });
  const whole = all(job);
  for (const blocks of [1, 2, 5]) {
    const parts = chunksOf({ from: 0, to: 1500 }, blocks).map((range) => simulate(prepareJob(job), range));
    const merged = mergeParts(parts.reverse());
    expect(merged.values).toEqual(whole.values);
    expect(merged.unsolvedDraws).toBe(whole.unsolvedDraws);
    expect(merged.firstUnsolved).toEqual(whole.firstUnsolved);
  }
});
test('the order in which a block is declared and variables around it change no bit', () => {
  const more: TinyModel = {
    ...cross(0.5),
    variables: { before: { equation: 'spending' }, ...cross(0.5).variables, reader: { equation: 'income * 2' } },
    simultaneous: [['import', 'income', 'consumption']],
  };
  expect(valueOf(more, 'income')).toBe(valueOf(cross(0.5), 'income'));
});
test('random contractive linear blocks equal the direct solution by another library', () => {
  const block = fc.integer({ min: 2, max: 5 }).chain((size) =>
    fc.record({
      weights: fc.array(fc.array(fc.integer({ min: -900, max: 900 }), { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
      constants: fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: size, maxLength: size }),
    }),
  );
  fc.assert(
    fc.property(block, ({ weights, constants }) => {
      const size = constants.length;
      // A ring of small weights keeps every variable in the block.
      const a = weights.map((row, i) =>
        row.map((weight, j) => (weight + ((i + 1) % size === j && weight === 0 ? 1 : 0)) / (1000 * size)),
      );
      const names = constants.map((_, i) => `x${i}`);
      const variables = Object.fromEntries(
        names.map((name, i) => [
          name,
          { equation: `${a[i]!.map((weight, j) => `(${weight}) * x${j}`).join(' + ')} + (${constants[i]!})` },
        ]),
      );
      const direct = lusolve(
        a.map((row, i) => row.map((weight, j) => (i === j ? 1 : 0) - weight)),
        constants,
      ) as number[][];
      const ensemble = all(tinyJob({ years: oneYear, variables, simultaneous: [names] }, { draws: 1 }));
      names.forEach((name, i) => {
        const expected = direct[i]![0]!;
        const found = column(ensemble, name, 2026)[0]!;
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-10 * (1 + Math.abs(expected)));
      });
    }),
    { numRuns: 100 },
  );
});
