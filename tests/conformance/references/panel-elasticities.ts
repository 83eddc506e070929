/**
 * Published panel elasticities as priors, se = coefficient / t. Nothing is projected in the source, so what is verified is that
 * a model with these priors draws what the table says: mean and standard error of each elasticity, and the spread of the emissions
 * that follow in closed form.
 */
import { column, defineModel, inlineRunner, normal } from '@planwright/core';
import type { Bilingual, ModelBundle, Parameter } from '@planwright/core';
import { caseRows } from '../cases.ts';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

const label: Bilingual = { zh: '面板 STIRPAT 弹性', en: 'Panel STIRPAT elasticities' };
const folder = 'c14_stirpat_panel_elasticities';
const names = ['ln_pop', 'ln_gdp_pc', 'ln_energy_intensity', 'ln_urban', 'ln_tertiary_share'] as const;
type Name = (typeof names)[number];

/** A yearly change of each driver, of no importance beyond being different from zero. */
const drift: Readonly<Record<Name, number>> = {
  ...{ ln_pop: -0.005, ln_gdp_pc: 0.055, ln_energy_intensity: -0.03 },
  ...{ ln_urban: 0.012, ln_tertiary_share: 0.008 },
};
const draws = 4096;
const years = 5;

interface Elasticity {
  readonly coefficient: number;
  readonly standardError: number;
}

function stirpat(elasticities: Readonly<Record<Name, Elasticity>>, source: Bilingual): ModelBundle {
  const parameter = (name: Name): Parameter => {
    const { coefficient, standardError } = elasticities[name];
    const prior = normal(coefficient, standardError);
    return { unit: '1', value: coefficient, role: 'uncertainty', prior, label, source };
  };
  const growth = names.map((name) => `${name} * (${drift[name]})`).join(' + ');
  const model = defineModel({
    id: 'panel',
    title: label,
    years: { history: 2025, start: 2026, end: 2025 + years },
    parameters: Object.fromEntries(names.map((name) => [name, parameter(name)])),
    variables: {
      co2: { unit: '万吨CO2', label, initial: 7000, equation: `co2(-1) * exp(${growth})` },
      ...Object.fromEntries(names.map((name) => [`drawn_${name}`, { unit: '1', label, equation: name }])),
    },
  });
  return { model, scenarios: { base: { label } }, targets: [], tables: [] };
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: Float64Array): number => {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
};

const five = { zh: '4096 次抽样均值的五个标准误', en: 'five standard errors of a mean of 4096 draws' };
const spreadTolerance: Tolerance = {
  relative: 0.055,
  because: { zh: '4096 次抽样标准差的五个标准误', en: 'five standard errors of a standard deviation of 4096 draws' },
};

function published(sample: string): Record<Name, Elasticity> {
  const t = caseRows(`${folder}/tstats.csv`).find((row) => row['sample'] === sample);
  // The two tables name the eastern sample differently.
  const b = caseRows(`${folder}/table3_4.csv`).find((row) => row['sample']?.startsWith(sample));
  const elasticityOf = (name: Name): Elasticity => {
    const coefficient = Number(b?.[name]);
    return { coefficient, standardError: coefficient / Number(t?.[name]) };
  };
  return Object.fromEntries(names.map((name) => [name, elasticityOf(name)])) as Record<Name, Elasticity>;
}

async function run(record: ReferenceRecord): Promise<void> {
  for (const row of caseRows(`${folder}/tstats.csv`)) await compareSample(record, row['sample'] ?? '');
}

async function compareSample(record: ReferenceRecord, sample: string): Promise<void> {
  const elasticities = published(sample);
  const { source } = panelElasticities;
  const bundle = stirpat(elasticities, { zh: source, en: source });
  const ensemble = await inlineRunner().ensemble({ bundle, scenario: 'base', draws, seed: 5 });
  for (const name of names) {
    const { coefficient, standardError } = elasticities[name];
    const drawn = column(ensemble, `drawn_${name}`, 2026);
    const tolerance: Tolerance = { absolute: (5 * Math.abs(standardError)) / Math.sqrt(draws), because: five };
    record.compare({ zh: '抽到的弹性：均值', en: 'Elasticities drawn: mean' }, coefficient, mean(drawn), tolerance);
    const what = { zh: '抽到的弹性：标准误', en: 'Elasticities drawn: standard error' };
    record.compare(what, standardError, deviation(drawn), spreadTolerance);
  }
  const growth = names.reduce((sum, name) => sum + elasticities[name].coefficient * drift[name], 0);
  const spread = Math.hypot(...names.map((name) => elasticities[name].standardError * drift[name]));
  const logs = column(ensemble, 'co2', 2025 + years).map((value) => Math.log(value / 7000));
  const tolerance: Tolerance = { absolute: (5 * years * spread) / Math.sqrt(draws), because: five };
  record.compare(
    { zh: '五年排放的对数增长：均值', en: 'Log growth of emissions: mean' },
    years * growth,
    mean(logs),
    tolerance,
  );
  const what = { zh: '五年排放的对数增长：离散', en: 'Log growth of emissions: spread' };
  record.compare(what, years * spread, deviation(logs), spreadTolerance);
  if (sample !== 'East') return;
  // t = 0.3539 is printed; Φ(−0.3539) from a table of the normal distribution.
  const below = column(ensemble, 'drawn_ln_urban', 2026).filter((value) => value < 0).length / draws;
  record.compare(
    { zh: '东部城镇化弹性为负的概率，Φ(−t)', en: 'Eastern urban elasticity below 0, Φ(−t)' },
    0.3617,
    below,
    { absolute: 0.0375, because: { zh: '比例的五个标准误', en: 'five standard errors of a share' } },
  );
}

export const panelElasticities: Reference = {
  id: 'c14',
  title: { zh: '面板 STIRPAT 弹性作为先验', en: 'Elasticities of a panel STIRPAT as priors' },
  source: 'Zhang Xin 2018, Arid Land Geography; ChinaXiv 201810.00130V1, tables 3 and 4',
  kind: 'published',
  inputs: { zh: '各样本的系数与 t 值', en: 'Coefficients and t values of each sample' },
  needsCases: true,
  run,
};
