/** Raw draws as Parquet, read back by the reader of another library, and as rows. */
import { inlineRunner } from '@planwright/core';
import type { Ensemble } from '@planwright/core';
import { drawColumns, drawRows, drawTable, parquetDraws } from '@planwright/core/interchange';
import type { DrawnRun } from '@planwright/core/interchange';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundle, ranTwice } from './ran.ts';

let runs: readonly DrawnRun[] = [];
const aliases = new Map([
  ['gdp', 'gdp'],
  ['late', 'late_alias'],
]);

beforeAll(async () => {
  const ensemble = (scenario: string): Promise<Ensemble> =>
    inlineRunner().ensemble({ bundle, scenario, draws: 200, seed: 3 });
  runs = await Promise.all((await ranTwice()).map(async (run) => ({ ...run, ensemble: await ensemble(run.scenario) })));
});

const fileOf = async (): Promise<ArrayBuffer> => {
  const bytes = await parquetDraws(drawTable(runs, aliases), runs);
  return bytes.slice().buffer;
};

describe('draws as Parquet', () => {
  test('have one row per scenario, draw and year, every value to the last bit, null where there is none', async () => {
    const rows = await parquetReadObjects({ file: await fileOf() });
    expect(rows).toHaveLength(2 * 200 * 5);
    for (const { scenario, ensemble } of runs)
      for (const draw of [0, 1, 199])
        for (const [at, year] of ensemble.years.entries()) {
          const row = rows.find(
            (each) => each['scenario'] === scenario && each['draw'] === draw && each['year'] === year,
          );
          const value = (name: string): number | null => {
            const found = ensemble.values[(ensemble.names.indexOf(name) * 5 + at) * 200 + draw]!;
            return Number.isNaN(found) ? null : found;
          };
          expect([row?.['gdp'], row?.['late_alias'] ?? null]).toEqual([value('gdp'), value('late')]);
        }
    expect(rows.filter((row) => row['year'] === 2026).every((row) => row['late_alias'] == null)).toBe(true);
  });

  test('say in the metadata of the schema which unit, series and run each column is of', async () => {
    const { key_value_metadata: entries = [], schema } = parquetMetadata(await fileOf());
    const value = (key: string): unknown => JSON.parse(entries.find((entry) => entry.key === key)?.value ?? 'null');
    expect(value('units')).toEqual({ gdp: '亿元', late_alias: '1' });
    expect(value('series')).toEqual({ gdp: 'gdp', late_alias: 'late' });
    expect(value('runs')).toMatchObject([
      { scenario: 'baseline', seed: 3, hash: runs[0]?.report.hash },
      { scenario: 'high' },
    ]);
    expect(schema.slice(1).map(({ name, type }) => [name, type])).toEqual([
      ['scenario', 'BYTE_ARRAY'],
      ['draw', 'INT32'],
      ['year', 'INT32'],
      ['gdp', 'DOUBLE'],
      ['late_alias', 'DOUBLE'],
    ]);
  });
});

test('draws as rows are the same table, with what its columns are', () => {
  const table = drawTable(runs, aliases);
  const [header, first] = drawRows(table);
  expect(header).toEqual(['scenario', 'draw', 'year', 'gdp', 'late_alias']);
  expect(first).toEqual(['baseline', 0, 2024, 3304.15, null]);
  expect(drawColumns(table)[1]).toEqual(['gdp', 'gdp', '亿元', '产值“总”', 'Output, "total"']);
});
