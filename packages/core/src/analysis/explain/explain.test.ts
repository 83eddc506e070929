import { describe, expect, test } from 'vitest';
import { ModelError } from '../../problem.ts';
import { normal } from '../../random/prior.ts';
import { column } from '../../result/ensemble.ts';
import { inlineRunner } from '../../run/inline-runner.ts';
import { tinyJob, tinyTable } from '../../testing/tiny-model.ts';
import { explain } from './explain.ts';
import type { ExplainedInput, ExplainedVariable } from './explained.ts';
import { firstDifference } from './first-difference.ts';
import { steps } from './steps.ts';

const label = { zh: '产值', en: 'output' };
const job = tinyJob(
  {
    years: { history: 2024, start: 2026, end: 2028 },
    parameters: {
      g: { value: 0.05, unit: '1/yr', display: '%', prior: normal(0.05, 0.01), source: { zh: '纪要', en: 'minutes' } },
      push: { value: 0.01, unit: '1/yr' },
    },
    shocks: { luck: { prior: normal(0, 0.02), unit: '1/yr' } },
    variables: {
      rate: { unit: '1/yr', equation: 'g + push + luck', from: 2026 },
      y: { unit: '亿元', label, observed: 'data.y', equation: 'y(-1) * (1 + rate)' },
      twice: { unit: '亿元', equation: 'y + y(-1)' },
    },
    tables: [tinyTable({ y: { 2024: 90, 2025: 100 } }, '亿元')],
    scenarios: { strong: { parameters: { push: 0.02 } } },
  },
  { draws: 300 },
);
const ask = { job, series: 'y', year: 2027 };
const child = (node: ExplainedInput, name: string, year?: number): ExplainedInput => {
  const inputs = node.kind === 'variable' ? node.inputs : [];
  return inputs.find((each) => each.name === name && (year === undefined || each.year === year))!;
};
const nodes = (node: ExplainedInput): ExplainedInput[] => [
  node,
  ...(node.kind === 'variable' ? node.inputs.flatMap(nodes) : []),
];

describe('a number is traced to its inputs', () => {
  test('its formula stands in names and in numbers, lags are named by their year, and the bottom is an observed row', async () => {
    const { root } = await explain(ask, inlineRunner());
    expect(root.formula).toEqual({
      part: 'equation',
      text: 'y(-1) * (1 + rate)',
      values: '106 亿元 * (1 + 0.06)',
    });
    expect(root.value).toBeCloseTo(100 * 1.06 ** 2, 10);
    expect(root.state).toBe('projected');
    const before = child(root, 'y') as ExplainedVariable;
    expect(before.reads).toEqual({ zh: '2026 年的产值', en: 'output of 2026' });
    const seen = child(before, 'y') as ExplainedVariable;
    expect(seen).toMatchObject({ state: 'observed', value: 100, year: 2025, formula: null, inputs: [], cut: null });
    expect(seen.observation).toMatchObject({ vintage: 'only', confidence: 'high', source: 'test' });
  });
  test('a parameter has its prior, its source and who set it; a shock is 0 in the central run', async () => {
    const { root } = await explain(
      { ...ask, job: { ...job, scenario: 'strong', set: { g: { shift: 0.01 } } } },
      inlineRunner(),
    );
    const rate = child(root, 'rate');
    expect(child(rate, 'g')).toMatchObject({
      kind: 'parameter',
      source: { zh: '纪要' },
      prior: { kind: 'normal' },
      setBy: { kind: 'user' },
      text: '6%',
    });
    expect(child(rate, 'push')).toMatchObject({ setBy: { kind: 'scenario', id: 'strong' }, value: 0.02 });
    expect(child(rate, 'luck')).toMatchObject({ kind: 'shock', value: 0 });
  });
  test('every draw is the draw of the run, to the last bit', async () => {
    const draws = column(await inlineRunner().ensemble(job), 'y', 2027);
    for (const draw of [0, 17, 255, 256, 299]) {
      const { root } = await explain({ ...ask, run: { draw } }, inlineRunner());
      expect(root.value).toBe(draws[draw]);
    }
    const { distribution } = await explain(ask, inlineRunner());
    expect(distribution!.mean).toBeCloseTo(draws.reduce((sum, value) => sum + value, 0) / 300, 10);
  });
  test('the tree ends where it is told to, and a cell is opened once, nearest to the number', async () => {
    const shallow = await explain({ ...ask, depth: 1 }, inlineRunner());
    expect(shallow.root.inputs.map((input) => input.kind === 'variable' && input.cut)).toEqual(['depth', 'depth']);
    const { root } = await explain({ ...ask, series: 'twice', depth: Infinity }, inlineRunner());
    const opened = nodes(root).filter((node) => node.kind === 'variable' && node.cut === null);
    const keys = opened.map(({ name, year }) => `${name} ${year}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('y 2025');
    const [now, before] = root.inputs as ExplainedVariable[];
    expect(before).toMatchObject({ name: 'y', year: 2026, cut: null });
    expect(child(now!, 'y')).toMatchObject({ year: 2026, cut: 'told' });
  });
  test('what it rests on is counted however deep it lies', async () => {
    const { restsOn } = await explain({ ...ask, depth: 0 }, inlineRunner());
    expect(restsOn).toEqual({ observed: 1, fixed: 0, computed: 4, parameters: 2, uncertain: 1, levers: 0, shocks: 2 });
  });
  test('an unknown series, a year outside and a draw that is not there are refused', async () => {
    for (const wrong of [{ series: 'z' }, { year: 2040 }, { run: { draw: 300 } }, { series: 'rate', year: 2025 }])
      await expect(explain({ ...ask, ...wrong }, inlineRunner())).rejects.toThrow(ModelError);
  });
});

test('a year is stepped through in the order of evaluation, with only what the series needs', () => {
  const found = steps({ job, series: 'y', from: 2026, to: 2027, run: { draw: 3 } });
  expect(found.map(({ name, year }) => `${name} ${year}`)).toEqual(['rate 2026', 'y 2026', 'rate 2027', 'y 2027']);
  const [rate, y, nextRate, nextY] = found.map(({ value }) => value!) as [number, number, number, number];
  expect(y).toBe(100 * (1 + rate));
  expect(nextY).toBe(y * (1 + nextRate));
});

describe('where two runs part', () => {
  test('the first differing equation is named with both values and the parameter behind it', () => {
    const found = firstDifference(job, { ...job, scenario: 'strong' });
    expect(found.first).toMatchObject({ name: 'rate', year: 2026, through: [] });
    expect(found.first!.causes).toEqual([expect.objectContaining({ kind: 'parameter', name: 'push' })]);
    expect([found.first!.base.value, found.first!.other.value]).toEqual([
      expect.closeTo(0.06, 12),
      expect.closeTo(0.07, 12),
    ]);
    // rate in three years, y in three, twice in three.
    expect(found.different).toBe(9);
    expect(found.entries.map(({ name, year }) => `${name} ${year}`)).toEqual(['rate 2026', 'rate 2027', 'rate 2028']);
  });
  test('a fix is told by its origin, and what the fixed cell feeds is not taken for a change of its own', () => {
    const found = firstDifference(job, { ...job, fix: { y: { 2027: 150 } } });
    expect(found.entries).toHaveLength(1);
    expect(found.first).toMatchObject({
      name: 'y',
      year: 2027,
      causes: [{ kind: 'origin', base: 'projected', other: 'fixed' }],
    });
  });
  test('an add-factor and an edited equation are told', () => {
    const added = firstDifference(job, { ...job, add: { y: { 2027: 1 } } });
    expect(added.entries.map(({ name, year, causes }) => [name, year, causes])).toEqual([
      [
        'y',
        2027,
        [expect.objectContaining({ kind: 'added', other: expect.objectContaining({ value: 1 }) as unknown })],
      ],
    ]);
    const { model } = job.bundle;
    const edited = {
      ...model,
      variables: { ...model.variables, twice: { ...model.variables['twice']!, equation: 'y * 2' } },
    };
    const found = firstDifference(job, { ...job, bundle: { ...job.bundle, model: edited } });
    expect(found.first).toMatchObject({ name: 'twice', year: 2025, causes: [{ kind: 'equation', other: 'y * 2' }] });
  });
  test('of one number, only what it needs is compared', () => {
    const other = { ...job, scenario: 'strong' };
    const found = firstDifference(job, other, { of: { series: 'rate', year: 2027 } });
    expect([found.different, found.cells]).toEqual([1, 1]);
    expect(found.first).toMatchObject({ name: 'rate', year: 2027 });
  });
  test('runs that agree part nowhere', () => {
    expect(firstDifference(job, { ...job, set: { push: 0.01 } }, { run: { draw: 5 } })).toMatchObject({
      first: null,
      different: 0,
    });
  });
});
