import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describe as describeProblem, ModelError } from '../../problem.ts';
import type { Job } from '../../run/job.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import { normalCdf } from '../../random/distributions/normal-cdf.ts';
import { tinyJob } from '../../testing/tiny-model.ts';
import { trafficLight, trendOf } from './light.ts';
import type { Light, Signal } from './light.ts';
import { monitor } from './monitor.ts';
import type { MonitorAnswer, MonitorQuestion } from './monitor-answer.ts';
import { requiredGrowth, shareBelow, windowRates } from './required-growth.ts';
import { addLogLikelihood, normalised, weightedMoments, weightedQuantiles } from './weights.ts';

const [mean, persistent, yearly] = [0.05, 0.006, 0.012];
const label = { zh: '目标', en: 'target' };
const job = (changes: Partial<Job> = {}): Job =>
  tinyJob(
    {
      years: { history: 2024, start: 2026, end: 2030 },
      parameters: { trend: { unit: '1/yr', value: mean, prior: { kind: 'normal', mean, sd: persistent } } },
      shocks: { common: { unit: '1/yr', prior: { kind: 'normal', mean: 0, sd: yearly } } },
      variables: {
        pace: { unit: '1/yr', display: '%', equation: 'trend + common' },
        gdp: { from: 2025, equation: 'gdp(-1) * (1 + pace)', initial: '100' },
        fixed: { equation: '3' },
      },
      targets: [
        {
          ...{ id: 'T', clause: 1, label, grade: 'A' as const, thresholdSource: 'analyst' as const, headline: true },
          readings: { next: { label, test: { kind: 'levelAt', series: 'pace', year: 2027, atLeast: 0.05 } } },
        },
        {
          ...{ id: 'M', clause: 1, label, grade: 'A' as const, thresholdSource: 'analyst' as const },
          readings: {
            mean: { label, test: { kind: 'averageGrowth', series: 'gdp', from: 2025, to: 2030, atLeast: 0.055 } },
          },
        },
      ],
    },
    { draws: 20_000, seed: 3, ...changes },
  );
const figure = (year: number, value: number, error = 0.004): MonitorQuestion['figures'][number] => ({
  series: 'pace',
  year,
  value,
  error,
});
const ask = (question: Omit<MonitorQuestion, 'job'> & { readonly job?: Job }): Promise<MonitorAnswer> =>
  monitor({ job: job(), ...question }, inlineRunner());
const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return '';
  } catch (error) {
    if (error instanceof ModelError)
      return error.problems.map((item) => describeProblem(item, 'en').message).join('; ');
    throw error;
  }
};

describe('reweighting', () => {
  test('equal weights count every draw; one draw with all the weight counts as one', () => {
    expect(normalised(new Float64Array(500).fill(-3)).effective).toBeCloseTo(500, 9);
    expect(normalised(Float64Array.of(0, -Infinity, -Infinity)).effective).toBe(1);
    expect(normalised(Float64Array.of(-Infinity)).effective).toBe(0);
  });
  test('figures a thousand deviations away do not underflow', () => {
    const logs = new Float64Array(3);
    addLogLikelihood(logs, Float64Array.of(0, 1, 2), 2000, 1);
    const { weights } = normalised(logs);
    expect(weights[2]).toBeCloseTo(1, 12);
    expect(logs[2]).toBe(-(1998 ** 2) / 2);
  });
  test('the effective number lies between 1 and the draws, and the weights add up to 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -500, max: 0, noNaN: true }), { minLength: 1, maxLength: 60 }), (logs) => {
        const { weights, effective } = normalised(Float64Array.from(logs));
        expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        expect(effective).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(effective).toBeLessThanOrEqual(logs.length + 1e-9);
      }),
    );
  });
  test('weighted moments and quantiles leave undefined draws out', () => {
    const values = Float64Array.of(1, NaN, 3);
    expect(weightedMoments(values, Float64Array.of(0.25, 0.5, 0.25))).toEqual({ mean: 2, variance: 1 });
    expect(weightedQuantiles(Float64Array.of(4, 1, 2), Float64Array.of(0.1, 0.6, 0.3), [0.5, 0.7, 1])).toEqual([
      1, 2, 4,
    ]);
  });
  test('linear and Gaussian: the posterior is the textbook one', async () => {
    const [value, error] = [0.062, 0.004];
    const answer = await ask({ figures: [figure(2026, value, error)] });
    // trend | figure ~ N(m, v) with gain τ²/(τ² + σ² + s²); growth of 2027 adds its own shock.
    const gain = persistent ** 2 / (persistent ** 2 + yearly ** 2 + error ** 2);
    const m = mean + gain * (value - mean);
    const sd = Math.sqrt(persistent ** 2 * (1 - gain) + yearly ** 2);
    const [path] = answer.paths;
    const band = path!.posterior![1]!;
    // Five standard errors of a mean over the effective draws; a 5 % quantile of a normal is 2.1 times as uncertain.
    const slack = (5 * sd) / Math.sqrt(answer.effective.size);
    expect(Math.abs(band.mean - m)).toBeLessThan(slack);
    expect(Math.abs(band.p05 - (m - 1.6448536 * sd))).toBeLessThan(2.1 * slack);
    expect(Math.abs(band.p95 - (m + 1.6448536 * sd))).toBeLessThan(2.1 * slack);
    const [target] = answer.targets;
    expect(Math.abs(target!.posterior!.p - normalCdf((m - 0.05) / sd))).toBeLessThan(2.5 * target!.posterior!.error);
    // The share of draws that agree: E[w]²/E[w²] of normal densities.
    const spread = persistent ** 2 + yearly ** 2;
    const off = (value - mean) ** 2;
    const first = (error / Math.sqrt(spread + error ** 2)) * Math.exp(-off / (2 * (spread + error ** 2)));
    const second = (error / Math.sqrt(2 * spread + error ** 2)) * Math.exp(-off / (2 * spread + error ** 2));
    expect(answer.effective.share / (first ** 2 / second)).toBeCloseTo(1, 1);
    expect(answer.problems).toEqual([]);
    expect(answer.joint?.posterior?.p).toBe(target!.posterior!.p);
  });
  test('two years of figures are used in turn and the light follows them', async () => {
    const answer = await ask({
      figures: [figure(2027, 0.02), figure(2026, 0.04)],
      goals: { pace: { rate: 0.055, from: 2025, to: 2030 } },
    });
    const mid = answer.targets[1]!;
    expect(mid.lights.map(({ year }) => year)).toEqual([2026, 2027]);
    expect(mid.lights[1]!.p).toBeLessThan(mid.lights[0]!.p);
    expect(answer.required[0]).toMatchObject({ basis: 'figures', through: 2027 });
    expect(answer.required[0]!.required).toBeCloseTo((1.055 ** 5 / (1.04 * 1.02)) ** (1 / 3) - 1, 14);
    expect(answer.required[1]).toMatchObject({ series: 'gdp', basis: 'posterior mean', goal: 0.055 });
  });
});

describe('figures that the draws cannot carry', () => {
  test('a figure beyond every draw is a sentence, never a number', async () => {
    const answer = await ask({ figures: [figure(2026, 0.5)] });
    expect(answer.targets.map(({ posterior, light }) => [posterior, light])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(answer.problems.map(({ code }) => code)).toEqual(['figure-outside']);
    expect(answer.paths[0]!.posterior).toBeNull();
    expect(answer.offer?.reruns).toEqual(['fix']);
  });
  test('few agreeing draws: a second run is offered, and more draws mend it', async () => {
    const small = job({ draws: 2_000 });
    const figures = [figure(2026, 0.075, 0.0005)];
    const once = await ask({ job: small, figures });
    expect(once.effective.enough).toBe(false);
    expect(once.problems.map(({ code }) => code)).toEqual(['few-draws-left']);
    expect(once.offer?.reruns).toEqual(['more', 'fix']);
    const more = await ask({ job: small, figures, rerun: 'more' });
    expect(more.method).toBe('reweighted more draws');
    expect(more.effective.enough).toBe(true);
    expect(more.problems).toEqual([]);
  });
  test('starting again from the figures fixes them', async () => {
    const answer = await ask({ figures: [figure(2026, 0.5)], rerun: 'fix' });
    expect(answer.method).toBe('started from the figures');
    expect(answer.paths[0]!.posterior![0]).toMatchObject({ mean: 0.5, p05: 0.5, p95: 0.5 });
    expect(answer.targets[1]!.posterior!.p).toBe(1);
  });
  test('what cannot teach anything, or is not there, is refused with a reason', async () => {
    const on = (series: string, year: number, value = 1, error?: number): Promise<string> =>
      refusal(ask({ figures: [{ series, year, value, ...(error === undefined ? {} : { error }) }] }));
    expect(await on('fixed', 2026)).toContain('the same in every draw');
    expect(await on('pce', 2026)).toContain('no series named pce');
    expect(await on('pace', 2025)).toContain('pace@2025');
    expect(await on('pace', 2026, 0.05, 0)).toContain('“0” of pace@2026');
    expect(await refusal(ask({ figures: [figure(2026, 0.05), figure(2026, 0.06)] }))).toContain('pace@2026');
    expect(await refusal(ask({ figures: [] }))).toContain('figure');
  });
});

describe('the traffic light', () => {
  const follow = (start: Signal, ...steps: readonly number[]): readonly Light[] => {
    let signal = start;
    return steps.map((p) => {
      signal = { p, light: trafficLight(p, signal) };
      return signal.light;
    });
  };
  test('without a light before, the plain thresholds', () => {
    expect([0.66, 0.659, 0.33, 0.329].map((p) => trafficLight(p))).toEqual(['green', 'amber', 'amber', 'red']);
  });
  test('a threshold must be passed by 0.05 to change the light', () => {
    expect(follow({ p: 0.6, light: 'amber' }, 0.68, 0.7, 0.71, 0.64, 0.61, 0.6)).toEqual([
      'amber',
      'amber',
      'green',
      'green',
      'green',
      'amber',
    ]);
    expect(follow({ p: 0.4, light: 'amber' }, 0.3, 0.28, 0.27, 0.35, 0.37, 0.38)).toEqual([
      'amber',
      'amber',
      'red',
      'red',
      'red',
      'amber',
    ]);
    expect(follow({ p: 0.8, light: 'green' }, 0.1)).toEqual(['red']);
    expect(follow({ p: 0.1, light: 'red' }, 0.9)).toEqual(['green']);
  });
  test('red takes a low probability that does not rise', () => {
    expect(follow({ p: 0.1, light: 'red' }, 0.19, 0.3, 0.27, 0.2)).toEqual(['red', 'amber', 'red', 'red']);
    expect([0.04, 0.149, 0.15, 0.26].map((p) => trendOf(p, { p: 0.15 }))).toEqual([
      'falling',
      'steady',
      'steady',
      'rising',
    ]);
  });
  test('a probability that moves by less than 0.1 around a threshold never changes it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.33, 0.66),
        fc.array(fc.double({ min: -0.049, max: 0.049, noNaN: true }), { maxLength: 30 }),
        (at, moves) => {
          const p = at + (moves[0] ?? 0);
          const lights = follow({ p, light: trafficLight(p) }, ...moves.map((move) => at + move));
          expect(new Set(lights).size).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('required growth', () => {
  test('5.5 % after 5.0 and 5.0, and after 4.0, 4.5 and 5.0 (methodology §5.8)', () => {
    expect(requiredGrowth(0.055, [0.05, 0.05], 5)).toBeCloseTo(0.0583, 4);
    expect(requiredGrowth(0.055, [0.04, 0.045, 0.05], 5)).toBeCloseTo(0.0702, 4);
  });
  test('the remaining years at that rate reach the goal; with no year left there is none', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -0.1, max: 0.15, noNaN: true }), { maxLength: 4 }), (rates) => {
        const required = requiredGrowth(0.055, rates, 5)!;
        const reached = rates.reduce((product, rate) => product * (1 + rate), 1) * (1 + required) ** (5 - rates.length);
        expect(reached).toBeCloseTo(1.055 ** 5, 12);
      }),
    );
    expect(requiredGrowth(0.055, [0, 0, 0, 0, 0], 5)).toBeNull();
  });
  test('a percentile counts ties by half', () => {
    expect(shareBelow([1, 2, 2, 3], 2)).toBe(0.5);
    expect(shareBelow([], 2)).toBeNull();
  });
  test('a class is every run of years on end, and the percentile stands with its size', async () => {
    const places = [
      { 2021: 0.06, 2022: 0.04, 2023: 0.05, 2024: 0.07 },
      { 2021: 0.02, 2023: 0.03 },
    ];
    expect(windowRates(places, 3)).toHaveLength(2);
    expect(windowRates(places, 1)).toHaveLength(6);
    expect(windowRates([{ 2021: 0.1, 2022: 0 }], 2)[0]).toBeCloseTo(Math.sqrt(1.1) - 1, 14);
    const goals = { pace: { rate: 0.055, from: 2025, to: 2027 } };
    const { required } = await ask({ figures: [figure(2026, 0.05)], goals, precedent: { label, places } });
    // 1.055² / 1.05 − 1 = 0.0600: above five of the six single years; 0.06 itself is a little less.
    expect(required[0]!.precedent).toEqual({ label, percentile: 5 / 6, size: 6 });
  });
  test('progress in a straight line stands beside what the model expected', async () => {
    const { progress, progressWarning } = await ask({ figures: [figure(2026, 0.05)] });
    const line = progress.find(({ target }) => target === 'M')!;
    expect(line.elapsed).toBeCloseTo(0.2, 15);
    // About 0.05 of the 1.055⁵ − 1 to go.
    expect(line.done).toBeCloseTo(0.05 / (1.055 ** 5 - 1), 2);
    expect(progressWarning.en).toContain('S-curve');
  });
});
