/**
 * c14: published panel elasticities as priors, se = coefficient / t. Nothing is projected in the source, so what is verified is that
 * a model with these priors draws what the table says: mean and standard error of each elasticity, and the spread of the emissions
 * that follow in closed form.
 */
import { column, defineModel, inlineRunner, normal } from '@planwright/core';
import type { Bilingual, Ensemble, ModelBundle, Parameter } from '@planwright/core';
import { expect, test } from 'vitest';
import { caseJson, caseRows, references } from './cases.ts';
import { ReferenceRecord } from './reference-record.ts';
import type { Reference } from './reference-record.ts';

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

references('c14: panel elasticities', () => {
  const reference = caseJson(`${folder}/case.json`) as Reference;
  const record = new ReferenceRecord(reference);
  const coefficients = caseRows(`${folder}/table3_4.csv`);
  const statistics = caseRows(`${folder}/tstats.csv`);
  const samples = statistics.map((row) => row['sample'] ?? '');

  function published(sample: string): Record<Name, Elasticity> {
    const t = statistics.find((row) => row['sample'] === sample);
    // The two tables name the eastern sample differently.
    const b = coefficients.find((row) => row['sample']?.startsWith(sample));
    const elasticityOf = (name: Name): Elasticity => {
      const coefficient = Number(b?.[name]);
      return { coefficient, standardError: coefficient / Number(t?.[name]) };
    };
    return Object.fromEntries(names.map((name) => [name, elasticityOf(name)])) as Record<Name, Elasticity>;
  }

  function draw(sample: string): Promise<Ensemble> {
    const bundle = stirpat(published(sample), { zh: reference.source, en: reference.source });
    return inlineRunner().ensemble({ bundle, scenario: 'base', draws, seed: 5 });
  }

  test.each(samples)('%s: draws have the published mean and standard error', async (sample) => {
    const elasticities = published(sample);
    const ensemble = await draw(sample);
    // Five standard errors of a Monte Carlo mean; a standard deviation of 4096 draws has a relative standard error of 1.1 %.
    for (const name of names) {
      const { coefficient, standardError } = elasticities[name];
      expect(standardError).toBeGreaterThan(0);
      const drawn = column(ensemble, `drawn_${name}`, 2026);
      const tolerance = (5 * standardError) / Math.sqrt(draws);
      record.compare(`${sample}, mean of ${name}`, coefficient, mean(drawn), { absolute: tolerance });
      record.compare(`${sample}, standard error of ${name}`, standardError, deviation(drawn), { relative: 0.055 });
    }
    const growth = names.reduce((sum, name) => sum + elasticities[name].coefficient * drift[name], 0);
    const spread = Math.hypot(...names.map((name) => elasticities[name].standardError * drift[name]));
    const logs = column(ensemble, 'co2', 2025 + years).map((value) => Math.log(value / 7000));
    const error = (5 * years * spread) / Math.sqrt(draws);
    record.compare(`${sample}, growth of emissions`, years * growth, mean(logs), { absolute: error });
    record.compare(`${sample}, spread of emissions`, years * spread, deviation(logs), { relative: 0.055 });
  });

  test('an elasticity that is not significant has an open sign in the draws: P(below 0) = Φ(−t)', async () => {
    const t = Number(statistics.find((row) => row['sample'] === 'East')?.['ln_urban']);
    // Φ(−0.3539) from a table of the normal distribution.
    expect(t).toBe(0.3539);
    const ensemble = await draw('East');
    const below = column(ensemble, 'drawn_ln_urban', 2026).filter((value) => value < 0).length / draws;
    record.compare('East, urban elasticity below 0', 0.3617, below, { absolute: 0.03 });
  });
});
