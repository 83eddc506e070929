import Papa from 'papaparse';

/**
 * Rows as CSV for other programs: UTF-8 without a byte order mark, a line feed after each row, quotes only where a cell needs
 * them. Numbers have the fewest digits that read back as the same double.
 */
export function commaSeparated(rows: readonly (readonly (string | number | null)[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\n' },
  )}\n`;
}
