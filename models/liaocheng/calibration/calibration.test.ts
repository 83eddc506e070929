import { flatModel } from '@planwright/core';
import { expect, test } from 'vitest';
import { moreTables } from '../../more-tables.ts';
import { tables } from '../../tables.ts';
import { model } from '../model.ts';
import {
  cityMargins,
  deflatorSpread,
  impliedDeflator,
  levelRatios,
  points,
  populationFall,
  provincialGrowth,
  provincialIndicator,
  publishedRates,
  sectorSwing,
  urbanSpeed,
} from './estimates.ts';

const all = [...tables, ...moreTables()];
const { parameters, shocks } = flatModel(model);
const value = (name: string): number => Number(parameters[name]!.value);
const prior = (name: string): { readonly mean: number; readonly sd: number } => {
  const found = (parameters[name] ?? shocks?.[name])!.prior!;
  if (found.kind !== 'normal') throw new Error(`${name} has no normal prior`);
  return found;
};

test('the fall in residents is the one observed since 2023, to the digits taken', () => {
  expect(value('population_decline')).toBeCloseTo(populationFall(all, 'liaocheng'), 4);
  expect(value('shandong.population_decline')).toBeCloseTo(populationFall(all, 'shandong'), 3);
});
test('every observed speed of urbanisation lies within two spreads of the prior, and their mean within one', () => {
  const { mean, sd } = prior('urban_speed');
  const speeds = urbanSpeed(all, value('urban_ceiling'));
  expect(speeds).toHaveLength(4);
  for (const speed of speeds) expect(Math.abs(speed - mean)).toBeLessThan(2 * sd);
  expect(Math.abs(speeds.reduce((a, b) => a + b, 0) / 4 - mean)).toBeLessThan(sd);
});
const fitted = {
  industry_va: 'ind_va_above_scale_growth',
  investment: 'fai_growth',
  retail: 'retail_sales_growth',
  trade: 'trade_growth',
};
const estimate = (name: keyof typeof fitted): ReturnType<typeof provincialIndicator> =>
  provincialIndicator(all, publishedRates(all, fitted[name]), {
    basis: value(`${name}.nominal`) === 1 ? 'nominal' : 'real',
  });
const fittedNames = Object.keys(fitted) as (keyof typeof fitted)[];

test('industry is compared in volumes and the other four at current prices: methodology §4.7', () => {
  const nominal = [...fittedNames, 'revenue'].filter((name) => value(`${name}.nominal`) === 1);
  expect(nominal).toEqual(['investment', 'retail', 'trade', 'revenue']);
});
test('what is taken as fitted for the provincial side of the indicators is what the published rates say on their basis', () => {
  for (const name of fittedNames) {
    const { base, spread } = estimate(name);
    // Taken to a hundredth of a point, 5e-5 apart at most.
    expect(Math.abs(value(`${name}.base`) - base / 100), name).toBeLessThanOrEqual(5e-5);
    expect(Math.abs(value(`${name}.spread_province`) - spread / 100), name).toBeLessThanOrEqual(5e-5);
  }
});
test('prices are counted once: with the growth and prices of the fitted years the equation gives the mean published rate', () => {
  for (const name of fittedNames) {
    const { means } = estimate(name);
    const modelled =
      value(`${name}.base`) +
      value(`${name}.response`) * (means.growth / 100) +
      value(`${name}.nominal`) * (means.deflator / 100);
    expect(Math.abs(modelled - means.rate / 100), name).toBeLessThanOrEqual(5e-5);
  }
});
test('revenue is a judgement within a point of what ratios of the provincial levels say', () => {
  const ratios = levelRatios(all, 'general_budget_revenue');
  const { base, spread } = provincialIndicator(all, ratios, { basis: 'nominal', response: value('revenue.response') });
  expect(Math.abs(value('revenue.base') - base / 100)).toBeLessThan(0.01);
  // The two figures that the source of the parameter quotes.
  expect([base.toFixed(1), spread.toFixed(1)]).toEqual(['-2.2', '2.8']);
});
test('the implied deflator joins levels of one vintage: +0.8 in 2022, not the +1.8 of a final level over a first one', () => {
  const implied = impliedDeflator(all, 'liaocheng', 2021);
  expect([...implied].map(([year, rate]) => `${year} ${rate.toFixed(1)}`)).toEqual([
    '2021 5.2',
    '2022 0.8',
    '2023 -0.8',
    '2024 -1.6',
    '2025 -1.0',
  ]);
  const [final, first] = [
    points(all, 'liaocheng', 'gdp_nominal', 'census4_final').get(2022)!,
    points(all, 'liaocheng', 'gdp_nominal', 'census4').get(2021)!,
  ];
  expect(((final / first / 1.043 - 1) * 100).toFixed(1)).toBe('1.8');
  const width = Math.hypot(prior('deflator').sd, prior('prices').sd);
  for (const year of [2022, 2023, 2024, 2025])
    expect(Math.abs(implied.get(year)! / 100 + 0.005)).toBeLessThan(2 * width);
  // What the source of the shock says of its spread.
  expect(deflatorSpread(implied, 2022).toFixed(1)).toBe('1.1');
  expect(shocks!['prices']!.source!.en).toContain('+5.2, +0.8, −0.8, −1.6, −1.0 %');
});
test('the provincial deflator is that of the decisions: −1.0 in 2024 and −0.8 in 2025', () => {
  const implied = impliedDeflator(all, 'shandong', 2018);
  expect([...implied.keys()]).toEqual([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]);
  expect([2024, 2025].map((year) => implied.get(year)!.toFixed(1))).toEqual(['-1.0', '-0.8']);
});
test('the spread of cities is no wider than the prior says: the decision takes the longer window of the notes', () => {
  const { yearly, persistent, cities, years } = cityMargins(all);
  expect([cities, years]).toEqual([16, 4]);
  expect(yearly / 100).toBeLessThan(prior('city').sd);
  expect(yearly / 100).toBeGreaterThan(prior('city').sd / 2);
  expect(persistent / 100).toBeLessThan(prior('margin').sd);
});
test('growth of the province swings as much as the model lets it', () => {
  const { spread } = provincialGrowth(all);
  const modelled = prior('common').sd / Math.sqrt(1 - shocks!['common']!.ar! ** 2);
  // Eight years: the sample spread lies within ±50 % of the true one with 95 % (χ² with 7 degrees of freedom).
  expect(modelled / (spread / 100)).toBeGreaterThan(0.5);
  expect(modelled / (spread / 100)).toBeLessThan(1.5);
  expect(prior('structure').sd).toBeLessThan(sectorSwing(all, 'nbs2021') / 100);
});
test('inequalities and other vintages never enter an estimate', () => {
  expect(points(all, 'liaocheng', 'gdp_growth_real', 'latest').get(2024)).toBe(5.6);
  expect(points(all, 'liaocheng', 'renewable_capacity', 'published').has(2023)).toBe(false);
});
