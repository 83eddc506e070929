/** Cells of a workbook, a text table or a document, whatever file they came from: rows and columns from 0, places as a spreadsheet shows them. */

export type CellValue = number | string | boolean | null;

export interface Cell {
  /** What the cell holds; for a formula the result stored in the file; null when empty. */
  readonly value: CellValue;
  readonly formula?: string;
  /** The cell is shown in percent: 0.056 is read as 5.6 %. */
  readonly percent?: boolean;
  /** `#DIV/0!` and its kin, or a formula without a stored result. */
  readonly error?: string;
  /** The cell lies inside a merged area and repeats its first cell, at this address. */
  readonly coveredBy?: string;
}

export interface Sheet {
  /** Empty for a text table, whose places need no sheet. */
  readonly name: string;
  readonly hidden?: boolean;
  readonly rows: readonly (readonly Cell[])[];
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
}

export const emptyCell: Cell = { value: null };

export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  return sheet.rows[row]?.[column] ?? emptyCell;
}

/** What stands in a cell, trimmed; numbers as they print. */
export function cellText({ value }: Cell): string {
  return value === null ? '' : String(value).trim();
}

/** Column 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest < 0 ? '' : columnName(rest)) + String.fromCharCode(65 + (column % 26));
}

/** `A` is 0; undefined when the text is no name of a column. */
export function columnNumber(name: string): number | undefined {
  if (!/^[A-Z]{1,3}$/.test(name)) return undefined;
  return [...name].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `Sheet1!C7`; `C7` in a text table. */
export function placeOf(sheet: Sheet, row: number, column: number): string {
  return `${sheet.name === '' ? '' : `${sheet.name}!`}${columnName(column)}${row + 1}`;
}
