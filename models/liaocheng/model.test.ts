import { column, inlineRunner, mannKendall, reproduceHistory } from '@planwright/core';
import type { Job, Report } from '@planwright/core';
import { expect, test } from 'vitest';
import { models } from '../index.ts';
import { eventLibrary } from './shocks/library.ts';

const bundle = models.liaocheng;
const job: Job = { bundle, scenario: 'baseline', draws: 500, seed: 7 };
test('2025 equals what was published, within its rounding: communiques of city and province', async () => {
  const published: Readonly<Record<string, readonly [value: number, rounding: number]>> = {
    gdp_city: [3304.15, 0.005],
    gdp_nominal: [3304.15, 0.005],
    gdp_province: [103197.5, 0.05],
    'shandong.gdp_nominal': [103197.5, 0.05],
    population: [575.86, 0.005],
    va_primary: [438.98, 0.02],
    va_secondary: [1343.08, 0.02],
    va_tertiary: [1522.09, 0.02],
    'branch.va.construction': [1343.08 - 1166.88, 0.5 * 176.2],
    'grain.output': [117.8, 0.005],
    'carbon.generation_renewable': [7.224, 0.0005],
    'carbon.capacity_total': [19.7, 0.005],
    growth_city: [0.056, 0.0005],
  };
  const ensemble = await inlineRunner().ensemble({ ...job, draws: 1, series: Object.keys(published) });
  for (const [name, [value, rounding]] of Object.entries(published))
    expect(Math.abs(column(ensemble, name, 2025)[0]! - value), name).toBeLessThanOrEqual(rounding);
});
test('growth of 2017 is unknown, so nothing is derived across it; emissions have no line between inventory and base year', async () => {
  const report = await inlineRunner().run({
    ...job,
    draws: 50,
    series: ['growth_city', 'co2', 'carbon.co2_estimated'],
  });
  const states = (name: string): readonly string[] => report.series[name]!.state.slice(0, 11);
  expect(report.years[0]).toBe(2015);
  expect(states('growth_city')).toEqual([...Array(3).fill('missing'), ...Array(8).fill('observed')]);
  expect(states('co2')).toEqual([...Array(10).fill('missing'), 'estimated']);
  expect(states('carbon.co2_estimated')).toEqual([...Array(4).fill('missing'), ...Array(7).fill('estimated')]);
});
test('the emission anchor is the inventory figure of 2019, and the inventory rises: Mann-Kendall S = 22, p = 0.009', () => {
  const rows = bundle.tables.find(({ id }) => id === 'liaocheng')!.series['co2_inventory']!.observations;
  const values = rows.filter(({ vintage }) => vintage === 'ceads').map(({ value }) => value);
  const { s, z } = mannKendall(values);
  expect([values.length, s]).toEqual([8, 22]);
  // p = 0.009 two-sided, for which the standard normal needs |z| between 2.59 and 2.63.
  expect(Math.abs(z - 2.61)).toBeLessThan(0.02);
  expect(bundle.model.modules!['carbon']!.model).toMatchObject({
    parameters: {
      co2_base: { value: rows.find(({ year }) => year === 2019)!.value },
      co2_2015: { value: rows.find(({ year }) => year === 2015)!.value },
    },
  });
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
test.each(Object.keys(bundle.scenarios))(
  'scenario %s says what it intends and has a number everywhere',
  async (scenario) => {
    expect(bundle.scenarios[scenario]!.intent!.zh).not.toBe('');
    const report: Report = await inlineRunner().run({ ...job, draws: 200, scenario });
    expect(report.problems).toEqual([]);
    for (const [name, { state, p50 }] of Object.entries(report.series))
      report.years.forEach((year, at) => {
        if (year >= 2031 && state[at] !== 'missing') expect(Number.isFinite(p50[at]), `${name} ${year}`).toBe(true);
      });
  },
);
test('each named event is off unless set, and hurts what it names', async () => {
  const watched = { pandemic: 'gdp_city', metals_slump: 'gdp_nominal', tariff: 'trade.city', drought: 'grain.output' };
  const more = { debt_squeeze: 'gdp_city', energy_cap: 'carbon.energy' };
  const at = async (set: Job['set'], name: string): Promise<number> => {
    const ensemble = await inlineRunner().ensemble({ ...job, draws: 20, ...(set ? { set } : {}), series: [name] });
    return column(ensemble, name, 2027)[0]!;
  };
  for (const [event, name] of Object.entries({ ...watched, ...more })) {
    const { set, intent } = eventLibrary[event as keyof typeof eventLibrary];
    expect(await at(set, name), event).toBeLessThan(await at(undefined, name));
    expect(intent.en.length).toBeGreaterThan(10);
  }
});
test('every parameter says where it comes from, and levers are few', async () => {
  const { parameters } = (await import('@planwright/core')).flatModel(bundle.model);
  const levers = Object.entries(parameters).filter(([, { role }]) => role === 'lever');
  expect(levers.length).toBeGreaterThanOrEqual(8);
  expect(levers.length).toBeLessThanOrEqual(12);
  for (const [name, { source, label }] of Object.entries(parameters)) {
    expect(source?.zh, name).toBeTruthy();
    expect(source?.en, name).toBeTruthy();
    expect(label?.zh, name).toBeTruthy();
  }
});
