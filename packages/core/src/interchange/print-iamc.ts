/** The two forms of an IAMC table as CSV: one row per year, or one column per year. */
import { commaSeparated } from './comma-separated.ts';
import type { IamcRow } from './iamc-rows.ts';

const index = ['model', 'scenario', 'region', 'variable', 'unit'] as const;
const indexOf = (row: IamcRow): readonly string[] => index.map((key) => row[key]);

export function printIamcLong(rows: readonly IamcRow[]): string {
  return commaSeparated([[...index, 'year', 'value'], ...rows.map((row) => [...indexOf(row), row.year, row.value])]);
}

/** Years rise; a cell without a value is empty. Headings of the index are capitalised, as in the published templates. */
export function printIamcWide(rows: readonly IamcRow[]): string {
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
  const lines = new Map<string, { readonly index: readonly string[]; readonly values: Map<number, number> }>();
  for (const row of rows) {
    const key = JSON.stringify(indexOf(row));
    const line = lines.get(key) ?? { index: indexOf(row), values: new Map<number, number>() };
    line.values.set(row.year, row.value);
    lines.set(key, line);
  }
  return commaSeparated([
    [...index.map((key) => key.charAt(0).toUpperCase() + key.slice(1)), ...years],
    ...[...lines.values()].map((line) => [...line.index, ...years.map((year) => line.values.get(year) ?? null)]),
  ]);
}
