/**
 * c09: a city by the Kaya identity, three scenarios whose yearly rates change in steps. Their rule, restated: the rates of a year
 * are the defaults overridden by the latest dated block alone, and emissions are computed before the rates are applied.
 */
import { defineModel } from '@planwright/core';
import type { Bilingual, ModelBundle, Parameter, ParameterPath, Scenario, Variable } from '@planwright/core';
import { expect, test } from 'vitest';
import { runOnce, yearsFrom } from '../../models/classics/run-once.ts';
import { caseJson, caseRows, references } from './cases.ts';
import { ReferenceRecord } from './reference-record.ts';
import type { Reference } from './reference-record.ts';

const rates = ['p', 'g', 'e', 'f'] as const;
type Rates = Readonly<Partial<Record<(typeof rates)[number], number>>>;

interface CityCase extends Reference {
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

references('c09: three scenarios of a city', () => {
  const reference = caseJson('c09_city_kaya_scenarios/case.json') as CityCase;
  const scenarios = Object.entries(reference.scenarios).map(([id, blocks]) => [id, scenario(blocks)] as const);
  const bundle: ModelBundle = {
    model: city(reference),
    scenarios: Object.fromEntries(scenarios),
    targets: [],
    tables: [],
  };
  const record = new ReferenceRecord(reference);
  const theirs = caseRows('c09_city_kaya_scenarios/expected.csv');
  const columns = {
    ...{ population: 'population', gdp_pc: 'income', energy_intensity: 'energy_intensity', fossil_ratio: 'fossil' },
    ...Object.fromEntries(Object.keys(reference.initial.ef).map((name) => [name, `emissions.${name}`])),
    total: 'total',
  };

  test.each(Object.keys(reference.scenarios))('%s: every figure of every year, relative 1e-9', async (id) => {
    const at = await runOnce(bundle, { scenario: id });
    const rows = theirs.filter((row) => row['scenario'] === id);
    expect(rows.map((row) => Number(row['year']))).toEqual(yearsFrom(first, last));
    for (const row of rows)
      for (const [column, series] of Object.entries(columns))
        record.compare(`${id}, ${series}`, Number(row[column]), at(series, Number(row['year'])), { relative: 1e-9 });
  });

  test.each(Object.entries(reference.expected_peak))('%s peaks when they say', async (id, [year, value]) => {
    const at = await runOnce(bundle, { scenario: id });
    const years = yearsFrom(first, last);
    const totals = years.map((each) => at('total', each));
    const highest = Math.max(...totals);
    expect(years[totals.indexOf(highest)]).toBe(year);
    record.compare(`${id}, height of the peak`, value, highest, { relative: 1e-9 });
  });
});
