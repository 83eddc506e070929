import { flatModel } from '@planwright/core';
import { expect, test } from 'vitest';
import { moreTables } from '../../more-tables.ts';
import { tables } from '../../tables.ts';
import { model } from '../model.ts';
import {
  cityMargins,
  impliedDeflator,
  points,
  populationFall,
  provincialGrowth,
  provincialIndicator,
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
test('what is taken as fitted for the provincial side of the indicators is what the published rates say', () => {
  const fitted = {
    industry_va: 'ind_va_above_scale_growth',
    investment: 'fai_growth',
    retail: 'retail_sales_growth',
    trade: 'trade_growth',
  };
  for (const [name, series] of Object.entries(fitted)) {
    const { base, spread } = provincialIndicator(all, series);
    expect(Math.abs(value(`${name}.base`) - base / 100), name).toBeLessThan(0.001);
    expect(Math.abs(value(`${name}.spread_province`) - spread / 100), name).toBeLessThan(0.001);
  }
});
test('the implied deflator is the one of the notes and stays within two spreads of the model once the census year is over', () => {
  const implied = impliedDeflator(all);
  expect([2021, 2023, 2024, 2025].map((year) => implied.get(year)!.toFixed(1))).toEqual([
    '5.2',
    '-0.8',
    '-1.6',
    '-1.0',
  ]);
  const width = Math.hypot(prior('deflator').sd, prior('prices').sd);
  for (const year of [2023, 2024, 2025]) expect(Math.abs(implied.get(year)! / 100 + 0.005)).toBeLessThan(2 * width);
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
