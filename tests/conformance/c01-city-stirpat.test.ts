/** c01: a published STIRPAT equation of one city (Xiamen): history observed, the two projections as scenarios, emissions by our equation. */
import { defineModel, inlineRunner } from '@planwright/core';
import type { Bilingual, Model, ModelBundle, Parameter, Scenario, Target, Variable } from '@planwright/core';
import { expect, test } from 'vitest';
import { runOnce } from '../../models/classics/run-once.ts';
import { caseJson, caseRows, references } from './cases.ts';
import { observedTable } from './observed-table.ts';
import type { Figures } from './observed-table.ts';
import { ReferenceRecord } from './reference-record.ts';
import type { Reference } from './reference-record.ts';

interface StirpatCase extends Reference {
  readonly coefficients: Readonly<Record<string, number>>;
  readonly expected_peak: { readonly year: number; readonly value_1e4t: number };
  readonly expected_peak_S2_computed: { readonly year: number; readonly value_1e4t: number };
  readonly tolerance_rel: number;
}

/** Column of the case, our series, its unit, its elasticity. Shares stay in per cent: the coefficients were fitted to that. */
const inputs = [
  ['pop_10k', 'population', '万人', 'ln_pop'],
  ['gdp_comparable_1e8yuan', 'gdp', '亿元@2005', 'ln_gdp'],
  ['tertiary_share_pct', 'tertiary_share', '%', 'ln_tertiary'],
  ['coal_share_pct', 'coal_share', '%', 'ln_coal'],
  ['energy_intensity_tce_per_1e4yuan', 'energy_intensity', 'tce/万元@2005', 'ln_ei'],
  ['imported_elec_share_pct', 'imported_share', '%', 'ln_impelec'],
  ['imported_elec_ef_tco2_per_tce', 'imported_factor', 'tCO2/tce', 'ln_impelec_ef'],
] as const;

const folder = 'c01_xiamen_stirpat';
const label: Bilingual = { zh: '厦门 STIRPAT', en: 'Xiamen STIRPAT' };
const projection = 2020;

/** ln C = b₀ + Σ bᵢ ln xᵢ on the numbers in the units of the paper; `number` strips the units on purpose. */
function stirpat({ coefficients, source }: StirpatCase): Model {
  const parameter = (value: number, unit = '1'): Parameter => ({
    ...{ unit, value, role: 'assumption', label },
    source: { zh: source, en: source },
  });
  const terms = inputs.map(([, name, , elasticity]) => `${elasticity} * log(number(${name}))`);
  return defineModel({
    id: 'xiamen',
    title: label,
    years: { history: 2005, start: projection, end: 2035 },
    parameters: {
      one: parameter(1, '万吨CO2'),
      ...Object.fromEntries(Object.entries(coefficients).map(([name, value]) => [name, parameter(value)])),
    },
    variables: {
      ...Object.fromEntries(
        inputs.map(([, name, unit]): [string, Variable] => [name, { unit, label, observed: `city.${name}` }]),
      ),
      co2: { unit: '万吨CO2', equation: `one * exp(intercept + ${terms.join(' + ')})`, label },
    },
  });
}

/** The rows of a file from the projection on, as values that hold. */
function scenario(file: string): Scenario {
  const rows = caseRows(`${folder}/${file}`).filter((row) => Number(row['year']) >= projection);
  const path = (column: string): Record<number, number> =>
    Object.fromEntries(rows.map((row) => [Number(row['year']), Number(row[column])]));
  return { label, fix: Object.fromEntries(inputs.map(([column, name]) => [name, path(column)])) };
}

const peak: Target = {
  id: 'peak',
  clause: 1,
  label,
  readings: { argmax: { label, test: { kind: 'peakBy', series: 'co2', from: 2019, year: 2030, rule: 'argmax' } } },
  thresholdSource: 'analyst',
  grade: 'C',
};

references('c01: STIRPAT of a city', () => {
  const reference = caseJson(`${folder}/case.json`) as StirpatCase;
  const history = caseRows(`${folder}/inputs.csv`).filter((row) => Number(row['year']) < projection);
  const figures = inputs.map(([column, name, unit]): [string, Figures] => [
    name,
    { unit, points: history.map((row) => [Number(row['year']), Number(row[column])]) },
  ]);
  const bundle: ModelBundle = {
    model: stirpat(reference),
    scenarios: { published: scenario('inputs.csv'), high_gdp: scenario('inputs_S2_high_gdp.csv') },
    targets: [peak],
    tables: [observedTable('city', reference.source, Object.fromEntries(figures))],
  };
  const record = new ReferenceRecord(reference);
  const tolerance = { relative: reference.tolerance_rel };

  test.each([
    ['published', 'expected.csv', 'co2_1e4t', 31],
    ['high_gdp', 'expected_S2_computed.csv', 'co2_1e4t_computed', 17],
  ] as const)('%s: every year is theirs', async (id, file, column, count) => {
    const at = await runOnce(bundle, { scenario: id });
    const theirs = caseRows(`${folder}/${file}`);
    expect(theirs).toHaveLength(count);
    for (const row of theirs)
      record.compare(`CO₂, ${id}`, Number(row[column]), at('co2', Number(row['year'])), tolerance);
  });

  test('the published projection peaks in 2025, not at its second hump', async () => {
    const report = await inlineRunner().run({ bundle, scenario: 'published', draws: 1, seed: 1 });
    const found = report.targets[0]?.peak;
    expect(found?.notPeaked).toBe(0);
    expect(found?.years.filter((_, i) => (found.counts[i] ?? 0) > 0)).toEqual([reference.expected_peak.year]);
    expect(report.targets[0]?.p).toBe(1);
    const at = await runOnce(bundle, { scenario: 'published' });
    record.compare('height of the peak', reference.expected_peak.value_1e4t, at('co2', 2025), tolerance);
    expect(at('co2', 2028)).toBeGreaterThan(at('co2', 2027));
    expect(at('co2', 2028)).toBeGreaterThan(at('co2', 2029));
  });

  test('with high growth it has not peaked in the window: the maximum is the last year', async () => {
    const report = await inlineRunner().run({ bundle, scenario: 'high_gdp', draws: 1, seed: 1 });
    expect(report.targets[0]?.peak?.notPeaked).toBe(1);
    expect(report.targets[0]?.peak?.forms.rising).toBe(1);
    expect(report.targets[0]?.p).toBe(0);
    const at = await runOnce(bundle, { scenario: 'high_gdp' });
    const { year, value_1e4t } = reference.expected_peak_S2_computed;
    record.compare('the last year of high growth', value_1e4t, at('co2', year), tolerance);
  });
});
