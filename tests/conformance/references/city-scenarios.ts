/**
 * A city by the Kaya identity, three scenarios whose yearly rates change in steps. Their rule, restated: the rates of a year
 * are the defaults overridden by the latest dated block alone, and emissions are computed before the rates are applied.
 */
import { defineModel } from '@planwright/core';
import type { Bilingual, ModelBundle, Parameter, ParameterPath, Scenario, Variable } from '@planwright/core';
import { runOnce, yearsFrom } from '../../../models/classics/run-once.ts';
import { caseJson, caseRows } from '../cases.ts';
import { exact } from '../reference-record.ts';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

const rates = ['p', 'g', 'e', 'f'] as const;
type Rates = Readonly<Partial<Record<(typeof rates)[number], number>>>;

interface CityCase {
  readonly source: string;
  readonly initial: {
    readonly population: number;
    readonly gdp_pc: number;
    readonly ei: number;
    readonly fossil: number;
    readonly ef: Readonly<Record<string, number>>;
  };
  /** `default` and blocks by year. */
  readonly scenarios: Readonly<Record<string, Readonly<Record<string, Rates>>>>;
  readonly expected_peak: Readonly<Record<string, readonly [year: number, value: number]>>;
}

const label: Bilingual = { zh: '示例城市', en: 'Toy city' };
const [first, last] = [2025, 2050];

/** The rate that moves year y − 1 to y is the one of y − 1, because emissions are computed first: hence the lags. */
function city({ initial, source }: CityCase): ModelBundle['model'] {
  const parameter = (value: number, unit = '1'): Parameter => ({
    ...{ unit, value, role: 'assumption', label },
    source: { zh: source, en: source },
  });
  const variable = (unit: string, equation: string, more: Partial<Variable> = {}): Variable => ({
    ...{ unit, equation, label },
    ...more,
  });
  // A parameter has no lag, so each rate of the year is written down as a variable first.
  const rate = (name: string): Variable => variable('1/yr', `rate_${name}`);
  return defineModel({
    id: 'toy-city',
    title: label,
    years: { history: first, start: first, end: last },
    sets: { sector: Object.keys(initial.ef) },
    parameters: {
      ...Object.fromEntries(rates.map((name) => [`rate_${name}`, parameter(0, '1/yr')])),
      factor: { ...parameter(0, 'kgCO2/kWh'), over: ['sector'], value: initial.ef },
    },
    variables: {
      ...Object.fromEntries(rates.map((name) => [`now_${name}`, rate(name)])),
      population: variable('人', 'population(-1) * (1 + now_p(-1))', { initial: initial.population }),
      income: variable('元/人', 'income(-1) * (1 + now_g(-1))', { initial: initial.gdp_pc }),
      energy_intensity: variable('kWh/元', 'energy_intensity(-1) * (1 - now_e(-1))', { initial: initial.ei }),
      fossil: variable('1', 'fossil(-1) * (1 - now_f(-1))', { initial: initial.fossil }),
      emissions: variable('kgCO2', 'population * income * energy_intensity * fossil * factor[sector]', {
        over: ['sector'],
      }),
      total: variable('kgCO2', 'sum(emissions[sector], sector)'),
    },
  });
}

/** Their blocks as step paths: the last block before a year holds, and only it. */
function scenario(blocks: Readonly<Record<string, Rates>>): Scenario {
  const { default: always = {}, ...dated } = blocks;
  const path = (name: (typeof rates)[number]): ParameterPath => ({
    path: Object.fromEntries([
      [first, always[name] ?? 0],
      ...Object.entries(dated).map(([year, block]): [string, number] => [year, block[name] ?? always[name] ?? 0]),
    ]),
    kind: 'step',
    then: 'keep',
  });
  return { label, parameters: Object.fromEntries(rates.map((name) => [`rate_${name}`, path(name)])) };
}

const folder = 'c09_city_kaya_scenarios';
const tolerance: Tolerance = {
  relative: 1e-9,
  because: { zh: '25 年连乘的舍入', en: 'products over 25 years round' },
};

async function run(record: ReferenceRecord): Promise<void> {
  const reference = caseJson(`${folder}/case.json`) as CityCase;
  const scenarios = Object.entries(reference.scenarios).map(([id, blocks]) => [id, scenario(blocks)] as const);
  const bundle: ModelBundle = {
    model: city(reference),
    scenarios: Object.fromEntries(scenarios),
    targets: [],
    tables: [],
  };
  const theirs = caseRows(`${folder}/expected.csv`);
  const columns = {
    ...{ population: 'population', gdp_pc: 'income', energy_intensity: 'energy_intensity', fossil_ratio: 'fossil' },
    ...Object.fromEntries(Object.keys(reference.initial.ef).map((name) => [name, `emissions.${name}`])),
    total: 'total',
  };
  for (const [id] of scenarios) {
    const at = await runOnce(bundle, { scenario: id });
    const rows = theirs.filter((row) => row['scenario'] === id);
    for (const row of rows)
      for (const [column, series] of Object.entries(columns))
        record.compare(
          { zh: `情景 ${id}：各年各项`, en: `Scenario ${id}: every figure of every year` },
          Number(row[column]),
          at(series, Number(row['year'])),
          tolerance,
        );
    const years = yearsFrom(first, last);
    record.compare({ zh: '年份数', en: 'Years' }, years.length, rows.length, exact);
    const [year, value] = reference.expected_peak[id] ?? [NaN, NaN];
    const totals = years.map((each) => at('total', each));
    const highest = Math.max(...totals);
    record.compare({ zh: '峰值年份', en: 'Year of the peak' }, year, years[totals.indexOf(highest)] ?? NaN, exact);
    record.compare({ zh: '峰值', en: 'Height of the peak' }, value, highest, tolerance);
  }
}

export const cityScenarios: Reference = {
  id: 'c09',
  title: { zh: '一个城市的三种情景（Kaya 恒等式）', en: 'Three scenarios of a city by the Kaya identity' },
  source: 'github.com/ihsing35/city_co2_prediction, config/*.yaml and src/',
  kind: 'published',
  inputs: { zh: '起始年数值与分段的年变化率', en: 'Values of the first year and yearly rates that change in steps' },
  needsCases: true,
  run,
};
