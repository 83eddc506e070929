/** Stata programs and LEAP rows, read by the rules of those languages. */
import { leapRows, interpExpression, seriesAliases, stataFiles } from '@planwright/core/interchange';
import type { NamedRun } from '@planwright/core/interchange';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { ranTwice } from './ran.ts';

let runs: readonly NamedRun[] = [];
beforeAll(async () => {
  runs = await ranTwice();
});
const aliases = seriesAliases(['gdp', 'late']);

describe('files for Stata', () => {
  const files = () => stataFiles(runs, { file: 'run.csv', statistics: ['mean', 'p95'], aliases });

  test('hold one row per scenario and year, one column per series and statistic, every figure to the last bit', () => {
    const { data } = Papa.parse<Record<string, string>>(files().csv.trimEnd(), { header: true });
    expect(Object.keys(data[0] ?? {})).toEqual(['scenario', 'year', 'gdp', 'gdp_p95', 'late', 'late_p95']);
    const high = data.filter(({ scenario }) => scenario === 'high');
    expect(high.map(({ year }) => Number(year))).toEqual(runs[1]?.report.years);
    expect(high.map(({ gdp }) => Number(gdp))).toEqual(runs[1]?.report.series['gdp']?.mean);
    expect(high.map(({ late }) => (late === '' ? null : Number(late)))).toEqual(runs[1]?.report.series['late']?.mean);
  });

  test('have a program that labels exactly the columns of the file', () => {
    const { csv, script } = files();
    const [header = []] = Papa.parse<string[]>(csv).data;
    const labelled = [...script.matchAll(/^label variable (\S+) "([^"]*)"$/gm)].map(([, name = '', text = '']) => ({
      name,
      text,
    }));
    expect(labelled.map(({ name }) => name)).toEqual(header.slice(2));
    expect(labelled.every(({ text }) => [...text].length <= 80)).toBe(true);
    expect(labelled[0]?.text).toBe("Output, 'total' (亿元)");
    expect(script).toContain('import delimited using "run.csv"');
    expect(script).toContain(`baseline: model tiny ${runs[0]?.report.hash}`);
  });

  test('cannot be broken out of by a label: no macro, quote, comment or line of its own', () => {
    const [first] = runs;
    if (first === undefined) throw new Error('no run');
    const gdp = first.report.series['gdp']!;
    const hostile = { zh: '"\nshell rm /* $x', en: '`=1+1\' " // $S_DATE\nexit /*' };
    const report = { ...first.report, series: { gdp: { ...gdp, label: hostile } } };
    const { script } = stataFiles([{ scenario: 's', report }], { file: 'f.csv', statistics: ['mean'], aliases });
    expect(script).not.toMatch(/[`$]|\/\/|\/\*|^(exit|shell)/m);
    for (const line of script.split('\n')) expect((line.match(/"/g) ?? []).length % 2).toBe(0);
  });
});

describe('rows for LEAP', () => {
  test('are Interp() with rising years, each followed by its value, years without one left out', () => {
    expect(
      interpExpression([
        [2025, 3304.15],
        [2030, 1e-7],
      ]),
    ).toBe('Interp(2025, 3304.15, 2030, 0.0000001)');
    const { data } = Papa.parse<Record<string, string>>(leapRows(runs, { statistics: ['mean'], aliases }).trimEnd(), {
      header: true,
    });
    const late = data.find(({ series, scenario }) => series === 'late' && scenario === 'baseline');
    const numbers = (/^Interp\((.*)\)$/.exec(late?.['expression'] ?? '')?.[1] ?? '').split(', ').map(Number);
    const mean = runs[0]?.report.series['late']?.mean;
    expect(numbers).toEqual([2027, mean?.[3], 2028, mean?.[4]]);
    expect(data).toHaveLength(4);
  });
});
