import { column, inlineRunner, mannKendall, reproduceHistory } from '@planwright/core';
import type { Ensemble, Job, Report } from '@planwright/core';
import { beforeAll, expect, test } from 'vitest';
import { models } from '../index.ts';
import { userNames } from './carbon/users.ts';
import { eventLibrary } from './shocks/library.ts';

const bundle = models.liaocheng;
const job: Job = { bundle, scenario: 'baseline', draws: 500, seed: 7 };
const identities = [
  'gdp_city gdp_rest gdp_province va_primary va_secondary va_tertiary share_primary share_secondary share_tertiary',
  'growth_city growth_primary growth_secondary growth_tertiary population gdp_per_head co2 gdp_nominal weight_nominal',
  'shandong.gdp_nominal solow.capital solow.investment solow.tfp solow.tfp_growth grain.output grain.yield_mean',
  'grain.area.wheat grain.area.maize grain.yield.wheat grain.yield.maize',
  ...['aluminium', 'metals', 'chemicals', 'power', 'manufacturing', 'construction'].map((name) => `branch.va.${name}`),
  ...userNames.flatMap((user) => [`carbon.power_${user}`, `carbon.fuel_${user}`]),
  'carbon.power_aluminium carbon.electricity_use carbon.demand carbon.generation carbon.generation_thermal',
  'carbon.generation_renewable carbon.net_import carbon.co2_power carbon.co2_process carbon.co2_direct',
  'carbon.co2_territorial carbon.co2_dual carbon.co2_estimated carbon.coal carbon.coal_direct carbon.oil carbon.gas',
  'carbon.energy carbon.energy_intensity carbon.carbon_per_energy carbon.capacity_captive carbon.capacity_public',
  'carbon.capacity_small carbon.capacity_cogeneration carbon.capacity_wind carbon.capacity_solar',
  'carbon.capacity_biomass carbon.capacity_thermal carbon.capacity_total carbon.kaya_people carbon.kaya_income',
  'carbon.kaya_energy carbon.kaya_carbon carbon.small_closed monitor.level monitor.required_growth',
].flatMap((names) => names.split(' '));

let ensembles: readonly { readonly scenario: string; readonly ensemble: Ensemble }[];
beforeAll(async () => {
  ensembles = await Promise.all(
    Object.keys(bundle.scenarios).map(async (scenario) => ({
      scenario,
      ensemble: await inlineRunner().ensemble({ ...job, scenario, series: identities }),
    })),
  );
});

type Row = (name: string, lag?: number) => number;
/** Largest |error| of an identity over all scenarios, draws and projected years. */
function worst(error: (row: Row) => number): number {
  let largest = 0;
  for (const { ensemble } of ensembles)
    for (let year = 2026; year <= 2035; year++) {
      const columns = new Map<string, Float64Array>();
      const of = (name: string, lag: number): Float64Array => {
        const key = `${name} ${lag}`;
        if (!columns.has(key)) columns.set(key, column(ensemble, name, year - lag));
        return columns.get(key)!;
      };
      for (let draw = 0; draw < job.draws; draw++) {
        const off = error((name, lag = 0) => of(name, lag)[draw]!);
        largest = Number.isNaN(off) ? Infinity : Math.max(largest, Math.abs(off));
      }
    }
  return largest;
}
const total = (row: Row, names: readonly string[]): number => names.reduce((sum, name) => sum + row(name), 0);
// Sums of at most ten numbers of like size and chains of ten years: rounding stays near 1e-14; 1e-9 is what is promised.
const tight = 1e-9;

test.each<[string, (row: Row) => number]>([
  ['the province is the city and the rest', (row) => row('gdp_province') / (row('gdp_city') + row('gdp_rest')) - 1],
  [
    'sector volumes add up to GDP',
    (row) => total(row, ['va_primary', 'va_secondary', 'va_tertiary']) / row('gdp_city') - 1,
  ],
  ['shares add up to one', (row) => total(row, ['share_primary', 'share_secondary', 'share_tertiary']) - 1],
  [
    'growth of the city is that of its sectors, weighted by last year’s volumes',
    (row) =>
      ['primary', 'secondary', 'tertiary'].reduce(
        (sum, name) => sum + (row(`va_${name}`, 1) / row('gdp_city', 1)) * row(`growth_${name}`),
        0,
      ) - row('growth_city'),
  ],
  [
    'branches add up to the secondary sector',
    (row) =>
      total(
        row,
        identities.filter((name) => name.startsWith('branch.va.')),
      ) /
        row('va_secondary') -
      1,
  ],
  [
    'weights at current prices',
    (row) => row('weight_nominal') / (row('gdp_nominal') / row('shandong.gdp_nominal')) - 1,
  ],
  [
    'electricity is used by somebody',
    (row) =>
      total(row, ['carbon.power_aluminium', ...userNames.map((user) => `carbon.power_${user}`)]) /
        row('carbon.electricity_use') -
      1,
  ],
  [
    'power balances: generation and net imports meet use and losses',
    (row) => (row('carbon.generation') + row('carbon.net_import')) / row('carbon.demand') - 1,
  ],
  [
    'generation is thermal and new energy',
    (row) => total(row, ['carbon.generation_thermal', 'carbon.generation_renewable']) / row('carbon.generation') - 1,
  ],
  [
    'capacity is the sum of its ledger',
    (row) =>
      total(
        row,
        ['captive', 'public', 'small', 'cogeneration', 'wind', 'solar', 'biomass'].map(
          (plant) => `carbon.capacity_${plant}`,
        ),
      ) /
        row('carbon.capacity_total') -
      1,
  ],
  [
    'emissions are power, processes and direct fuels',
    (row) =>
      total(row, ['carbon.co2_power', 'carbon.co2_process', 'carbon.co2_direct']) / row('carbon.co2_territorial') - 1,
  ],
  [
    'energy balances: coal, oil, gas, new energy and net imports',
    (row) =>
      (total(row, ['carbon.coal', 'carbon.oil', 'carbon.gas']) +
        0.3 * (row('carbon.generation_renewable') + row('carbon.net_import'))) /
        row('carbon.energy') -
      1,
  ],
  [
    'Kaya: CO₂ is residents × GDP per resident × energy per GDP × carbon per energy',
    (row) =>
      (row('population') * row('gdp_per_head') * row('carbon.energy_intensity') * row('carbon.carbon_per_energy')) /
        row('carbon.co2_territorial') -
      1,
  ],
  [
    'LMDI leaves no residual',
    (row) =>
      (total(
        row,
        ['people', 'income', 'energy', 'carbon'].map((name) => `carbon.kaya_${name}`),
      ) -
        (row('carbon.co2_territorial') - row('carbon.co2_territorial', 1))) /
      row('carbon.co2_territorial'),
  ],
  [
    'grain is area times yield',
    (row) =>
      (row('grain.area.wheat') * row('grain.yield.wheat') + row('grain.area.maize') * row('grain.yield.maize')) /
        row('grain.output') -
      1,
  ],
])('%s, in every draw of every scenario', (_, error) => {
  expect(worst(error)).toBeLessThan(tight);
});
test('capital accumulates: the stock is what is left of last year’s and its investment, in every draw', async () => {
  const set = { 'solow.depreciation': 0.096 };
  const ensemble = await inlineRunner().ensemble({ ...job, set, series: ['solow.capital', 'solow.investment'] });
  for (let year = 2021; year <= 2035; year++) {
    const [stock, before, added] = [
      column(ensemble, 'solow.capital', year),
      column(ensemble, 'solow.capital', year - 1),
      column(ensemble, 'solow.investment', year - 1),
    ];
    stock.forEach((value, draw) =>
      expect(Math.abs(value / (0.904 * before[draw]! + added[draw]!) - 1)).toBeLessThan(tight),
    );
  }
});
test('the base year joins the estimate of emissions and their make-up without a step', () => {
  for (const { ensemble } of ensembles) {
    const [built, estimated] = ['carbon.co2_territorial', 'carbon.co2_estimated'].map((name) =>
      column(ensemble, name, 2025),
    );
    built!.forEach((value, draw) => expect(Math.abs(value / estimated![draw]! - 1)).toBeLessThan(tight));
  }
});
test('2025 equals what was published, within its rounding: communiques of city and province', () => {
  const at = (name: string): number => column(ensembles[0]!.ensemble, name, 2025)[0]!;
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
  for (const [name, [value, rounding]] of Object.entries(published))
    expect(Math.abs(at(name) - value), name).toBeLessThanOrEqual(rounding);
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
