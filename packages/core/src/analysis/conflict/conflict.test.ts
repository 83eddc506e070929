import { describe, expect, test } from 'vitest';
import { fillUniforms, streamKey } from '../../random/stream.ts';
import { normalQuantile } from '../../elementary/normal-quantile.ts';
import { ModelError } from '../../problem.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import type { Job } from '../../run/job.ts';
import { tinyBundle } from '../../testing/tiny-model.ts';
import type { TinyModel, TinyParameter } from '../../testing/tiny-model.ts';
import type { Bounds } from '../../target/grammar.ts';
import type { Target } from '../../target/target.ts';
import { conflict } from './conflict.ts';
import { correlation, pairStatistics } from './pair-statistics.ts';

const label = { zh: '测试', en: 'test' };
const noise: TinyParameter = { value: 0, prior: { kind: 'normal', mean: 0, sd: 1 } };
const lever: TinyParameter = { value: 0, role: 'lever', range: [-2, 2] };
const targetOf = (id: string, series: string, bounds: Bounds, grade: 'B' | 'C' = 'B'): Target => ({
  ...{ id, clause: 1, label, thresholdSource: 'analyst', grade },
  readings: { plain: { label, test: { kind: 'levelAt', series, year: 2028, ...bounds } } },
});
const jobOf = (tiny: TinyModel, targets: readonly Target[]): Job => ({
  ...{ bundle: tinyBundle({ ...tiny, targets }), scenario: 'baseline', draws: 10_000, seed: 5 },
});

/** Corr(x, y) = −0.6; z is independent. */
const three: TinyModel = {
  parameters: { a: noise, b: noise, c: noise },
  variables: { x: { equation: 'a' }, y: { equation: '-0.6 * a + 0.8 * b' }, z: { equation: 'c' } },
};
const above = { atLeast: 0 };

describe('conflict', () => {
  test('the orthant probability of two normals: ¼ + asin(ρ)/2π', async () => {
    const job = jobOf(three, [targetOf('X', 'x', above), targetOf('Y', 'y', above), targetOf('Z', 'z', above)]);
    const answer = await conflict({ job }, inlineRunner());
    const { worst } = answer;
    const names = worst!.of.map((i) => answer.targets[i]!.id);
    expect(names).toEqual(['X', 'Y']);
    const expected = 0.25 + Math.asin(-0.6) / (2 * Math.PI);
    // Four standard errors of a share of 10,000 draws.
    const tolerance = 4 * Math.sqrt((0.25 * 0.75) / 10_000);
    expect(Math.abs(worst!.joint - expected)).toBeLessThan(tolerance);
    expect(Math.abs(worst!.correlation! + 0.6)).toBeLessThan(0.03);
    expect(worst!.ratio!.low).toBeLessThan(expected / 0.25);
    expect(worst!.ratio!.high).toBeGreaterThan(expected / 0.25);
    expect(Math.abs(worst!.given[0]!.p - expected / 0.5)).toBeLessThan(2 * tolerance);
    expect(Math.abs(answer.joint.p - expected / 2)).toBeLessThan(tolerance);
    expect(Math.abs(answer.joint.product - 0.125)).toBeLessThan(tolerance);
    expect(answer.conditional[0]![1]).toBe(worst!.given[0]!.p);
    expect(answer.trade).toBeNull();
  });

  test('what rests on priors alone or sums up others is left out unless it is named; one target is none', async () => {
    const targets = [targetOf('X', 'x', above), targetOf('Y', 'y', above), targetOf('C', 'z', above, 'C')];
    const job = jobOf(three, [...targets, { ...targetOf('U', 'z', above), umbrella: true }]);
    const answer = await conflict({ job, trade: false }, inlineRunner());
    expect(answer.targets.map(({ id }) => id)).toEqual(['X', 'Y']);
    const named = await conflict({ job, targets: ['X', 'C'], trade: false }, inlineRunner());
    expect(named.targets.map(({ id }) => id)).toEqual(['X', 'C']);
    await expect(conflict({ job, targets: ['X'] }, inlineRunner())).rejects.toThrow(ModelError);
  });

  test('two targets that hardly ever hold do not come first for having missed each other', async () => {
    const rare = { atLeast: 3 };
    const targets = [
      targetOf('X', 'x', above),
      targetOf('Y', 'y', above),
      targetOf('R', 'x', rare),
      targetOf('S', 'z', rare),
    ];
    const answer = await conflict({ job: jobOf(three, targets), trade: false }, inlineRunner());
    // R and S are independent, 0.00135 each: 10,000 draws expect 0.02 with both.
    const missed = answer.pairs.find(({ of: [a, b] }) => a === 2 && b === 3)!;
    expect(missed.ratio!.value).toBe(0);
    expect(answer.worst!.of).not.toEqual([2, 3]);
    // About 13 draws of 10,000 hold R: what happens in them says nothing about X given R.
    expect(answer.conditional.map((row) => row[2])).toEqual([null, null, 1, null]);
    expect(answer.conditional[2]!.every((p) => p === null || p >= 0)).toBe(true);
  });

  test('targets that always or never hold are no pair', async () => {
    const job = jobOf(three, [targetOf('Never', 'x', { atLeast: 99 }), targetOf('Always', 'z', { atLeast: -99 })]);
    const answer = await conflict({ job, trade: false }, inlineRunner());
    expect([answer.worst, answer.pairs[0]!.ratio, answer.pairs[0]!.given[1]?.p]).toEqual([null, null, undefined]);
  });

  test('the front over a lever that helps one target and harms the other, against a grid', async () => {
    const tiny: TinyModel = {
      parameters: { a: noise, b: noise, u: lever, v: lever },
      variables: { x: { equation: 'u + a' }, y: { equation: 'b - u - v * v' } },
    };
    const job = jobOf(tiny, [targetOf('X', 'x', { atLeast: 1 }), targetOf('Y', 'y', { atLeast: 1 })]);
    const { trade } = await conflict({ job, targets: ['X', 'Y'], probability: 0.66 }, inlineRunner());
    // P(X) = Φ(u − 1), P(Y) = Φ(−u − v² − 1): the front has v = 0, so the scores of both sum to −2 at most.
    const score = (p: number): number => normalQuantile(Math.min(Math.max(p, 1e-9), 1 - 1e-9));
    const inner = trade!.front.filter(({ p }) => p.every((each) => each > 0.02 && each < 0.98));
    expect(inner.length).toBeGreaterThan(8);
    // Scores of shares of 2048 draws, at 0.02: standard error √(0.02·0.98/2048)/φ(2.05) = 0.064 each; v is found to a step of the search.
    for (const { p } of inner) expect(Math.abs(score(p[0]!) + score(p[1]!) + 2)).toBeLessThan(0.45);
    for (const [i, { p }] of trade!.front.entries())
      if (i > 0) expect(p[1]!).toBeLessThanOrEqual(trade!.front[i - 1]!.p[1]!);
    // Shortfalls 1 + z − u and 1 + z + u sum to 2 (1 + z) wherever neither is met; v only harms.
    const { least } = trade!;
    const sum = 2 * (1 + normalQuantile(0.66));
    expect(Math.abs(least!.before - sum)).toBeLessThan(0.2);
    expect(Math.abs(least!.after - sum)).toBeLessThan(0.2);
    expect(least!.after).toBeLessThanOrEqual(least!.before);
    expect(Math.abs(least!.levers.find(({ name }) => name === 'v')!.to)).toBeLessThan(0.05);
  });
});

describe('pair statistics', () => {
  test('the 95 % interval of the ratio covers it in 95 % of samples', () => {
    // P(A) = 0.5, P(B) = 0.4, P(A and B) = 0.1: the ratio is 0.5.
    const [size, samples] = [400, 500];
    const uniforms = new Float64Array(size);
    let covered = 0;
    for (let s = 0; s < samples; s++) {
      fillUniforms(s, streamKey('pairs'), 0, 0, uniforms);
      const a = Uint8Array.from(uniforms, (u) => (u < 0.5 ? 1 : 0));
      const b = Uint8Array.from(uniforms, (u) => (u >= 0.4 && u < 0.8 ? 1 : 0));
      const { ratio } = pairStatistics(a, b);
      if (ratio!.low <= 0.5 && ratio!.high >= 0.5) covered++;
    }
    // Four standard errors of a share of 500 at 0.95.
    expect(Math.abs(covered / samples - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / samples));
  });

  test('correlation of a line is ±1, of a constant none, and undefined draws are left out', () => {
    const x = Float64Array.of(1, 2, 3, NaN, 4);
    const line = x.map((value) => 1e9 - 2 * value);
    expect(correlation(x, line)).toBeCloseTo(-1, 12);
    expect(
      correlation(
        x,
        x.map(() => 3),
      ),
    ).toBeNull();
  });
});
