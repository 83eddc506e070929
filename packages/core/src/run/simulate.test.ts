import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScenarioValue } from '../model/model.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import type { Job } from './job.ts';
import { prepareJob } from './prepare.ts';
import { createSimulator, simulate } from './simulate.ts';
import type { Simulator } from './simulate.ts';

const draws = 300;
const ranges = [
  { from: 0, to: 256 },
  { from: 256, to: draws },
];

/** Text of a value that names every bit, since NaN equals NaN here and 0 is not −0. */
const bitsOf = (values: Float64Array): string => {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  let sum = 0;
  for (const word of words) sum = (Math.imul(sum, 31) + word) | 0;
  return `${words.length} ${sum}`;
};

/** Both ways of asking, the second into values that stay from job to job. */
function expectEqualToWhole(simulator: Simulator, reference: Simulator, job: Job, values: Float64Array): number {
  let wrong = 0;
  const prepared = prepareJob(job);
  for (const range of ranges) {
    const whole = reference.simulate(prepared, range);
    const { undefinedDraws, firstUndefined, unsolvedDraws, firstUnsolved } = whole;
    wrong += undefinedDraws;
    const faults = simulator.simulateInto(prepared, range, { values, from: 0, draws, untouched: true });
    expect(faults).toEqual({ undefinedDraws, firstUndefined, unsolvedDraws, firstUnsolved });
    expect(bitsOf(rangeOf(values, range))).toBe(bitsOf(whole.values));
    const { values: own, ...said } = simulator.simulate(prepared, range);
    expect(bitsOf(own)).toBe(bitsOf(whole.values));
    expect({ ...said, values: whole.values }).toEqual(whole);
  }
  return wrong;
}

/** Of all series and years, the draws of a range. */
function rangeOf(values: Float64Array, { from, to }: { from: number; to: number }): Float64Array {
  const rows = values.length / draws;
  return Float64Array.from({ length: rows * (to - from) }, (_, i) => {
    const row = Math.floor(i / (to - from));
    return values[row * draws + from + (i % (to - from))]!;
  });
}

const normal = (mean: number, sd: number) => ({ kind: 'normal' as const, mean, sd });
const years = { history: 2024, start: 2026, end: 2030 };
const count = 5;

/** Shares, a lever on a path, drawn parameters, a shock and lags; roots and logarithms of negative numbers occur. */
const world = (equations: readonly string[], solved: boolean): TinyModel => ({
  years,
  parameters: {
    a: { value: 0.5, role: 'lever' },
    b: { value: 1, role: 'lever' },
    c: { value: 0.2, prior: normal(0.2, 0.4) },
    d: { value: 1.5, prior: normal(1.5, 0.5) },
    s1: { value: 0.5, prior: normal(0, 0.2) },
    s2: { value: 0.3, role: 'lever' },
    s3: { value: 0.2, role: 'lever' },
  },
  shocks: { e: { prior: normal(0, 0.1), ar: 0.4 } },
  variables: {
    ...Object.fromEntries(equations.map((equation, i) => [`v${i}`, { equation, initial: 0.5 + i }])),
    ...(solved
      ? { x: { equation: '0.3 * y + a + v0' }, y: { equation: '0.2 * x + d' }, z: { equation: 'x + c' } }
      : {}),
  },
  ...(solved ? { simultaneous: [['x', 'y']] } : {}),
});

function withShares(job: Job): Job {
  const model = { ...job.bundle.model, shareGroups: { whole: { members: ['s1', 's2', 's3'] } } };
  return { ...job, bundle: { ...job.bundle, model } };
}

const equation = (index: number): fc.Arbitrary<string> => {
  const same = Array.from({ length: index }, (_, i) => `v${i}`);
  const lagged = Array.from({ length: count }, (_, i) => [`v${i}(-1)`, `v${i}(-2)`]).flat();
  const leaf = fc.constantFrom(
    ...same,
    ...same,
    ...lagged,
    'a',
    'b',
    'c',
    'd',
    's1',
    's2',
    's3',
    'e',
    '0.5',
    't - 2027',
  );
  return fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(tie('node'), fc.constantFrom('+', '-', '*'), tie('node')).map(([p, sign, q]) => `(${p} ${sign} ${q})`),
      fc.tuple(tie('node'), tie('node')).map(([p, q]) => `(${p} / (1 + abs(${q})))`),
      fc.constantFrom('tanh', 'exp', 'log', 'sqrt').chain((name) => tie('node').map((p) => `${name}(${p})`)),
      fc.tuple(tie('node'), tie('node')).map(([p, q]) => `(t > 2028 ? ${p} : ${q})`),
    ),
  })).node;
};
const equations = fc.tuple(...Array.from({ length: count }, (_, i) => equation(i)));

type Step = readonly [string, ScenarioValue];
const amount = fc.double({ min: 0.05, max: 0.4, noNaN: true });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('a', 'b', 's2'), amount) },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constantFrom('c', 'd'),
      amount.map((shift) => ({ shift })),
    ),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constant('d'), amount) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constantFrom('c', 's1'),
      amount.map((sd) => ({ prior: normal(0, sd) })),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(
      fc.constantFrom('a', 's2'),
      amount.map((end) => ({ path: { 2026: 0.1, 2029: end }, kind: 'linear' as const, then: 'keep' as const })),
    ),
  },
);
/** A lever is moved a few times, then another. */
const walk = fc.array(fc.tuple(step, fc.array(amount, { maxLength: 4 })), { minLength: 2, maxLength: 5 });

const again = ([name, value]: Step, next: number): Step => {
  if (typeof value === 'number') return [name, next];
  if (typeof value === 'object' && 'shift' in value) return [name, { shift: next }];
  return [name, value];
};

const fixes = fc.option(fc.constantFrom('v1', 'v3'), { nil: undefined });

test('walks over levers, shares, paths and priors give the draws of whole runs, bit for bit', () => {
  const ways = { whole: 0, kept: 0, part: 0 };
  let undefinedDraws = 0;
  fc.assert(
    fc.property(equations, fc.boolean(), walk, fixes, (texts, solved, moves, fixed) => {
      const simulator = createSimulator({ onRange: (way) => ways[way]++ });
      const reference = createSimulator({ mostBytes: 0 });
      const set: Record<string, ScenarioValue> = {};
      const at = withShares(tinyJob(world(texts, solved), { draws, series: ['v1', 'v4', ...(solved ? ['z'] : [])] }));
      const rows = (at.series!.length + (fixed && !at.series!.includes(fixed) ? 1 : 0) + (fixed ? 1 : 0)) * 7;
      const values = new Float64Array(rows * draws);
      for (const [first, more] of moves)
        for (const [name, value] of [first, ...more.map((next) => again(first, next))]) {
          set[name] = value;
          const job = {
            ...at,
            set: { ...set },
            ...(fixed
              ? { fix: { [fixed]: { 2027: 0.4 } }, add: { v0: { 2028: set['b'] === value ? 0.3 : 0.1 } } }
              : {}),
          };
          const { kept } = prepareJob(job);
          undefinedDraws += expectEqualToWhole(simulator, reference, job, values.subarray(0, kept.length * 7 * draws));
        }
    }),
    { numRuns: 20 },
  );
  // All three ways were gone, and draws went wrong.
  expect(Math.min(ways.whole, ways.kept, ways.part, undefinedDraws)).toBeGreaterThan(20);
});

const simple = (set: Readonly<Record<string, ScenarioValue>>): Job =>
  tinyJob(
    {
      years,
      parameters: {
        a: { value: 0.5, role: 'lever' },
        b: { value: 1, role: 'lever' },
        c: { value: 0, prior: normal(0, 1) },
      },
      variables: { x: { equation: 'a + c' }, y: { equation: 'b + c' } },
    },
    { draws, set },
  );
const [range] = ranges;

/** The ways in which jobs of one bundle are run. */
function waysOf(sets: readonly Readonly<Record<string, ScenarioValue>>[], mostBytes?: number): readonly string[] {
  const ways: string[] = [];
  const simulator = createSimulator({
    onRange: (way) => ways.push(way),
    ...(mostBytes === undefined ? {} : { mostBytes }),
  });
  const { bundle } = simple({});
  for (const set of sets) simulator.simulate(prepareJob({ ...simple(set), bundle }), range!);
  return ways;
}

test('a lever that moves again is run in part, on kept draws', () => {
  expect(waysOf([{}, { a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }])).toEqual(['whole', 'whole', 'kept', 'part', 'part']);
  expect(waysOf([{}, { a: 1 }, { a: 2 }, { a: 2, b: 1.5 }, { a: 2 }])).toEqual([
    'whole',
    'whole',
    'kept',
    'whole',
    'part',
  ]);
});

test('a simulator that may keep nothing runs everything whole', () => {
  expect(waysOf([{}, { a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }], 0)).toEqual(['whole', 'whole', 'kept', 'kept', 'kept']);
});

test('a share without a prior moves with the draws of the others', () => {
  const tiny = world(['s2', 's1', 's3', '1', '1'], false);
  const { values } = simulate(prepareJob(withShares(tinyJob(tiny, { draws: 2, series: ['v0', 'v1', 'v2'] }))), {
    from: 0,
    to: 2,
  });
  const last = (series: number, draw: number): number => values[(series * 7 + 6) * 2 + draw]!;
  for (const draw of [0, 1]) expect(last(0, draw) + last(1, draw) + last(2, draw)).toBeCloseTo(1, 12);
  expect(last(0, 0)).not.toBe(last(0, 1));
});
