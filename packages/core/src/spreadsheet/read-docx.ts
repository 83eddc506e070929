/** The tables of a DOCX file → one sheet per table, named 表1, 表2, … Cells joined downwards or across repeat their first cell. */
import { strFromU8 } from 'fflate';
import type { Cell, Sheet, Workbook } from '../data/grid.ts';
import { columnName, emptyCell } from '../data/grid.ts';
import { TooManyCells } from './read-sheet.ts';
import { readXml } from './read-xml.ts';
import { limits } from './unpack.ts';
import type { Parts } from './unpack.ts';

export const isDocumentPart = (name: string): boolean => /^word\/document\.xml$/i.test(name);

interface OpenTable {
  readonly rows: Cell[][];
  row: Cell[];
  paragraphs: string[];
  span: number;
  /** `restart` begins a joined column, `continue` belongs to the one above. */
  merge: 'none' | 'restart' | 'continue';
}

/** Throws MalformedXml and TooManyCells. Tables inside a cell are sheets of their own, after the table that holds them. */
export function readDocxParts(parts: Parts): Workbook {
  const bytes = Object.entries(parts).find(([name]) => isDocumentPart(name))?.[1];
  const finished: Cell[][][] = [];
  const open: OpenTable[] = [];
  let budget: number = limits.cells;
  let inText = false;
  const properties: Readonly<Record<string, (table: OpenTable, value: string | undefined) => void>> = {
    tr: (table) => void (table.row = []),
    tc: (table) => void Object.assign(table, { paragraphs: [], span: 1, merge: 'none' }),
    p: (table) => void table.paragraphs.push(''),
    gridSpan: (table, value) => void (table.span = Math.max(1, Math.min(limits.columns, Number(value) || 1))),
    vMerge: (table, value) => void (table.merge = value === 'restart' ? 'restart' : 'continue'),
    tab: (table) => addText(table, ' '),
    br: (table) => addText(table, ' '),
  };
  readXml(bytes === undefined ? '' : strFromU8(bytes), {
    open: (name, attributes, empty) => {
      if (name === 'tbl' && !empty) {
        const rows: Cell[][] = [];
        finished.push(rows);
        open.push({ rows, row: [], paragraphs: [], span: 1, merge: 'none' });
      }
      const table = open.at(-1);
      if (table !== undefined && Object.hasOwn(properties, name)) properties[name]?.(table, attributes['val']);
      if (name === 't') inText = !empty;
    },
    text: (piece) => {
      const table = open.at(-1);
      if (inText && table !== undefined) addText(table, piece);
    },
    close: (name) => {
      if (name === 't') inText = false;
      const table = open.at(-1);
      if (table === undefined) return;
      if (name === 'tc') {
        budget -= table.span;
        if (budget < 0) throw new TooManyCells();
        endCell(table);
      }
      if (name === 'tr') table.rows.push(table.row);
      if (name === 'tbl') open.pop();
    },
  });
  return { sheets: finished.map((rows, index): Sheet => ({ name: `表${index + 1}`, rows })) };
}

function addText(table: OpenTable, text: string): void {
  const last = Math.max(0, table.paragraphs.length - 1);
  table.paragraphs[last] = (table.paragraphs[last] ?? '') + text;
}

function endCell(table: OpenTable): void {
  const column = table.row.length;
  const above = table.rows.at(-1)?.[column];
  const text = table.paragraphs.join('\n').trim();
  const address = `${columnName(column)}${table.rows.length + 1}`;
  const cell = ((): Cell => {
    if (table.merge !== 'continue' || above === undefined) return text === '' ? emptyCell : { value: text };
    return above.value === null
      ? emptyCell
      : { ...above, coveredBy: above.coveredBy ?? `${columnName(column)}${table.rows.length}` };
  })();
  table.row.push(cell);
  const covered: Cell = cell.value === null ? emptyCell : { ...cell, coveredBy: cell.coveredBy ?? address };
  for (let more = 1; more < table.span; more++) table.row.push(covered);
}
