import { describe, expect, test } from 'vitest';
import { linesOfRegions } from '../collect.ts';
import { isTarget, seriesId } from './indicators.ts';
import { readPeriod } from './periods.ts';
import { confidenceOf, tierOf } from './tiers.ts';
import { readUnit, scaled } from './units.ts';
import { boundFromNote, readValue } from './values.ts';

describe('reading what sources print', () => {
  test.each([
    ['2024', { year: 2024 }],
    ['2025Q1', { reason: 'quarter, not a year' }],
    ['2024H1', { reason: 'half-year, not a year' }],
    ['2024 Jan-Nov', { reason: 'part of a year' }],
    ['2024-10', { reason: 'month or day, not a year' }],
    ['2021-2025', { reason: 'span of several years' }],
    ['2021-2025H1', { reason: 'span of several years' }],
    ['', { reason: 'no year' }],
    ['2030', { reason: 'later than the last observed year: budget or plan' }],
  ])('period %j', (period, result) => {
    expect(readPeriod(period)).toEqual(result);
  });

  test.each([
    ['-8.6', { value: -8.6, bound: '', range: null }],
    ['>30', { value: 30, bound: '>', range: null }],
    ['<60', { value: 60, bound: '<', range: null }],
    ['1.6-1.7', { value: 1.65, bound: '', range: [1.6, 1.7] }],
    ['48-54', { value: 51, bound: '', range: [48, 54] }],
    ['68:15:17', { reason: 'several quantities in one cell' }],
    ['NOT FOUND', { reason: 'not found' }],
    ['road deck opened', { reason: 'words, not a number' }],
    ['', { reason: 'no value' }],
  ])('value %j', (value, result) => {
    expect(readValue(value)).toEqual(result);
  });

  test('a period or value that no rule knows is an error, never a guess', () => {
    expect(() => readPeriod('FY24')).toThrow('no rule');
    expect(() => readValue('30%')).toThrow('no rule');
  });

  test('inequalities in notes speak of the size of a change', () => {
    expect(boundFromNote('"more than"; ~11% of province', 630)).toBe('>');
    expect(boundFromNote('"more than"', -20)).toBe('<');
    expect(boundFromNote('or more; revenue +3', 5)).toBe('>=');
    expect(boundFromNote('"nearly 5"', -5)).toBe('≈');
    expect(boundFromNote('551 above-scale firms; the plan proposal says over 1000', 998.41)).toBe('');
  });

  test('units are brought to one spelling without floating dust', () => {
    expect(readUnit('x', '1e4 kW')).toEqual({ unit: '万千瓦', factor: 1 });
    expect(scaled(465, readUnit('x', 'MW')?.factor ?? 0)).toBe(46.5);
    expect(scaled(4.18, readUnit('x', '1e8 tce')?.factor ?? 0)).toBe(41800);
    expect(readUnit('x', 'flag')).toBeUndefined();
  });

  test('names become ids, and one quantity has one id', () => {
    expect(seriesId('CO2 scope 1 total', 'MtCO2')).toBe(seriesId('CO2 scope 1 (fossil+cement)', 'MtCO2'));
    expect(seriesId('CO2/GDP fall 2015-2020', '%')).toBe('co2_per_gdp_fall_2015_2020');
    expect(seriesId('export', '亿美元')).not.toBe(seriesId('export', '亿元'));
    expect(isTarget('Non-fossil share of energy, target')).toBe(true);
    expect(isTarget('gdp_growth_real')).toBe(false);
  });

  test('who says so follows from the source, and limits the confidence', () => {
    expect(tierOf('unverified', '', '')).toBe('analyst');
    expect(tierOf('Dachuang city panel 2015-2024 (third-party compilation)', '', '')).toBe('third party');
    expect(tierOf('China City Statistical Yearbook 2019 (NBS), prefecture table, archived workbook', '', '')).toBe(
      'official copy',
    );
    expect(tierOf('Shandong Finance Dept, 2024 table', '', '')).toBe('official');
    expect(tierOf('Shandong Finance Dept, 2024 table', 'official table read in the copy of x', '')).toBe(
      'official copy',
    );
    expect(tierOf('Shandong Finance Dept, 2024 table', '', 'https://github.com/x')).toBe('official copy');
    expect(() => tierOf('somebody', '', '')).toThrow('no tier rule');
    expect(confidenceOf('high', 'third party', 'Dachuang')).toBe('medium');
    expect(confidenceOf('high', 'official copy', 'communique')).toBe('high');
    expect(confidenceOf('high', 'analyst', 'derived')).toBe('derived');
    expect(confidenceOf('unverified', 'analyst', 'unverified')).toBe('unverified');
    expect(confidenceOf('low', 'analyst', 'derived')).toBe('low');
  });

  test('rows of a region are kept letter for letter, rows of its parts are not', () => {
    const source = 'region,value\nTown,"1, about"\nTown/West,2\nCity,3\nTown,4\n';
    expect(linesOfRegions(source, ['Town'])).toBe('region,value\nTown,"1, about"\nTown,4\n');
    expect(linesOfRegions(source, ['Village'])).toBeNull();
    expect(() => linesOfRegions('region,value\nTown,"1\n2"\n', ['Town'])).toThrow('several lines');
  });
});
