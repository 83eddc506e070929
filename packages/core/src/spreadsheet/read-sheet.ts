/** One worksheet of a workbook → cells in rows, formulas with their stored results, merged areas repeating their first cell. */
import type { Cell, CellValue } from '../data/grid.ts';
import { columnName, columnNumber, emptyCell } from '../data/grid.ts';
import { excelDate } from './excel-date.ts';
import type { Shown } from './number-formats.ts';
import { readXml } from './read-xml.ts';
import { limits } from './unpack.ts';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly Shown[];
  readonly from1904: boolean;
  /** Cells that may still be read; counted down over the sheets of a file. */
  budget: number;
}

export class TooManyCells extends Error {
  override readonly name = 'TooManyCells';
}

interface Place {
  readonly row: number;
  readonly column: number;
}

interface OpenCell extends Place {
  readonly type: string;
  readonly style: number;
  value?: string;
  formula?: string;
  hasFormula: boolean;
}

/** Throws MalformedXml and TooManyCells. */
export function readSheetRows(xml: string, context: SheetContext): Cell[][] {
  const rows: Cell[][] = [];
  const merged: string[] = [];
  let cell: OpenCell | undefined;
  let collecting: 'v' | 'f' | 't' | undefined;
  let phonetic = 0;
  let row = -1;
  let column = -1;
  const finish = (): void => {
    if (cell !== undefined) put(rows, cell, finished(cell, context), context);
    cell = undefined;
  };
  readXml(xml, {
    open: (name, attributes, empty) => {
      if (name === 'row') {
        row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1;
        column = -1;
      } else if (name === 'c') {
        const place = placeOf(attributes['r']) ?? { row, column: column + 1 };
        column = place.column;
        cell = { ...place, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), hasFormula: false };
        if (empty) finish();
      } else if (name === 'f' && cell !== undefined) {
        cell.hasFormula = true;
        collecting = empty ? undefined : 'f';
      } else if ((name === 'v' || name === 't') && !empty && phonetic === 0) collecting = name;
      else if (name === 'rPh' && !empty) phonetic += 1;
      else if (name === 'mergeCell') merged.push(attributes['ref'] ?? '');
    },
    text: (text) => {
      if (cell === undefined || collecting === undefined) return;
      if (collecting === 'f') cell.formula = (cell.formula ?? '') + text;
      else cell.value = (cell.value ?? '') + text;
    },
    close: (name) => {
      if (name === 'c') finish();
      if (name === 'rPh') phonetic -= 1;
      if (name === collecting) collecting = undefined;
    },
  });
  for (const reference of merged) cover(rows, reference, context);
  return rows;
}

function put(rows: Cell[][], { row, column }: Place, cell: Cell, context: SheetContext): void {
  if (cell === emptyCell) return;
  if (!(row >= 0 && row < limits.rows && column >= 0 && column < limits.columns)) throw new TooManyCells();
  // A far corner makes all cells before it: they are paid for as well.
  const line = (rows[row] ??= []);
  const before = line.length;
  while (line.length <= column) line.push(emptyCell);
  line[column] = cell;
  context.budget -= Math.max(1, line.length - before);
  if (context.budget < 0) throw new TooManyCells();
}

function finished(cell: OpenCell, { strings, formats, from1904 }: SheetContext): Cell {
  const formula = cell.hasFormula ? { formula: cell.formula ?? '' } : {};
  if (cell.value === undefined)
    return cell.hasFormula
      ? { value: null, ...formula, error: '公式没有存下结果 · a formula without a stored result' }
      : emptyCell;
  const of = (value: CellValue): Cell => ({ value, ...formula });
  switch (cell.type) {
    case 's':
      return of(strings[Number(cell.value)] ?? '');
    case 'b':
      return of(cell.value === '1');
    case 'e':
      return { value: cell.value, ...formula, error: cell.value };
    case 'n': {
      const number = Number(cell.value);
      const shown = formats[cell.style] ?? 'number';
      if (!Number.isFinite(number)) return of(cell.value);
      if (shown === 'date') return of(excelDate(number, from1904));
      return { ...of(number), ...(shown === 'percent' ? { percent: true } : {}) };
    }
    default:
      return of(cell.value);
  }
}

/** `B3:C5`: the cells after the first repeat it. An area that does not fit the budget is the file's fault. */
function cover(rows: Cell[][], reference: string, context: SheetContext): void {
  const [first, last] = reference.split(':').map(placeOf);
  if (first === undefined || last === undefined) return;
  const source = rows[first.row]?.[first.column];
  if (source === undefined || source.value === null) return;
  const covered: Cell = { ...source, coveredBy: columnName(first.column) + String(first.row + 1) };
  if ((last.row - first.row + 1) * (last.column - first.column + 1) > context.budget) throw new TooManyCells();
  for (let row = first.row; row <= last.row; row++)
    for (let column = first.column; column <= last.column; column++)
      if (row !== first.row || column !== first.column) put(rows, { row, column }, covered, context);
}

function placeOf(reference: string | undefined): Place | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? '') ?? [];
  const column = columnNumber(letters);
  return column === undefined ? undefined : { row: Number(digits) - 1, column };
}
