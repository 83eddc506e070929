import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flatModel } from '../check/expand/expand-model.ts';
import type { Model, Scenario } from '../model/model.ts';
import { moveShare } from '../model/share-group.ts';
import { resolveScenario } from '../model/scenario.ts';
import { normal } from '../random/prior.ts';
import { column } from '../result/ensemble.ts';
import { tinyBundle, tinyJob } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { inlineRunner } from './inline-runner.ts';
import type { Job } from './job.ts';
import { checkJob, prepareJob } from './prepare.ts';
import { createSampler } from './sample.ts';
import { simulate } from './simulate.ts';

const label = { zh: '测试', en: 'test' };
const tiny: TinyModel = {
  years: { history: 2024, start: 2026, end: 2030 },
  variables: {
    gdp: { unit: '亿元', initial: 100, equation: 'gdp(-1) * 1.05 + spill' },
    spill: { unit: '亿元', equation: 'gdp(-1) / 50', initial: 2 },
  },
};
const path = (job: Job, name: string): readonly number[] => {
  const found = simulate(prepareJob(job), { from: 0, to: job.draws });
  return found.years.map((year) => column(found, name, year)[0]!);
};

test('add raises what the equation gives, in its years only, and what reads it follows', () => {
  const plain = path(tinyJob(tiny), 'gdp');
  const raised = path(tinyJob(tiny, { add: { gdp: { 2027: '10 亿元' } } }), 'gdp');
  expect(raised.slice(0, 3)).toEqual(plain.slice(0, 3));
  expect(raised[3]).toBe(plain[3]! + 10);
  expect(raised[4]).toBe(raised[3]! * 1.05 + raised[3]! / 50);
});
test('add of a scenario and of its child are taken year by year; units and names are checked', () => {
  const scenarios = {
    parent: { add: { gdp: { 2027: 1, 2028: 2 } } },
    child: { parent: 'parent', add: { gdp: { 2028: 5 } } },
  };
  const { model, scenarios: all } = tinyBundle({ ...tiny, scenarios });
  const { settings } = resolveScenario(flatModel(model), all, { scenario: 'child' });
  expect([...settings.add.get('gdp')!]).toEqual([
    [2027, 1],
    [2028, 5],
  ]);
  const codes = (add: NonNullable<Job['add']>): readonly string[] =>
    checkJob(tinyJob(tiny, { add })).problems.map(({ code }) => code);
  expect(codes({ gpd: { 2027: 1 } })).toEqual(['unknown-name']);
  expect(codes({ gdp: { 2027: '1 万人' } })).toEqual(['unit-mismatch']);
  expect(codes({ gdp: { 2050: 1 } })).toEqual(['out-of-range']);
  expect(codes({ gdp: { 2024: 1 } })).toEqual(['add-unused']);
});
test('the residual of a fix, added to the equation without the fix, reproduces the path', async () => {
  const fix = { gdp: { 2027: 130, 2028: 131, 2030: 150 } };
  const report = await inlineRunner().run(tinyJob(tiny, { fix, draws: 3 }));
  const residuals = report.residuals['gdp']!;
  expect(Object.keys(residuals)).toEqual(['2027', '2028', '2030']);
  const add = { gdp: Object.fromEntries(Object.entries(residuals).map(([year, { mean }]) => [year, mean!])) };
  const fixed = path(tinyJob(tiny, { fix }), 'gdp');
  // Not to the bit: e + (f − e) is f only up to the rounding of the difference.
  path(tinyJob(tiny, { add }), 'gdp').forEach((value, y) =>
    expect(Math.abs(value / fixed[y]! - 1)).toBeLessThan(1e-12),
  );
  expect(report.series['gdp~unfixed']).toBeUndefined();
});
test('a residual is taken in each draw, and a fix of what has no equation has none', async () => {
  const model: TinyModel = {
    years: { history: 2024, start: 2024, end: 2026 },
    parameters: { a: { value: 1, prior: normal(1, 2) } },
    variables: { x: { equation: 'a' }, y: {} },
  };
  const job = tinyJob(model, { fix: { x: { 2025: 3 }, y: { 2024: 1, 2025: 1, 2026: 1 } }, draws: 500, series: ['x'] });
  const { residuals, series } = await inlineRunner().run(job);
  expect(Object.keys(residuals)).toEqual(['x']);
  expect(residuals['x']![2025]!.mean).toBeCloseTo(3 - series['x']!.mean[0]!, 12);
  expect(residuals['x']![2025]!.p05).toBeCloseTo(3 - series['x']!.p95[0]!, 12);
});

const mix = (changes: Partial<Model> = {}, prior = normal(0, 0.4)): Model => {
  const member = (value: number | string): Model['parameters'][string] => ({
    unit: '1',
    value,
    role: 'uncertainty',
    prior,
    label,
    source: label,
  });
  const parameters = { coal: member(0.6), oil: member('25 %'), gas: { ...member(15), unit: '%' } };
  const bundle = tinyBundle({ variables: { s: { equation: 'coal' } } });
  return { ...bundle.model, parameters, shareGroups: { mix: { members: ['coal', 'oil', 'gas'] } }, ...changes };
};
function shares(
  model: Model,
  scenario: Partial<Scenario> = {},
  draws = 50,
): { columns: readonly Float64Array[]; codes: readonly string[] } {
  const { settings, problems } = resolveScenario(
    flatModel(model),
    { baseline: { label, ...scenario } },
    { scenario: 'baseline' },
  );
  const inputs = createSampler(flatModel(model), settings, 3)(0, draws);
  return { columns: inputs.parameters, codes: problems.map(({ code }) => code) };
}
const job = (model: Model): Job => ({
  bundle: { model, scenarios: { baseline: { label } }, targets: [], tables: [] },
  scenario: 'baseline',
  draws: 1,
  seed: 1,
});

test('members of a share group sum to one in every draw, whatever their units and priors', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 3, noNaN: true }), (sd) => {
      const [coal, oil, gas] = shares(mix({}, normal(0, sd))).columns as [Float64Array, Float64Array, Float64Array];
      coal.forEach((share, d) => expect(share + oil[d]! + gas[d]! / 100).toBeCloseTo(1, 14));
    }),
    { numRuns: 30 },
  );
});
test('without uncertainty the shares are their values, and spread gives the uncertain ones a prior on z', () => {
  const certain = (spread?: number): Model => {
    const model = mix();
    const parameters = Object.fromEntries(
      Object.entries(model.parameters).map(([name, { prior: _, ...rest }]) => [name, rest]),
    );
    return {
      ...model,
      parameters,
      shareGroups: { mix: { members: ['coal', 'oil', 'gas'], ...(spread === undefined ? {} : { spread }) } },
    };
  };
  expect(shares(certain()).columns.map((draws) => draws[7])).toEqual(
    [0.6, 0.25, 15].map((v) => expect.closeTo(v, 14) as number),
  );
  expect(shares(certain(0.4)).columns).toEqual(shares(mix()).columns);
});
test('a scenario that moves a member rescales the others in proportion; a number is certain', () => {
  const { columns } = shares(mix(), { parameters: { coal: 0.4 } });
  const [coal, oil, gas] = columns as [Float64Array, Float64Array, Float64Array];
  expect(new Set(coal)).toEqual(new Set([0.4]));
  coal.forEach((share, d) => expect(share + oil[d]! + gas[d]! / 100).toBeCloseTo(1, 14));
  const still = shares(
    mix({}, normal(0, 0)),
    { parameters: { coal: { path: { 2024: 0.6, 2028: 0.2 }, kind: 'linear', then: 'keep' } } },
    1,
  );
  expect([0, 2, 4].map((y) => still.columns[1]![y])).toEqual(
    [0.25, 0.25 * 1.5, 0.5].map((v) => expect.closeTo(v, 12) as number),
  );
  expect(shares(mix(), { parameters: { coal: 0.7, oil: 0.5 } }).codes).toEqual(['bad-share-group']);
  expect(shares(mix(), { parameters: { coal: 0.5, oil: 0.3, gas: 10 } }).codes).toEqual(['bad-share-group']);
});
test('a group whose values do not sum to one, or whose members are no shares, is refused', () => {
  const codes = (model: Model): readonly string[] => checkJob(job(model)).problems.map(({ code }) => code);
  const { parameters } = mix();
  expect(codes(mix())).toEqual([]);
  expect(codes(mix({ parameters: { ...parameters, coal: { ...parameters['coal']!, value: 0.5 } } }))).toEqual([
    'bad-share-group',
  ]);
  expect(codes(mix({ shareGroups: { mix: { members: ['coal', 'oil', 'gaz'] } } }))).toEqual([
    'unknown-name',
    'bad-share-group',
  ]);
  expect(codes(mix({ parameters: { ...parameters, coal: { ...parameters['coal']!, unit: '亿元' } } }))).toContain(
    'bad-share-group',
  );
  expect(
    codes(
      mix({
        parameters: { ...parameters, coal: { ...parameters['coal']!, prior: { kind: 'uniform', low: 0, high: 1 } } },
      }),
    ),
  ).toEqual(['bad-share-group']);
});
test('moving a share keeps the sum exactly, the locked ones where they are and the others in proportion', () => {
  const part = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 3, maxLength: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (parts, at) => {
        const total = parts.reduce((a, b) => a + b, 0);
        const values = Object.fromEntries(parts.map((p, i) => [`s${i}`, p / total]));
        const to = at * (1 - values['s1']!);
        const moved = moveShare(values, 's0', to, ['s1']) as Readonly<Record<string, number>>;
        expect(moved['s0']).toBe(to);
        expect(moved['s1']).toBe(values['s1']);
        expect(Object.values(moved).reduce((a, b) => a + b, 0)).toBe(1);
        for (const name of Object.keys(values).slice(3))
          expect(moved[name]! * values['s2']!).toBeCloseTo(moved['s2']! * values[name]!, 13);
      },
    ),
  );
  expect(moveShare({ a: 0.5, b: 0.5 }, 'a', 0.7, ['b'])).toMatchObject({ code: 'bad-share-group' });
  expect(moveShare({ a: 0.5, b: 0.5 }, 'a', 1.2)).toMatchObject({ code: 'bad-share-group' });
  expect(moveShare({ a: 0.5, b: 0.5 }, 'a', 1)).toEqual({ a: 1, b: 0 });
});
