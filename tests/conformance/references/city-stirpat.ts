/** A published STIRPAT equation of one city (Xiamen): history observed, the two projections as scenarios, emissions by our equation. */
import { defineModel, inlineRunner } from '@planwright/core';
import type { Bilingual, Model, ModelBundle, Parameter, Scenario, Target, Variable, Verdict } from '@planwright/core';
import { runOnce } from '../../../models/classics/run-once.ts';
import { caseJson, caseRows } from '../cases.ts';
import { observedTable } from '../observed-table.ts';
import type { Figures } from '../observed-table.ts';
import { exact } from '../reference-record.ts';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

interface StirpatCase {
  readonly source: string;
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

async function run(record: ReferenceRecord): Promise<void> {
  const reference = caseJson(`${folder}/case.json`) as StirpatCase;
  const bundle = bundleOf(reference);
  const tolerance: Tolerance = {
    relative: reference.tolerance_rel,
    because: { zh: '案例自定；只有指数与对数的舍入', en: 'set by the case; only exp and log round' },
  };
  for (const [id, file, column] of [
    ['published', 'expected.csv', 'co2_1e4t'],
    ['high_gdp', 'expected_S2_computed.csv', 'co2_1e4t_computed'],
  ] as const) {
    const at = await runOnce(bundle, { scenario: id });
    const what = {
      published: { zh: '排放，发表的情景，各年', en: 'Emissions, published projection, every year' },
      high_gdp: { zh: '排放，高增长情景，各年', en: 'Emissions, high growth, every year' },
    }[id];
    for (const row of caseRows(`${folder}/${file}`))
      record.compare(what, Number(row[column]), at('co2', Number(row['year'])), tolerance);
  }
  await comparePeaks(record, reference, bundle, tolerance);
}

/** The published projection peaks in 2025 and not at its second hump in 2028; with high growth the maximum is the last year. */
async function comparePeaks(
  record: ReferenceRecord,
  { expected_peak: peak, expected_peak_S2_computed: late }: StirpatCase,
  bundle: ModelBundle,
  tolerance: Tolerance,
): Promise<void> {
  const verdict = async (scenario: string): Promise<Verdict> =>
    (await inlineRunner().run({ bundle, scenario, draws: 1, seed: 1 })).targets[0]!;
  const [published, high] = [await verdict('published'), await verdict('high_gdp')];
  const counted = published.peak!.counts.findIndex((count) => count > 0);
  record.compare({ zh: '峰值年份', en: 'Year of the peak' }, peak.year, published.peak!.years[counted] ?? NaN, exact);
  const at = await runOnce(bundle, { scenario: 'published' });
  record.compare({ zh: '峰值', en: 'Height of the peak' }, peak.value_1e4t, at('co2', peak.year), tolerance);
  const hump = Number(at('co2', 2028) > at('co2', 2027) && at('co2', 2028) > at('co2', 2029));
  record.compare({ zh: '2028 年是第二个峰（1 为是）', en: 'A second hump in 2028 (1: yes)' }, 1, hump, exact);
  record.compare(
    { zh: '高增长：窗口内未达峰的概率', en: 'High growth: probability of no peak in the window' },
    1,
    high.peak!.notPeaked,
    exact,
  );
  const last = await runOnce(bundle, { scenario: 'high_gdp' });
  record.compare(
    { zh: '高增长：末年排放', en: 'High growth: the last year' },
    late.value_1e4t,
    last('co2', late.year),
    tolerance,
  );
}

function bundleOf(reference: StirpatCase): ModelBundle {
  const history = caseRows(`${folder}/inputs.csv`).filter((row) => Number(row['year']) < projection);
  const figures = inputs.map(([column, name, unit]): [string, Figures] => [
    name,
    { unit, points: history.map((row) => [Number(row['year']), Number(row[column])]) },
  ]);
  return {
    model: stirpat(reference),
    scenarios: { published: scenario('inputs.csv'), high_gdp: scenario('inputs_S2_high_gdp.csv') },
    targets: [peak],
    tables: [observedTable('city', reference.source, Object.fromEntries(figures))],
  };
}

export const cityStirpat: Reference = {
  id: 'c01',
  title: { zh: '厦门：STIRPAT 方程与碳达峰', en: 'Xiamen: a STIRPAT equation and its peak' },
  source: 'github.com/kangjf1943/XiamenCarbonPeak, RawData/Yuxianmodel.xlsx, GA_STIRPAT.R',
  kind: 'published',
  inputs: {
    zh: '2005—2019 年七项驱动因素，2020—2035 年两套预测，八个系数',
    en: 'Seven drivers 2005-2019, two projections 2020-2035, eight coefficients',
  },
  needsCases: true,
  run,
};
