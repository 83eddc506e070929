import { column, inlineRunner, reproduceHistory } from '@planwright/core';
import type { Ensemble, Job, Report } from '@planwright/core';
import { beforeAll, expect, test } from 'vitest';
import { models } from '../index.ts';

const bundle = models.liaocheng;
const job: Job = { bundle, scenario: 'baseline', draws: 2000, seed: 7 };
let report: Report;
let ensemble: Ensemble;
beforeAll(async () => {
  report = await inlineRunner().run(job);
  ensemble = await inlineRunner().ensemble(job);
});

const at = (series: string, year: number): Float64Array => column(ensemble, series, year);
/** Largest |left − right| / scale over the draws of all projected years. */
function worst(difference: (year: number, draw: number) => number): number {
  let largest = 0;
  for (let year = 2026; year <= 2035; year++)
    for (let draw = 0; draw < job.draws; draw++) largest = Math.max(largest, Math.abs(difference(year, draw)));
  return largest;
}
const verdict = (id: string, from: Report = report): Report['targets'][number] =>
  from.targets.find((entry) => entry.id === id)!;
const run = (changes: Partial<Job>): Promise<Report> => inlineRunner().run({ ...job, series: [], ...changes });

test('the province is the city and the rest, in every draw', () => {
  expect(worst((y, d) => at('gdp_province', y)[d]! / (at('gdp_city', y)[d]! + at('gdp_rest', y)[d]!) - 1)).toBeLessThan(
    1e-9,
  );
});
test('sector volumes add up to GDP and current shares to one, in every draw', () => {
  const sectors = ['va_primary', 'va_secondary', 'va_tertiary'];
  const shares = ['share_primary', 'share_secondary', 'share_tertiary'];
  expect(
    worst((y, d) => sectors.reduce((sum, name) => sum + at(name, y)[d]!, 0) / at('gdp_city', y)[d]! - 1),
  ).toBeLessThan(1e-9);
  expect(worst((y, d) => shares.reduce((sum, name) => sum + at(name, y)[d]!, 0) - 1)).toBeLessThan(1e-12);
});
test('CO₂ is residents × GDP per resident × energy per GDP × carbon per energy, in every draw', () => {
  expect(
    worst(
      (y, d) =>
        at('co2', y)[d]! /
          (at('population', y)[d]! *
            at('gdp_per_head', y)[d]! *
            at('energy_intensity', y)[d]! *
            at('carbon_per_energy', y)[d]!) -
        1,
    ),
  ).toBeLessThan(1e-9);
});
test('2025 equals what was published: communiques of city and province', () => {
  const published = {
    gdp_city: 3304.15,
    gdp_nominal: 3304.15,
    gdp_province: 103197.5,
    population: 575.86,
    growth_city: 0.056,
    growth_province: 0.055,
  };
  for (const [name, value] of Object.entries(published)) expect(at(name, 2025)[0], name).toBeCloseTo(value, 9);
  const shares = { share_primary: 438.98, share_secondary: 1343.08, share_tertiary: 1522.09 };
  for (const [name, value] of Object.entries(shares)) expect(at(name, 2025)[0], name).toBeCloseTo(value / 3304.15, 9);
});
test('the city weighs 3.2 % of the province (methodology §0)', () => {
  expect(at('weight_city', 2025)[0]).toBeCloseTo(0.032, 4);
});
test('growth of 2017 is unknown, so nothing is derived across it; what is not observed is not called observed', () => {
  const { state, observed } = report.series['growth_city']!;
  expect(report.years[0]).toBe(2015);
  expect(state.slice(0, 11)).toEqual([...Array(3).fill('missing'), ...Array(8).fill('observed')]);
  expect(observed.slice(11)).toEqual(Array(10).fill(null));
  expect(report.series['co2']!.state.slice(0, 11)).toEqual([
    ...Array(4).fill('missing'),
    ...Array(7).fill('estimated'),
  ]);
});
test('the emission anchor is the inventory figure of 2019', () => {
  const inventory = bundle.tables
    .find((table) => table.id === 'liaocheng')!
    .series['co2_inventory']!.observations.find((row) => row.year === 2019)!;
  expect(bundle.model.parameters['co2_base']!.value).toBe(inventory.value);
});
/** The model without surprises: its shocks are as good as zero. */
const noShock = {
  ...bundle.model,
  shocks: Object.fromEntries(
    Object.entries(bundle.model.shocks!).map(([name, shock]) => [
      name,
      { ...shock, prior: { kind: 'normal' as const, mean: 0, sd: 1e-300 } },
    ]),
  ),
};
test('the margin over the province is (1 − w) of the margin over its rest (methodology §3.2)', async () => {
  const certain = { trend: 0.05, trend_slope: 0, margin: 0.01 };
  const still = await inlineRunner().ensemble({
    ...job,
    bundle: { ...bundle, model: noShock },
    set: certain,
    draws: 1,
    series: ['growth_city', 'growth_province', 'weight_city'],
  });
  const lead = column(still, 'growth_city', 2026)[0]! - column(still, 'growth_province', 2026)[0]!;
  expect(lead).toBeCloseTo((1 - column(still, 'weight_city', 2025)[0]!) * 0.01, 12);
});
test('emissions stand still when the fall of carbon per GDP is g ÷ (1 + g): 5.0 % growth needs 4.76 % (carbon method §2.1)', async () => {
  const set = { trend: 0.05, trend_slope: 0, margin: 0, energy_saving: 0.05 / 1.05, fuel_shift: 0 };
  const still = await inlineRunner().ensemble({
    ...job,
    bundle: { ...bundle, model: noShock },
    set,
    draws: 1,
    series: ['co2'],
  });
  expect(column(still, 'co2', 2030)[0]! / column(still, 'co2', 2025)[0]!).toBeCloseTo(1, 12);
});
test('growth and peak pull against each other: together they are less likely than their product', async () => {
  const { joint } = await run({ draws: 10_000, joint: ['C04-03', 'C04-29'] });
  expect(joint!.p).toBeLessThan(joint!.product);
  expect(joint!.counts.reduce((sum, count) => sum + count, 0)).toBe(10_000);
});
test('a stricter reading is never likelier', async () => {
  const p = async (id: string, reading: string): Promise<number> =>
    verdict(id, await run({ readings: { [id]: reading } })).p!;
  expect(await p('C04-03', 'everyYear')).toBeLessThan(await p('C04-03', 'mean'));
  expect(await p('C04-03', 'half_point')).toBeLessThan(await p('C04-03', 'mean'));
  expect(await p('C04-03', 'rounded')).toBeLessThanOrEqual(await p('C04-03', 'mean'));
  expect(await p('C04-29', 'confirmed')).toBeLessThanOrEqual(await p('C04-29', 'argmax'));
  expect(await p('C04-29', 'before2030')).toBeLessThanOrEqual(await p('C04-29', 'confirmed'));
  expect(await p('C34-01', 'cut20')).toBeLessThan(await p('C34-01', 'cut15'));
});
test('each lever moves what it is for: push raises growth above the province, saving raises the peak, and each costs or helps the other', async () => {
  const pushed = await run({ set: { push: 0.005 } });
  const saved = await run({ set: { saving_push: 0.01 } });
  expect(verdict('C04-03', pushed).p).toBeGreaterThan(verdict('C04-03').p!);
  expect(verdict('C04-29', pushed).p).toBeLessThan(verdict('C04-29').p!);
  expect(verdict('C04-29', saved).p).toBeGreaterThan(verdict('C04-29').p!);
  expect(verdict('C04-03', saved).p).toBe(verdict('C04-03').p);
});
test('grade-C verdicts stay out of the joint figure', () => {
  expect(report.joint!.ids).toEqual(['C04-03', 'C04-11', 'C04-29']);
  expect(verdict('C34-01').grade).toBe('C');
});
test('the headline is shown under the three priors: Shandong class, national class, own ambition (about 0.70)', async () => {
  const full = await run({ draws: 10_000, alternatives: true });
  const [national, ambition] = verdict('C04-03', full).alternatives!;
  expect([national!.id, ambition!.id]).toEqual(['national_class', 'own_ambition']);
  // Methodology §3.2: P = 0.70 for a mean margin of 0.3 points and a five-year spread of 0.57.
  expect(ambition!.p).toBeCloseTo(0.7, 1);
  expect(Math.abs(national!.p! - 0.5)).toBeLessThan(0.05);
});
test.each(Object.keys(bundle.scenarios))('scenario %s runs without undefined draws', async (scenario) => {
  const result = await run({ scenario });
  expect(result.problems).toEqual([]);
  expect(result.targets.every((entry) => entry.undefined === 0 && entry.p !== null)).toBe(true);
});
test("every clause target of this version stands in the plan's own list of clauses 3 to 55", () => {
  for (const target of bundle.targets) {
    expect(target.id.startsWith(`C${String(target.clause).padStart(2, '0')}-`)).toBe(true);
    expect(target.clause).toBeGreaterThanOrEqual(3);
    expect(target.clause).toBeLessThanOrEqual(55);
  }
});
test('the model reproduces its own history where an equation is an identity', async () => {
  const found = await reproduceHistory(bundle);
  const worstOf = (variable: string): number =>
    Math.max(...found.filter((cell) => cell.variable === variable).map((cell) => cell.error));
  // The chained levels are rounded to four decimals and the published rates to 0.1 point.
  expect(worstOf('gdp_city')).toBeLessThan(1e-7);
  expect(worstOf('growth_province')).toBeLessThan(1e-5);
  // Residents fell faster or slower than the trend rate: behavioural, and told as such.
  expect(worstOf('population')).toBeGreaterThan(0);
  expect(worstOf('population')).toBeLessThan(0.02);
});
