import { mannKendall, senSlope } from '@planwright/core';
import { models } from '@planwright/models';
import { expect, test } from 'vitest';
import { caseJson, caseRows, references } from './cases.ts';

interface MannKendallCase {
  readonly data: readonly (number | null)[];
  readonly expected: {
    readonly original_test: { readonly s: number; readonly var_s: number; readonly z: number };
    readonly linear_360: { readonly s: number; readonly slope: number };
  };
}

const liaocheng = models.liaocheng.tables.find((table) => table.id === 'liaocheng')!;
const points = liaocheng.series['co2_inventory']!.observations;
const inventory = points.map((row) => row.value);

test('the emission inventory of the city had not peaked by 2019: S = 22, z = 2.60 (carbon method §1.1)', () => {
  const { s, z } = mannKendall(inventory);
  expect(inventory).toHaveLength(8);
  expect(s).toBe(22);
  // p = 0.009 two-sided, for which the standard normal needs |z| between 2.59 and 2.63.
  expect(z).toBeCloseTo(2.6, 2);
});

references('against pyMannKendall and CEADs', () => {
  test('S, variance and z of the published unit test; Sen slope of a straight line', () => {
    const { data, expected } = caseJson('c06_mann_kendall/case.json') as MannKendallCase;
    const known = data.filter((value): value is number => value !== null);
    const { s, variance, z } = mannKendall(known);
    expect(s).toBe(expected.original_test.s);
    expect(variance).toBeCloseTo(expected.original_test.var_s, 6);
    expect(z).toBeCloseTo(expected.original_test.z, 12);
    const line = Array.from({ length: 360 }, (_, i) => i);
    expect(mannKendall(line).s).toBe(expected.linear_360.s);
    expect(senSlope(line)).toBe(expected.linear_360.slope);
  });
  test('the shipped inventory of the city equals the CEADs series', () => {
    const theirs = caseRows('c11_ceads_city_series/ceads_city_mtco2.csv').filter((row) => row['city'] === '山东聊城');
    expect(theirs.map((row) => Number(row['year']))).toEqual(points.map((row) => row.year));
    // The shipped figures are rounded to four decimals.
    theirs.forEach((row, index) => expect(Number(row['mtco2'])).toBeCloseTo(inventory[index]!, 4));
  });
});
