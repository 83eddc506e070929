/** Rows with a header as an XLSX file; the writer of office files is loaded only here. */
import type { Row } from './data-tables.ts';
import { displayWidth } from './table.ts';
import { writeWhole } from './text-file.ts';

export interface WorkbookSheet {
  readonly name: string;
  /** A line above the header. */
  readonly title?: string;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** Lines below the rows. */
  readonly notes?: readonly string[];
}

const widest = 48;
const narrowest = 6;

export async function writeWorkbook(file: string, sheets: readonly WorkbookSheet[]): Promise<void> {
  const { writeXlsx } = await import('@planwright/core/spreadsheet');
  const bytes = writeXlsx(
    sheets.map(({ name, title, header, rows, notes = [] }) => ({
      name,
      rows: [
        ...(title === undefined ? [] : [[{ value: title, bold: true }]]),
        header.map((value) => ({ value, bold: true })),
        ...rows,
        ...notes.map((note) => [note]),
      ],
      widths: header.map((text, i) =>
        Math.min(
          widest,
          Math.max(
            narrowest,
            displayWidth(text) + 2,
            ...rows.slice(0, 200).map((row) => displayWidth(String(row[i] ?? '')) + 2),
          ),
        ),
      ),
      frozen: title === undefined ? 1 : 2,
    })),
  );
  await writeWhole(file, bytes);
}
