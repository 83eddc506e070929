/** Text of a table (CSV, or with tabs or semicolons) → one sheet without a name. */
import Papa from 'papaparse';
import type { Cell, Sheet } from './grid.ts';
import { emptyCell } from './grid.ts';

/** Every filled cell is text: what is a number is decided where a cell is read. */
export function readTextGrid(text: string): Sheet {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: delimiterOf(text) });
  const rows = data.map((record) => record.map((value): Cell => (value === '' ? emptyCell : { value })));
  while (rows.at(-1)?.every(({ value }) => value === null) === true) rows.pop();
  return { name: '', rows };
}

/** The one that stands most often in the first line outside quotes; a comma when none does. */
function delimiterOf(text: string): string {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: string): number => line.split(sign).length;
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
