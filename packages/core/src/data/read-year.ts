/** A cell that names a year: 2024, 2024年, ２０２４, 2024年末, or the last day of a year. */
import type { Cell } from './grid.ts';
import { cellText } from './grid.ts';

/** Statistics of places reach from the nineteenth century to the end of the plans that are made now. */
const [first, last] = [1800, 2150];

/** undefined when the cell names no year: a quarter, a month, a span and an estimate are none, nor is 1066. */
export function readYear(cell: Cell): number | undefined {
  const text = cellText(cell).replace(/[０-９]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const year = /^([12]\d{3})\s*(?:年|年末|年底|年度|-12-31)?$/u.exec(text)?.[1];
  return year === undefined || Number(year) < first || Number(year) > last ? undefined : Number(year);
}

export const isYearText = (cell: Cell): boolean => readYear(cell) !== undefined;
