/** IAMC tables: what the format asks for, and there and back without loss. */
import { importTable, overlay, readMapping, readTextGrid } from '@planwright/core';
import {
  commaSeparated,
  iamcRows,
  iamcSheet,
  printIamcLong,
  printIamcWide,
  readIamc,
} from '@planwright/core/interchange';
import type { IamcRow } from '@planwright/core/interchange';
import fc from 'fast-check';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { ranTwice } from './ran.ts';

let rows: readonly IamcRow[] = [];
beforeAll(async () => {
  rows = iamcRows(await ranTwice(), { region: '聊城', statistics: ['mean', 'p05'] });
});

const read = (text: string) => readIamc(readTextGrid(text), 'given.csv');
const sorted = (given: readonly IamcRow[]): readonly string[] => given.map((row) => JSON.stringify(row)).sort();

describe('an exported IAMC table', () => {
  // The rules of the format: pyam documentation, “data model” (columns, no duplicates of index and year, no empty cell in long form).
  test('has the columns of the long form, one row per index and year, and no empty cell', () => {
    const [header, ...body] = Papa.parse<string[]>(printIamcLong(rows).trimEnd()).data;
    expect(header).toEqual(['model', 'scenario', 'region', 'variable', 'unit', 'year', 'value']);
    expect(body.every((row) => row.length === 7 && row.every((cell) => cell !== ''))).toBe(true);
    expect(new Set(body.map((row) => JSON.stringify(row.slice(0, 6)))).size).toBe(body.length);
    expect(body.every((row) => /^\d{4}$/.test(row[5] ?? '') && Number.isFinite(Number(row[6])))).toBe(true);
  });

  test('has rising years across in the wide form, one row per index', () => {
    const [header = [], ...body] = Papa.parse<string[]>(printIamcWide(rows).trimEnd()).data;
    expect(header).toEqual(['Model', 'Scenario', 'Region', 'Variable', 'Unit', '2024', '2025', '2026', '2027', '2028']);
    expect(new Set(body.map((row) => JSON.stringify(row.slice(0, 5)))).size).toBe(body.length);
    expect(body.find((row) => row[3] === 'late')?.slice(5, 8)).toEqual(['', '', '']);
  });

  test('holds the figures of the report to the last bit, quantiles under their own variables', async () => {
    const [first] = await ranTwice();
    const gdp = first?.report.series['gdp'];
    const of = (variable: string): number[] =>
      rows.filter((row) => row.scenario === 'baseline' && row.variable === variable).map(({ value }) => value);
    expect(of('gdp')).toEqual(gdp?.mean);
    expect(of('gdp|5.0th Percentile')).toEqual(gdp?.p05);
    expect(rows[0]).toMatchObject({ model: 'tiny', region: '聊城', unit: '亿元', year: 2024 });
  });
});

describe('reading an IAMC table', () => {
  test('gives back what was printed, in both forms', () => {
    for (const text of [printIamcLong(rows), printIamcWide(rows)]) {
      const found = read(text);
      expect(found.problems).toEqual([]);
      expect(sorted(found.rows)).toEqual(sorted(rows));
    }
  });

  test('gives back any names and numbers, with quotes, commas and lines in them', () => {
    const word = fc.stringMatching(/^[A-Za-z|,"; 亿元²]{1,12}$/u).filter((text) => text.trim() === text);
    const row = fc.record({
      ...{ model: word, scenario: word, region: word, variable: word, unit: word },
      year: fc.integer({ min: 1000, max: 2999 }),
      value: fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0),
    });
    const key = ({ value: _, ...index }: IamcRow): string => JSON.stringify(index);
    fc.assert(
      fc.property(fc.uniqueArray(row, { minLength: 1, maxLength: 8, selector: key }), (given) => {
        for (const text of [printIamcLong(given), printIamcWide(given)]) {
          const found = read(text);
          expect(found.problems).toEqual([]);
          expect(sorted(found.rows)).toEqual(sorted(given));
        }
      }),
    );
  });

  test('takes headings in any case and order, and leaves further columns alone', () => {
    const found = read(
      'note,Year,VALUE,Unit,Variable,Region,Scenario,Model\nx,2030,1.5,EJ/yr,Primary Energy,World,SSP2,M\n',
    );
    expect(found.rows).toEqual([
      {
        model: 'M',
        scenario: 'SSP2',
        region: 'World',
        variable: 'Primary Energy',
        unit: 'EJ/yr',
        year: 2030,
        value: 1.5,
      },
    ]);
  });

  test.each([
    ['model,scenario,region,variable,unit,year,value\nM,S,W,V,t,2030,1\nM,S,W,V,t,2030,2\n', 'G3', 'G2'],
    ['Model,Scenario,Region,Variable,Unit,2030\nM,S,W,V,t,"1,200"\n', 'F2', '1,200'],
    ['model,scenario,region,variable,unit,year,value\nM,S,W,V,t,2030Q1,1\n', 'F2', '2030Q1'],
    ['model,scenario,region,variable,unit,year,value\nM,,W,V,t,2030,1\n', 'B2', ''],
  ])('refuses a broken cell by its place: %j', (text, cell, about) => {
    const found = read(text);
    expect(found.rows).toEqual([]);
    expect(found.problems.map(({ code, values }) => [code, values['cell']])).toEqual([['sheet-cell', cell]]);
    expect(JSON.stringify(found.problems)).toContain(about.replaceAll('"', ''));
  });

  test('names the columns that are missing', () => {
    const found = read('model,scenario,variable,unit,2030\nM,S,V,t,1\n');
    expect(found.problems.map(({ code, values }) => [code, values['name']])).toEqual([
      ['csv-missing-column', 'region'],
    ]);
    expect(read('model,scenario,region,variable,unit\nM,S,W,V,t\n').problems.map(({ code }) => code)).toEqual([
      'csv-missing-column',
    ]);
  });
});

describe('an IAMC table as data of a model', () => {
  const tableOf = (given: readonly IamcRow[]) => {
    const { header, rows: cells, mapping } = iamcSheet(given, 'iamc');
    // Through the text that stands in the files.
    const again = readMapping(JSON.parse(JSON.stringify(mapping)), 'map');
    expect(again.problems).toEqual([]);
    const sheet = readTextGrid(commaSeparated([header, ...cells]));
    const imported = importTable({ workbook: { sheets: [sheet] }, mapping: again.mapping!, tables: [], file: 'f' });
    expect(imported.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    return overlay([], imported.figures).find(({ id }) => id === 'iamc');
  };

  test('keeps scenarios apart as vintages and every figure as it was', () => {
    const series = tableOf(rows)?.series['gdp'];
    for (const scenario of ['baseline', 'high'])
      expect(series?.observations.filter(({ vintage }) => vintage === scenario).map(({ value }) => value)).toEqual(
        rows.filter((row) => row.scenario === scenario && row.variable === 'gdp').map(({ value }) => value),
      );
    expect(series?.unit).toBe('亿元');
  });

  test('keeps regions apart as series, models in the vintage, and blanks out of names', () => {
    const row = {
      model: 'M',
      scenario: 'SSP 2',
      region: 'China',
      variable: 'Final Energy|Industry',
      unit: 't',
      year: 2030,
      value: 1,
    };
    const found = tableOf([row, { ...row, region: 'East Asia', value: 2 }, { ...row, model: 'N', value: 3 }]);
    const list = Object.values(found?.series ?? {}).flatMap(({ id, observations }) =>
      observations.map(({ vintage, value }) => [id, vintage, value]),
    );
    expect(list.sort()).toEqual([
      ['Final_Energy.Industry.china', 'M/SSP_2', 1],
      ['Final_Energy.Industry.china', 'N/SSP_2', 3],
      ['Final_Energy.Industry.east_asia', 'M/SSP_2', 2],
    ]);
  });
});
