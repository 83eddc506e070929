/** CSV text ↔ records with named columns. */
import Papa from 'papaparse';

export type CsvRecord = Readonly<Record<string, string>>;

/** Throws on a malformed file: the files read here are our own. */
export function parseCsv(text: string): CsvRecord[] {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',', skipEmptyLines: true });
  const [first] = errors;
  if (first !== undefined) throw new Error(`row ${(first.row ?? 0) + 1}: ${first.message}`);
  const [header, ...rows] = data;
  if (header === undefined) return [];
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

/** Header and rows with a newline after each; cells are quoted only where they must be. */
export function printCsv(columns: readonly string[], records: readonly CsvRecord[]): string {
  const rows = records.map((record) => columns.map((column) => record[column] ?? ''));
  return `${Papa.unparse([[...columns], ...rows], { newline: '\n' })}\n`;
}
