/** Raw draws as CSV, XLSX or Parquet, by the ending of the file. */
import { extname } from 'node:path';
import { ModelError, problem } from '@planwright/core';
import { commaSeparated, drawColumns, drawRows, drawTable, parquetDraws } from '@planwright/core/interchange';
import type { DrawnRun } from '@planwright/core/interchange';

/** Rows that a sheet of Excel can hold. */
const mostRows = 1_048_576;

/** File → contents. CSV has no place for units: a second file beside it says what its columns are. */
export async function drawFiles(
  out: string,
  runs: readonly DrawnRun[],
  aliases: ReadonlyMap<string, string>,
): Promise<readonly (readonly [string, string | Uint8Array])[]> {
  const table = drawTable(runs, aliases);
  const ending = extname(out).toLowerCase();
  switch (ending) {
    case '.parquet':
      return [[out, await parquetDraws(table, runs)]];
    case '.csv':
      return [
        [out, commaSeparated(drawRows(table))],
        [out.replace(/\.csv$/i, '.columns.csv'), commaSeparated(drawColumns(table))],
      ];
    case '.xlsx': {
      if (table.draw.length >= mostRows)
        throw wrong(
          'draws',
          String(table.draw.length),
          '一张工作表放不下：减少抽样或情景，或写 .parquet。',
          'One sheet cannot hold them: ask for fewer draws or scenarios, or for .parquet.',
        );
      const { writeXlsx } = await import('@planwright/core/spreadsheet');
      const sheets = [
        { name: 'draws', rows: drawRows(table), frozen: 1 },
        { name: 'columns', rows: drawColumns(table), frozen: 1 },
      ];
      return [[out, writeXlsx(sheets)]];
    }
    default:
      throw wrong(
        '--out',
        out,
        '写以 .csv、.xlsx 或 .parquet 结尾的文件名。',
        'Name a file that ends in .csv, .xlsx or .parquet.',
      );
  }
}

function wrong(name: string, found: string, advice_zh: string, advice_en: string): ModelError {
  return new ModelError([problem('bad-option', { path: name }, { name, found, advice_zh, advice_en })]);
}
