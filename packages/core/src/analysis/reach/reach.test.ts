import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../elementary/normal-quantile.ts';
import { ModelError } from '../../problem.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import type { Job } from '../../run/job.ts';
import { tinyBundle } from '../../testing/tiny-model.ts';
import type { TinyModel, TinyParameter } from '../../testing/tiny-model.ts';
import type { Bounds, Test } from '../../target/grammar.ts';
import type { Target } from '../../target/target.ts';
import type { ReferenceClass } from '../../target/reference-class.ts';
import { reach } from './reach.ts';
import type { ReachQuestion } from './reach.ts';
import type { ReachAnswer } from './reach-answer.ts';
import { withEffort } from './verdict-effort.ts';

const label = { zh: '测试', en: 'test' };
const targetOf = (id: string, asked: Test): Target => ({
  ...{ id, clause: 1, label, thresholdSource: 'analyst', grade: 'B' },
  readings: { plain: { label, test: asked } },
});
const level = (series: string, bounds: Bounds): Test => ({ kind: 'levelAt', series, year: 2028, ...bounds });

const noise: TinyParameter = { value: 0, prior: { kind: 'normal', mean: 0, sd: 1 } };
const lever = (low: number, high: number, value = 0): TinyParameter => ({ value, role: 'lever', range: [low, high] });

function jobOf(tiny: TinyModel, tests: Readonly<Record<string, Test>>, more: Partial<Job> = {}): Job {
  const targets = Object.entries(tests).map(([id, asked]) => targetOf(id, asked));
  return { bundle: tinyBundle({ ...tiny, targets }), scenario: 'baseline', draws: 10_000, seed: 7, ...more };
}

const ask = (job: Job, more: Partial<ReachQuestion> = {}): Promise<ReachAnswer> =>
  reach({ job, targets: job.bundle.targets.map(({ id }) => id), probability: 0.9, ...more }, inlineRunner());

const to = ({ levers }: ReachAnswer, name: string): number => levers.find((each) => each.name === name)!.to;

/** x = 1 + u + noise. */
const shifted = (low = 0, high = 6): TinyModel => ({
  parameters: { u: lever(low, high), noise },
  variables: { x: { equation: '1 + u + noise' } },
});

/** Standard error of an empirical quantile of a standard normal at p, times 4: √(p(1 − p)/n) / φ(z). */
const quantileError = (p: number, draws: number): number => {
  const z = normalQuantile(p);
  return (4 * Math.sqrt((p * (1 - p)) / draws) * Math.sqrt(2 * Math.PI)) / Math.exp((-z * z) / 2);
};

describe('reach', () => {
  test('two targets on one noise: neither lever helps alone, both together do, and one that hardly counts stays', async () => {
    const tiny: TinyModel = {
      parameters: { noise, u: lever(0, 3), v: lever(0, 3), w: lever(0, 3) },
      variables: { x: { equation: 'u + 0.01 * w + noise' }, y: { equation: 'v + 0.01 * w + noise' } },
    };
    const job = jobOf(tiny, { X: level('x', { atLeast: 1 }), Y: level('y', { atLeast: 1 }) });
    // Both hold where noise ≥ 1 − min(u, v) − w/100: least effort leaves w, whose use is a hundredth, next to 0.
    const answer = await ask(job, { probability: 0.97 });
    expect(answer.status).toBe('feasible');
    const asked = 1 + normalQuantile(0.97);
    for (const name of ['u', 'v']) expect(Math.abs(to(answer, name) - asked)).toBeLessThan(quantileError(0.97, 10_000));
    expect(Math.abs(to(answer, 'w'))).toBeLessThan(0.1);
    // All levers at their ends: P(noise ≥ −2.03) = 0.9788.
    const out = await ask(job, { probability: 0.99 });
    expect(out.status).toBe('infeasible');
    expect(Math.abs(out.after.p - 0.9788)).toBeLessThan(4 * Math.sqrt((0.9788 * 0.0212) / 10_000));
  });

  test('one lever on a normal margin: the move is threshold − mean + z·sd', async () => {
    for (const p of [0.5, 0.8, 0.95]) {
      const answer = await ask(jobOf(shifted(), { T: level('x', { atLeast: 3 }) }), { probability: p });
      expect(answer.status).toBe('feasible');
      expect(Math.abs(to(answer, 'u') - (2 + normalQuantile(p)))).toBeLessThan(quantileError(p, 10_000));
      expect(answer.after.p).toBeGreaterThanOrEqual(p);
      // A hair less would not be enough: the answer lies on the limit.
      expect(answer.after.p).toBeLessThan(p + 0.002);
      expect(answer.fresh).toMatchObject({ seed: 8, draws: 10_000, confirmed: true });
    }
  });

  test('levers of different scale share the work by their variances', async () => {
    const job = jobOf(
      {
        parameters: { a: lever(-3, 3), b: lever(-6, 6), noise },
        variables: { x: { equation: 'a + b + noise' } },
      },
      { T: level('x', { atLeast: 2 }) },
    );
    const answer = await ask(job);
    // min (a/σ)² + (b/2σ)² with a + b = c gives a = c/5, b = 4c/5.
    const total = to(answer, 'a') + to(answer, 'b');
    expect(Math.abs(total - (2 + normalQuantile(0.9)))).toBeLessThan(quantileError(0.9, 10_000));
    // The limit is a step function of the levers on so many draws, which bends the direction by a few per cent.
    expect(to(answer, 'a') / total).toBeCloseTo(0.2, 1);
    const sigma = 6 / Math.sqrt(12);
    expect(answer.effort).toBeCloseTo(total / (sigma * Math.sqrt(5)), 2);
  });

  test('a lever at its bound leaves the rest to the other', async () => {
    const job = jobOf(
      {
        parameters: { a: lever(0, 1), b: lever(0, 20), noise },
        variables: { x: { equation: '5 * a + 0.1 * b + noise' } },
      },
      { T: level('x', { atLeast: 5 }) },
    );
    const answer = await ask(job);
    expect(answer.binding).toEqual(['a']);
    expect(to(answer, 'a')).toBeCloseTo(1, 6);
    // Per standard step a gives 5/√12 and b 2/√12: unbounded a would go to 1.08.
    const rest = normalQuantile(0.9) / 0.1;
    expect(Math.abs(to(answer, 'b') - rest)).toBeLessThan(quantileError(0.9, 10_000) / 0.1);
  });

  test('out of reach: the bound that binds and the nearest probability', async () => {
    const answer = await ask(jobOf(shifted(0, 1), { T: level('x', { atLeast: 3 }) }));
    expect([answer.status, answer.binding]).toEqual(['infeasible', ['u']]);
    // P(1 + 1 + noise ≥ 3) = 1 − Φ(1) = 0.1587
    expect(Math.abs(answer.after.p - 0.158_655)).toBeLessThan(4 * Math.sqrt((0.1587 * 0.8413) / 10_000));
  });

  test('what holds already takes nothing', async () => {
    const answer = await ask(jobOf(shifted(), { T: level('x', { atLeast: -2 }) }));
    expect([answer.status, answer.effort, to(answer, 'u')]).toEqual(['held', 0, 0]);
  });

  test('two targets together: the quantile of the least margin, by brute force', async () => {
    const job = jobOf(
      {
        parameters: {
          a: lever(0, 4),
          b: lever(0, 4),
          noise,
          other: { value: 0, prior: { kind: 'normal', mean: 0, sd: 1 } },
        },
        variables: { x: { equation: 'a + noise' }, y: { equation: 'b + 0.5 * a + other' } },
      },
      { X: level('x', { atLeast: 1 }), Y: level('y', { atLeast: 1 }) },
      { draws: 4000 },
    );
    const answer = await ask(job, { probability: 0.8 });
    expect(answer.status).toBe('feasible');
    // Both scales are equal, so the least effort is the least norm of (a, b) on Φ(a − 1) Φ(b + a/2 − 1) = 0.8.
    let best = Infinity;
    for (let a = 0; a <= 4; a += 0.01)
      for (let b = 0; b <= 4; b += 0.01)
        if (phi(a - 1) * phi(b + a / 2 - 1) >= 0.8) best = Math.min(best, Math.sqrt(a * a + b * b));
    const found = Math.sqrt(to(answer, 'a') ** 2 + to(answer, 'b') ** 2);
    // 0.02 of the grid and 4 standard errors of the probability, √(0.16/4000) = 0.0063, over a slope of about 0.25.
    expect(Math.abs(found - best)).toBeLessThan(0.12);
  });

  test('targets that contradict each other are named, with the nearest probability', async () => {
    const job = jobOf(
      shifted(),
      { High: level('x', { atLeast: 4 }), Low: level('x', { atMost: 3.5 }) },
      { draws: 2000 },
    );
    const answer = await ask(job);
    expect([answer.status, answer.contradictory]).toEqual(['infeasible', true]);
    expect(answer.problems.map(({ code }) => code)).toEqual(['targets-contradict']);
    expect(answer.after.p).toBe(0);
  });

  test('the central run: no chance, and what chance makes of the answer', async () => {
    const tiny: TinyModel = {
      parameters: { u: lever(0, 6), noise },
      shocks: { common: { prior: { kind: 'normal', mean: 0, sd: 1 }, ar: 0.3 } },
      variables: { x: { equation: '1 + u + noise + common' } },
    };
    const answer = await ask(jobOf(tiny, { T: level('x', { atLeast: 3 }) }), { probability: 'certain' });
    expect(to(answer, 'u')).toBeCloseTo(2, 3);
    expect(answer.after).toEqual({ p: 1, error: 0 });
    expect(Math.abs(answer.fresh.p - 0.5)).toBeLessThan(0.02);
  });

  test('shares stay a whole: what one takes the others give', async () => {
    const bundle = tinyBundle({
      parameters: { a: lever(0, 1, 0.5), b: lever(0, 1, 0.3), c: lever(0, 1, 0.2), noise },
      variables: { x: { equation: '10 * a + 5 * b + noise' }, s: { equation: 'a + b + c' } },
      targets: [targetOf('T', level('x', { atLeast: 8 }))],
    });
    const model = { ...bundle.model, shareGroups: { mix: { members: ['a', 'b', 'c'] } } };
    const answer = await ask({ bundle: { ...bundle, model }, scenario: 'baseline', draws: 4000, seed: 7 });
    expect(answer.status).toBe('feasible');
    const [a, b, c] = ['a', 'b', 'c'].map((name) => to(answer, name)) as [number, number, number];
    expect(a + b + c).toBeCloseTo(1, 9);
    // The direction of least effort lies along (10, 5, 0) less its mean: (5, 0, −5); then c is bound at 0 and b gives the rest.
    const needed = 8 + normalQuantile(0.9);
    expect(Math.abs(10 * a + 5 * b - needed)).toBeLessThan(quantileError(0.9, 4000));
    expect(c).toBeCloseTo(0, 5);
    expect(answer.binding).toContain('c');
  });

  test('a path: a lever that grows, and one that steps, year by year', async () => {
    const tiny: TinyModel = {
      parameters: { u: lever(0, 6), noise },
      variables: { x: { initial: 0, equation: 'x(-1) + u' }, y: { equation: 'x + noise' } },
    };
    const job = jobOf(tiny, { T: level('y', { atLeast: 4 }) });
    const sum = async (path: 'linear' | 'steps'): Promise<readonly number[]> =>
      (await ask(job, { path })).levers[0]!.path!.filter(({ year }) => year >= 2026).map(({ value }) => value);
    const needed = 4 + normalQuantile(0.9);
    const linear = await sum('linear');
    expect(linear[1]! / linear[0]!).toBeCloseTo(2, 9);
    expect(linear[2]! / linear[0]!).toBeCloseTo(3, 9);
    const steps = await sum('steps');
    // Every year counts the same, so the least effort is the same in every year.
    for (const value of steps) expect(value).toBeCloseTo(needed / 3, 1);
    for (const values of [linear, steps])
      expect(Math.abs(values.reduce((total, value) => total + value, 0) - needed)).toBeLessThan(
        quantileError(0.9, 10_000),
      );
  });

  test('each lever alone, and probability against effort', async () => {
    const job = jobOf(
      {
        parameters: { a: lever(0, 6), b: lever(0, 1), still: lever(0, 1), noise },
        variables: { x: { equation: 'a + b + noise' }, z: { equation: 'still' } },
      },
      { T: level('x', { atLeast: 2 }) },
      { draws: 2000 },
    );
    const answer = await ask(job, { alone: true, frontier: true });
    expect(answer.idle).toEqual(['still']);
    const [a, b] = answer.alone!;
    expect(Math.abs(a!.needed! - (2 + normalQuantile(0.9)))).toBeLessThan(quantileError(0.9, 2000));
    expect([b!.needed, b!.best.value]).toEqual([null, 1]);
    const frontier = answer.frontier!;
    expect(frontier.length).toBeGreaterThan(5);
    for (const [i, point] of frontier.entries()) {
      expect(point.effort).toBeGreaterThanOrEqual(frontier[i - 1]?.effort ?? 0);
      expect(point.p).toBeGreaterThan(frontier[i - 1]?.p ?? -1);
    }
  });

  test('a precedent only where a reference class is given, and none in a class of three', async () => {
    const job = jobOf(shifted(), { T: level('x', { atLeast: 3 }) }, { draws: 500 });
    const classOf = (members: readonly number[]): ReferenceClass => ({
      ...{ id: 'class', label, size: members.length, years: 5, window: '2019—2023', choice: label, source: label },
      distribution: { members },
    });
    const without = await ask(job);
    const told = ({ levers: [move] }: ReachAnswer): unknown[] => [move!.precedent, move!.precedentReason.en];
    expect(told(without)).toEqual([null, 'the model brings no reference class']);
    const withClass = (members: readonly number[], levers: readonly string[]): Promise<ReachAnswer> => {
      const referenceClasses = { series: 'x', peer: 'x', levers, classes: [classOf(members)] };
      return ask({ ...job, bundle: { ...job.bundle, referenceClasses } });
    };
    // The answer is near 3.28: two of ten lie above it.
    const ten = await withClass([0, 1, 1, 2, 2, 2, 3, 3, 4, 5], ['u']);
    expect(ten.levers[0]!.precedent).toBe(0.8);
    expect(ten.levers[0]!.done!.en).toBe('20% of the 10 test (2019—2023) did as much');
    expect(told(await withClass([0, 1, 1, 2, 2, 2, 3, 3, 4, 5], ['v']))[0]).toBeNull();
    expect(told(await withClass([0, 1, 2], ['u']))).toEqual([null, 'every reference class is too small']);
  });

  test('the verdict takes the effort of its own answer only', async () => {
    const job = jobOf(shifted(), { T: level('x', { atLeast: 3 }) }, { draws: 500 });
    const { targets } = await inlineRunner().run(job);
    const answer = await ask(job);
    expect(withEffort(targets[0]!, answer).effort).toBe(answer.effort);
    expect(withEffort({ ...targets[0]!, id: 'other' }, answer).effort).toBeNull();
  });

  test('the same question has the same answer', async () => {
    const job = jobOf(shifted(), { T: level('x', { atLeast: 3 }) }, { draws: 1000 });
    expect(await ask(job)).toEqual(await ask(job));
  });

  test('progress ends where it said, and an abort ends the search', async () => {
    const job = jobOf(shifted(), { T: level('x', { atLeast: 3 }) }, { draws: 500 });
    const seen: number[] = [];
    const question = { job, targets: ['T'], probability: 0.9 };
    await reach(question, inlineRunner(), { onProgress: (done, of) => seen.push(done / of) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    const control = new AbortController();
    const stopped = reach(question, inlineRunner(), {
      signal: control.signal,
      onProgress: (done) => done > 3 && control.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow('enough');
  });
});

describe('no answer', () => {
  const codes = async (job: Job, more: Partial<ReachQuestion> = {}): Promise<readonly string[]> => {
    try {
      await ask(job, more);
      return [];
    } catch (error) {
      if (error instanceof ModelError) return error.problems.map(({ code }) => code);
      throw error;
    }
  };
  const tests = { T: level('x', { atLeast: 3 }) };

  test.each<[string, TinyModel, Partial<ReachQuestion>, readonly string[]]>([
    [
      'a lever without bounds',
      { parameters: { u: { value: 0, role: 'lever' }, noise }, variables: { x: { equation: 'u + noise' } } },
      { levers: ['u'] },
      ['lever-refused'],
    ],
    ['a model without levers', { parameters: { noise }, variables: { x: { equation: 'noise' } } }, {}, ['no-answer']],
    [
      'levers that do not move the target',
      { parameters: { u: lever(0, 1), noise }, variables: { x: { equation: 'noise' }, z: { equation: 'u' } } },
      {},
      ['no-answer'],
    ],
    ['an uncertainty as a lever', shifted(), { levers: ['noise'] }, ['lever-refused']],
    ['a name that does not exist', shifted(), { levers: ['v'] }, ['unknown-name']],
    ['bounds outside the range', shifted(), { bounds: { u: [7, 8] } }, ['lever-refused']],
    ['a probability of one', shifted(), { probability: 1 }, ['bad-option']],
  ])('%s', async (_, tiny, more, expected) => {
    expect(await codes(jobOf(tiny, tests, { draws: 100 }), more)).toEqual(expected);
  });

  test('a lever that is the threshold of the target', async () => {
    const job = jobOf(
      { parameters: { bar: lever(0, 5, 3), noise }, variables: { x: { equation: 'noise + 0 * bar' } } },
      { T: level('x', { atLeast: { parameter: 'bar' } }) },
      { draws: 100 },
    );
    expect(await codes(job, { levers: ['bar'] })).toEqual(['lever-refused']);
  });

  test('bounds given with the question serve where the lever has none', async () => {
    const tiny: TinyModel = {
      parameters: { u: { value: 0, role: 'lever' }, noise },
      variables: { x: { equation: 'u + noise' } },
    };
    const answer = await ask(jobOf(tiny, tests, { draws: 500 }), { bounds: { u: [0, '9'] }, levers: ['u'] });
    expect(answer.status).toBe('feasible');
  });
});

/** Φ by the error function of Abramowitz and Stegun 7.1.26, good to 1.5e-7. */
function phi(x: number): number {
  const t = 1 / (1 + (0.3275911 * Math.abs(x)) / Math.SQRT2);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - tail * Math.exp((-x * x) / 2);
  return x >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}
