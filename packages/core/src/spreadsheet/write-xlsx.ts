/** Sheets → XLSX: numbers are numbers, text is text, merged cells and number formats are real. The same input gives the same bytes. */
import { strToU8, zipSync } from 'fflate';
import { columnName } from '../data/grid.ts';

export interface WrittenCell {
  readonly value: number | string | null;
  /** Excel format code of a number: `0.0`, `0.00%`. */
  readonly format?: string;
  readonly bold?: boolean;
}

export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly (WrittenCell | number | string | null)[])[];
  /** Widths of columns in characters. */
  readonly widths?: readonly number[];
  /** Rows at the top that stay in sight. */
  readonly frozen?: number;
  /** `A1:C1`. */
  readonly merged?: readonly string[];
}

/** Throws on a value that is no finite number: what is missing is null. */
export function writeXlsx(sheets: readonly WrittenSheet[]): Uint8Array {
  const styles = new Styles();
  const names = uniqueNames(sheets.map(({ name }) => name));
  const bodies = sheets.map((sheet) => sheetXml(sheet, styles));
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}spreadsheetml.sheet.main+xml"/>${bodies.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${office}spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${office}spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${relationType}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relationType}"><sheets>${names.map((name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relationType}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${relationType}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles.xml(),
    ...Object.fromEntries(bodies.map((body, i) => [`xl/worksheets/sheet${i + 1}.xml`, body])),
  };
  // A fixed date, read in local time and stored in local time: no clock and no time zone in the file.
  const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(packed, { mtime: '1980-01-01T00:00:00', level: 6 });
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'application/vnd.openxmlformats-officedocument.';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Cell formats that are used; 0 is the plain one. */
class Styles {
  readonly #used: { readonly format: string; readonly bold: boolean }[] = [{ format: '', bold: false }];

  index({ format = '', bold = false }: WrittenCell): number {
    const found = this.#used.findIndex((style) => style.format === format && style.bold === bold);
    return found < 0 ? this.#used.push({ format, bold }) - 1 : found;
  }

  xml(): string {
    const formats = [...new Set(this.#used.map(({ format }) => format))].filter((format) => format !== '');
    // Ids of formats of one's own begin at 164.
    const idOf = (format: string): number => (format === '' ? 0 : 164 + formats.indexOf(format));
    const fonts = '<font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font>';
    return [
      `${head}<styleSheet xmlns="${main}">`,
      formats.length === 0
        ? ''
        : `<numFmts count="${formats.length}">${formats.map((format) => `<numFmt numFmtId="${idOf(format)}" formatCode="${escape(format)}"/>`).join('')}</numFmts>`,
      `<fonts count="2">${fonts}</fonts>`,
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${this.#used.length}">${this.#used.map(({ format, bold }) => `<xf numFmtId="${idOf(format)}" fontId="${bold ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`).join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ].join('');
  }
}

function sheetXml(sheet: WrittenSheet, styles: Styles): string {
  const { rows, widths = [], frozen = 0, merged = [] } = sheet;
  const pane =
    frozen === 0
      ? ''
      : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const body = rows.map((row, r) => {
    const cells = row.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`, styles));
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  return [
    `${head}<worksheet xmlns="${main}">${pane}`,
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    `<sheetData>${body.join('')}</sheetData>`,
    merged.length === 0
      ? ''
      : `<mergeCells count="${merged.length}">${merged.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells>`,
    '</worksheet>',
  ].join('');
}

function cellXml(written: WrittenCell | number | string | null, address: string, styles: Styles): string {
  const cell: WrittenCell = typeof written === 'object' && written !== null ? written : { value: written };
  const index = styles.index(cell);
  const style = index === 0 ? '' : ` s="${index}"`;
  if (cell.value === null) return index === 0 ? '' : `<c r="${address}"${style}/>`;
  if (typeof cell.value === 'string')
    return `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${escape(cell.value)}</t></is></c>`;
  if (!Number.isFinite(cell.value)) throw new RangeError(`${address}: ${cell.value} is no number of a table`);
  return `<c r="${address}"${style}><v>${cell.value}</v></c>`;
}

/** Signs that no sheet name and no XML may hold are left out. */
function uniqueNames(wanted: readonly string[]): readonly string[] {
  const taken: string[] = [];
  for (const text of wanted) {
    const clean =
      text
        .replace(/[[\]:*?/\\]/g, ' ')
        .trim()
        .slice(0, 31) || 'Sheet';
    let name = clean;
    for (let n = 2; taken.some((other) => other.toLowerCase() === name.toLowerCase()); n++)
      name = `${clean.slice(0, 31 - String(n).length - 1)} ${n}`;
    taken.push(name);
  }
  return taken;
}

function escape(text: string): string {
  return text
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
