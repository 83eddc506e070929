/**
 * Accounting identities, to 1e-9 in every draw: under the priors in all scenarios, and with every parameter (levers and
 * assumptions too) anywhere in its range. Each line is a definition of the accounts, written from what the series mean.
 */
import { column, flatModel, inlineRunner } from '@planwright/core';
import type { Ensemble, Job } from '@planwright/core';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { models } from '../index.ts';
import { userNames } from './carbon/users.ts';

const bundle = models.liaocheng;
const job: Job = { bundle, scenario: 'baseline', draws: 300, seed: 7 };

/** The value of a series in one draw and year, or some years earlier. */
type Row = (name: string, lag?: number) => number;
/** The value of a parameter that is the same in all draws. */
type Known = (name: string) => number;
type Identity = (row: Row, known: Known) => number;

const named = (prefix: string, names: readonly string[]): readonly string[] => names.map((name) => `${prefix}${name}`);
const total = (row: Row, names: readonly string[], lag = 0): number =>
  names.reduce((sum, name) => sum + row(name, lag), 0);
/** Yearly growth as a logarithm. */
const growth = (row: Row, name: string): number => Math.log(row(name) / row(name, 1));
const rate = (row: Row, name: string): number => row(name) / row(name, 1) - 1;
/** The part of last year's capital that is gone, investment of last year aside. */
const wear = (row: Row, lag: number): number =>
  1 - (row('solow.capital', lag) - row('solow.investment', lag + 1)) / row('solow.capital', lag + 1);

const sectors = ['primary', 'secondary', 'tertiary'];
const branches = named('branch.va.', ['aluminium', 'metals', 'chemicals', 'power', 'manufacturing', 'construction']);
const plants = named('carbon.capacity_', ['captive', 'public', 'small', 'cogeneration', 'wind', 'solar', 'biomass']);
const electricity = ['carbon.power_aluminium', ...named('carbon.power_', userNames)];
const kaya = named('carbon.kaya_', ['people', 'income', 'energy', 'carbon']);

/** Relative errors, of shares and rates absolute ones. */
const identities: Readonly<Record<string, Identity>> = {
  'the province is the city and the rest': (row) => (row('gdp_city') + row('gdp_rest')) / row('gdp_province') - 1,
  'growth of the province is that of its parts, weighted by last year’s volumes': (row) =>
    (row('gdp_city', 1) * row('growth_city') + row('gdp_rest', 1) * row('growth_rest')) / row('gdp_province', 1) -
    row('growth_province'),
  'sector volumes add up to GDP': (row) => total(row, named('va_', sectors)) / row('gdp_city') - 1,
  'shares add up to one': (row) => total(row, named('share_', sectors)) - 1,
  'growth of the city is that of its sectors, weighted by last year’s volumes': (row) =>
    sectors.reduce(
      (sum, name) => sum + (row(`va_${name}`, 1) / row('gdp_city', 1)) * row(`growth_${name}`),
      -row('growth_city'),
    ),
  'branches add up to the secondary sector': (row) => total(row, branches) / row('va_secondary') - 1,
  'the weight of the city is its part of the province at current prices': (row) =>
    (row('weight_nominal') * row('shandong.gdp_nominal')) / row('gdp_nominal') - 1,
  'nominal growth is real growth and the deflator, in the city': (row) =>
    (1 + rate(row, 'gdp_nominal')) / (1 + rate(row, 'gdp_city')) - 1 - row('deflator_rate'),
  'nominal growth is real growth and the deflator, in the province': (row) =>
    (1 + rate(row, 'shandong.gdp_nominal')) / (1 + rate(row, 'gdp_province')) - 1 - row('shandong.deflator_rate'),
  'GDP is residents times GDP per resident, in the city': (row) =>
    (row('population') * row('gdp_per_head')) / row('gdp_city') - 1,
  'GDP is residents times GDP per resident, in the province': (row) =>
    (row('shandong.population') * row('shandong.gdp_per_head')) / row('gdp_province') - 1,
  'urban residents are their share of residents': (row) =>
    row('urban_population') / row('population') - row('urban_rate'),
  'capital accumulates: what wears out is one part of the stock in all years of a draw': (row) =>
    wear(row, 0) - wear(row, 1),
  'electricity is used by somebody': (row) => total(row, electricity) / row('carbon.electricity_use') - 1,
  'demand is use and losses': (row, known) =>
    (row('carbon.electricity_use') * (1 + known('carbon.losses'))) / row('carbon.demand') - 1,
  'power balances: generation and net imports meet use and losses': (row) =>
    (row('carbon.generation') + row('carbon.net_import')) / row('carbon.demand') - 1,
  'generation is thermal and new energy': (row) =>
    total(row, ['carbon.generation_thermal', 'carbon.generation_renewable']) / row('carbon.generation') - 1,
  'capacity is the sum of its ledger': (row) => total(row, plants) / row('carbon.capacity_total') - 1,
  'emissions are power, processes and direct fuels': (row) =>
    total(row, ['carbon.co2_power', 'carbon.co2_process', 'carbon.co2_direct']) / row('carbon.co2_territorial') - 1,
  'energy is coal, oil, gas, new energy and net imports': (row, known) =>
    (total(row, ['carbon.coal', 'carbon.oil', 'carbon.gas']) +
      known('carbon.coal_equivalent') * total(row, ['carbon.generation_renewable', 'carbon.net_import'])) /
      row('carbon.energy') -
    1,
  'Kaya: CO₂ is residents × GDP per resident × energy per GDP × carbon per energy': (row) =>
    (row('population') * row('gdp_per_head') * row('carbon.energy_intensity') * row('carbon.carbon_per_energy')) /
      row('carbon.co2_territorial') -
    1,
  'LMDI leaves no residual': (row) => {
    const effects = total(row, kaya);
    // Much exported power against little coal makes energy negative in a far corner: no logarithm, and no effect is claimed.
    if (row('carbon.energy') * row('carbon.energy', 1) <= 0) return Number.isNaN(effects) ? 0 : Infinity;
    return (effects - row('carbon.co2_territorial') + row('carbon.co2_territorial', 1)) / row('carbon.co2_territorial');
  },
  'CO₂ per GDP is CO₂ over GDP': (row) => (row('co2_intensity') * row('gdp_city')) / row('co2') - 1,
  'grain is area times yield': (row) =>
    (row('grain.area.wheat') * row('grain.yield.wheat') + row('grain.area.maize') * row('grain.yield.maize')) /
      row('grain.output') -
    1,
};

/** Those that recover a drawn parameter from two places: checked where thermal power runs. */
const recovered: Readonly<Record<string, Identity>> = {
  'emissions are the fuels burnt, each with its factor, and processes': (row, known) =>
    (row('carbon.coal') * (row('carbon.co2_power') / (row('carbon.coal') - row('carbon.coal_direct'))) +
      row('carbon.oil') * known('carbon.oil_factor') +
      row('carbon.gas') * known('carbon.gas_factor') +
      row('carbon.co2_process')) /
      row('carbon.co2_territorial') -
    1,
};

/** Those that name a parameter which is drawn under the priors: checked where it is set. */
const laws: Readonly<Record<string, Identity>> = {
  'capital is what is left of last year’s and its investment': (row, known) =>
    ((1 - known('solow.depreciation')) * row('solow.capital', 1) + row('solow.investment', 1)) / row('solow.capital') -
    1,
  'growth is capital, labour and productivity': (row, known) =>
    growth(row, 'gdp_city') -
    growth(row, 'solow.tfp') -
    known('solow.alpha') * growth(row, 'solow.capital') -
    (1 - known('solow.alpha')) * (Math.log(1 + known('solow.labour_change')) + known('solow.skill_growth')),
  'residents are those of last year less their fall': (row, known) =>
    (row('population', 1) * (1 - known('population_decline'))) / row('population') - 1,
  'plants and boilers burn one coal': (row, known) =>
    (row('carbon.coal_direct') * known('carbon.coal_factor') + row('carbon.co2_power')) /
      (row('carbon.coal') * known('carbon.coal_factor')) -
    1,
  'emissions are the fuels burnt, each with its factor, and processes': (row, known) =>
    (row('carbon.coal') * known('carbon.coal_factor') +
      row('carbon.oil') * known('carbon.oil_factor') +
      row('carbon.gas') * known('carbon.gas_factor') +
      row('carbon.co2_process')) /
      row('carbon.co2_territorial') -
    1,
  'dual control adds signed imports and credits heat': (row, known) =>
    (row('carbon.co2_territorial') +
      row('carbon.net_import') * row('shandong.grid_factor') -
      known('carbon.heat_export') * known('carbon.heat_factor') -
      row('carbon.co2_dual')) /
    row('carbon.co2_territorial'),
};

/** Every series that an identity reads, found by reading them all. */
const read = [...Object.values(identities), ...Object.values(laws)].reduce((names, identity) => {
  identity(
    (name) => {
      names.add(name);
      return 1;
    },
    () => 1,
  );
  return names;
}, new Set<string>());

const { parameters } = flatModel(bundle.model);
/** Switches that know two or three positions. */
const switches: Readonly<Record<string, number>> = { 'carbon.anchor': 1, 'carbon.scope': 2 };
const anywhere = fc.record(
  Object.fromEntries(
    Object.entries(parameters).flatMap(([name, { range, over }]) => {
      if (range === undefined || over !== undefined) return [];
      const [low, high] = range.map(Number) as [number, number];
      const steps = switches[name] ?? 1000;
      return [[name, fc.integer({ min: 0, max: steps }).map((step) => low + ((high - low) * step) / steps)]];
    }),
  ),
);
/** Twelve places in the box of all ranges; fixed, so that a failure can be looked at again. */
const places = fc.sample(anywhere, { seed: 20260101, numRuns: 12 });

interface Case {
  readonly name: string;
  readonly ensemble: Ensemble;
  readonly known: Known;
}
let scenarios: readonly Case[];
let set: readonly Case[];
beforeAll(async () => {
  const run = async (name: string, changes: Partial<Job>): Promise<Case> => ({
    name,
    ensemble: await inlineRunner().ensemble({ ...job, ...changes, series: [...read, 'carbon.co2_estimated'] }),
    known: (parameter) => Number(changes.set?.[parameter] ?? parameters[parameter]!.value),
  });
  scenarios = await Promise.all(Object.keys(bundle.scenarios).map((scenario) => run(scenario, { scenario })));
  set = await Promise.all(places.map((place, at) => run(`place ${at}`, { set: place, draws: 20 })));
});

/** The largest |error| of an identity over all draws and projected years, and where it is. */
function worst(cases: readonly Case[], identity: Identity): { readonly error: number; readonly where: string } {
  let found = { error: 0, where: '' };
  for (const { name, ensemble, known } of cases)
    for (let year = 2026; year <= 2035; year++) {
      const columns = new Map<string, Float64Array>();
      const of = (variable: string, lag: number): Float64Array => {
        const key = `${variable} ${lag}`;
        const values = columns.get(key) ?? column(ensemble, variable, year - lag);
        columns.set(key, values);
        return values;
      };
      for (let draw = 0; draw < ensemble.draws; draw++) {
        const off = Math.abs(identity((variable, lag = 0) => of(variable, lag)[draw]!, known));
        if (!(off <= found.error))
          found = { error: Number.isNaN(off) ? Infinity : off, where: `${name}, ${year}, draw ${draw}` };
      }
    }
  return found;
}
// Sums of at most ten numbers of like size and chains of ten years: rounding stays near 1e-14; 1e-9 is what is promised.
const tight = 1e-9;
const holds = (cases: readonly Case[], identity: Identity): void => {
  const { error, where } = worst(cases, identity);
  expect(error, where).toBeLessThan(tight);
};

test('all seven scenarios and most of the parameters are looked at', () => {
  expect(scenarios).toHaveLength(7);
  expect(Object.keys(places[0]!).length).toBeGreaterThan(0.7 * Object.keys(parameters).length);
});
test.each(Object.keys({ ...identities, ...recovered }))('%s, in every draw of every scenario', (name) => {
  holds(scenarios, { ...identities, ...recovered }[name]!);
});
test.each(Object.keys({ ...identities, ...laws }))('%s, wherever the parameters are set', (name) => {
  holds(set, { ...identities, ...laws }[name]!);
});
test('the base year joins the estimate of emissions and their make-up without a step', () => {
  for (const { ensemble } of [...scenarios, ...set]) {
    const [built, estimated] = ['carbon.co2_territorial', 'carbon.co2_estimated'].map((name) =>
      column(ensemble, name, 2025),
    );
    built!.forEach((value, draw) => expect(Math.abs(value / estimated![draw]! - 1)).toBeLessThan(tight));
  }
});
