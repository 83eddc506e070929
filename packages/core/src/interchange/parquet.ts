/** Raw draws as a Parquet file; the writer is loaded only here. */
import type { DrawnRun, DrawTable } from './draw-table.ts';

/**
 * Columns `scenario` (text), `draw` and `year` (32-bit), and each series in double precision, null where it has no value. The
 * metadata of the schema holds `units` (column → unit), `series` (column → name in the model), `labels` and `runs`, as JSON.
 */
export async function parquetDraws(table: DrawTable, runs: readonly DrawnRun[]): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer/src/write.js');
  const { scenario, draw, year, series } = table;
  const byColumn = <Value>(of: (column: (typeof series)[number]) => Value): Record<string, Value> =>
    Object.fromEntries(series.map((each) => [each.column, of(each)]));
  const metadata = {
    units: byColumn(({ unit }) => unit),
    series: byColumn(({ name }) => name),
    labels: byColumn(({ label }) => label),
    runs: runs.map(({ scenario: id, report: { model, hash, engine, seed, draws, changes } }) => ({
      ...{ scenario: id, model, hash, engine, seed, draws, changes },
    })),
  };
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'scenario', data: [...scenario], type: 'STRING', nullable: false },
        { name: 'draw', data: [...draw], type: 'INT32', nullable: false },
        { name: 'year', data: [...year], type: 'INT32', nullable: false },
        ...series.map(({ column, values }) => ({ name: column, data: [...values], type: 'DOUBLE' as const })),
      ],
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value: JSON.stringify(value) })),
      createdBy: 'planwright',
    }),
  );
}
