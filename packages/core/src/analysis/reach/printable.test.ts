import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../elementary/normal-quantile.ts';
import { ModelError } from '../../problem.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import { tinyJob } from '../../testing/tiny-model.ts';
import type { TinyParameter } from '../../testing/tiny-model.ts';
import { printable } from './printable.ts';
import type { PrintRow } from './printable.ts';
import { roundSafe } from './round-safe.ts';

const label = { zh: '测试', en: 'test' };
const noise: TinyParameter = { value: 0, prior: { kind: 'normal', mean: 0, sd: 1 } };
const row = (id: string, series: string, more: Partial<PrintRow> = {}): PrintRow => ({
  ...{ id, label, series, year: 2028, measure: 'level', direction: 'atLeast', step: 0.1 },
  ...more,
});
const job = tinyJob(
  {
    parameters: { a: noise, b: noise },
    variables: {
      x: { equation: '50 + 10 * a' },
      y: { equation: '20 + 5 * b' },
      g: { initial: 100, equation: 'g(-1) * (1.05 + 0.01 * a)' },
    },
  },
  { draws: 20_000, seed: 3 },
);

describe('what may be printed', () => {
  test('the quantile of each level, rounded to the side that is easier to keep', async () => {
    const rows = [
      row('up', 'x'),
      row('down', 'x', { direction: 'atMost' }),
      row('rate', 'g', { measure: 'growth', from: 2025 }),
    ];
    const answer = await printable({ job, rows }, inlineRunner());
    answer.levels.forEach((level, i) => {
      const z = normalQuantile(level);
      const [up, down, rate] = answer.rows.map(({ values }) => values[i]!);
      // Four standard errors of a quantile of 20,000 draws, at most 0.05 sd, and one printed step.
      for (const [found, expected, sd] of [
        [up!, 50 - 10 * z, 10],
        [down!, 50 + 10 * z, 10],
        [rate!, 5 - z, 1],
      ] as const) {
        expect(Math.abs(found.value - expected)).toBeLessThan(0.05 * sd + 0.1);
        expect(found.p).toBeGreaterThanOrEqual(level);
      }
    });
  });

  test('rows together: independent rows share the risk', async () => {
    const answer = await printable({ job, rows: [row('x', 'x'), row('y', 'y')], joint: 0.81 }, inlineRunner());
    // √0.81 = 0.9 each.
    expect(answer.joint!.p).toBeGreaterThanOrEqual(0.81);
    expect(answer.joint!.p).toBeLessThan(0.82);
    expect(Math.abs(answer.joint!.level - 0.9)).toBeLessThan(0.01);
    for (const { together } of answer.rows) expect(Math.abs(together!.p - 0.9)).toBeLessThan(0.02);
  });

  test('no row of the set can go one printed step further', async () => {
    const rows = [row('x', 'x'), row('y', 'y'), row('g', 'g')];
    const answer = await printable({ job, rows, joint: 0.7 }, inlineRunner());
    const ensemble = await inlineRunner().ensemble({ ...job, series: ['x', 'y', 'g'] });
    const values = (name: string): Float64Array => {
      const at = (ensemble.names.indexOf(name) * ensemble.years.length + ensemble.years.indexOf(2028)) * ensemble.draws;
      return ensemble.values.slice(at, at + ensemble.draws);
    };
    const draws = rows.map(({ series }) => values(series));
    const share = (goals: readonly number[]): number =>
      draws[0]!.filter((_, d) => goals.every((goal, i) => draws[i]![d]! >= goal)).length / ensemble.draws;
    const goals = answer.rows.map(({ together }) => together!.value);
    expect(share(goals)).toBeCloseTo(answer.joint!.p, 12);
    goals.forEach((_, i) => expect(share(goals.map((goal, k) => (k === i ? goal + 0.1 : goal)))).toBeLessThan(0.7));
  });

  test('rows that exclude each other have no set', async () => {
    const rows = [row('up', 'x', { step: 1 }), row('down', 'x', { direction: 'atMost' })];
    const both = await printable({ job, rows, joint: 0.9 }, inlineRunner());
    // A band of ±1.64 sd holds with 0.9, so this pair has one; with a third row that nothing meets there is none.
    expect(both.joint!.p).toBeGreaterThanOrEqual(0.9);
    const never = tinyJob({ parameters: { a: noise }, variables: { x: { equation: 'sqrt(a)' } } }, { draws: 1000 });
    const none = await printable({ job: never, rows: [row('x', 'x')], joint: 0.66 }, inlineRunner());
    expect([none.joint, none.rows[0]!.values[1]]).toEqual([null, null]);
  });

  test('a year outside the model and a probability of one are refused', async () => {
    const asked = [
      { job, rows: [row('x', 'x', { year: 2050 })] },
      { job, rows: [row('x', 'x')], joint: 1 },
      { job, rows: [row('x', 'x', { measure: 'growth' })] },
    ];
    for (const question of asked) await expect(printable(question, inlineRunner())).rejects.toThrow(ModelError);
  });
});

test('safe rounding never promises more, and gives away less than a step', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(0.1, 1, 0.01, 10), (value, step) => {
      // The dust of a division by the step, which the rounding forgives.
      const dust = 1e-8 * Math.max(step, Math.abs(value));
      const down = roundSafe(value, 'atLeast', step);
      const up = roundSafe(value, 'atMost', step);
      expect(down).toBeLessThanOrEqual(value + dust);
      expect(value - down).toBeLessThan(step + dust);
      expect(up).toBeGreaterThanOrEqual(value - dust);
      expect(up - value).toBeLessThan(step + dust);
    }),
  );
  expect([roundSafe(0.3, 'atLeast', 0.1), roundSafe(1.1, 'atMost', 0.1)]).toEqual([0.3, 1.1]);
});
