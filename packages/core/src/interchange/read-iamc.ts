/** An IAMC table in either form → its rows. What cannot be read is a Problem with its cell; then there are no rows. */
import { cellAt, cellText, placeOf } from '../data/grid.ts';
import type { Sheet } from '../data/grid.ts';
import { PlaceReport } from '../data/place-report.ts';
import type { Bilingual, Problem } from '../problem.ts';
import { problem } from '../problem.ts';
import type { IamcRow } from './iamc-rows.ts';

const index = ['model', 'scenario', 'region', 'variable', 'unit'] as const;
const expected =
  'model, scenario, region, variable, unit, year, value / model, scenario, region, variable, unit, 2025, …';
const yearPattern = /^[12]\d{3}$/;
const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Headings in any case and order; further columns are not read. Problems: `csv-empty`, `csv-missing-column`, `sheet-cell`, `csv-more`. */
export function readIamc(sheet: Sheet, file: string): { rows: readonly IamcRow[]; problems: readonly Problem[] } {
  const headers = (sheet.rows[0] ?? []).map((cell) => cellText(cell).toLowerCase());
  const missing = index.filter((name) => !headers.includes(name));
  const years = headers.flatMap((text, column) => (yearPattern.test(text) ? [column] : []));
  const [year, value] = [headers.indexOf('year'), headers.indexOf('value')];
  const isLong = year >= 0 && value >= 0;
  if (sheet.rows.length < 2) return { rows: [], problems: [problem('csv-empty', { file })] };
  if (missing.length > 0 || (!isLong && years.length === 0)) {
    const names = missing.length > 0 ? missing : ['year'];
    return {
      rows: [],
      problems: names.map((name) => problem('csv-missing-column', { file, line: 1 }, { name, expected })),
    };
  }
  const report = new PlaceReport(file);
  const reader = new RowReader(sheet, headers, report);
  for (let row = 1; row < sheet.rows.length; row++) {
    if ((sheet.rows[row] ?? []).every((cell) => cellText(cell) === '')) continue;
    if (isLong) reader.read(row, { row, column: year }, value);
    else for (const column of years) reader.read(row, { row: 0, column }, column);
  }
  if (report.failed) return { rows: [], problems: report.problems() };
  return { rows: reader.rows, problems: reader.rows.length === 0 ? [problem('csv-empty', { file })] : [] };
}

class RowReader {
  readonly rows: IamcRow[] = [];
  readonly #sheet: Sheet;
  readonly #columns: readonly number[];
  readonly #report: PlaceReport;
  /** Where a combination of index and year stands. */
  readonly #places = new Map<string, string>();

  constructor(sheet: Sheet, headers: readonly string[], report: PlaceReport) {
    this.#sheet = sheet;
    this.#columns = index.map((name) => headers.indexOf(name));
    this.#report = report;
  }

  /** An empty value is a missing one, as pyam reads it. */
  read(row: number, yearAt: { readonly row: number; readonly column: number }, column: number): void {
    const place = placeOf(this.#sheet, row, column);
    const text = cellText(cellAt(this.#sheet, row, column));
    if (text === '' || /^nan$/i.test(text)) return;
    const yearText = cellText(cellAt(this.#sheet, yearAt.row, yearAt.column));
    const words = this.#columns.map((at) => cellText(cellAt(this.#sheet, row, at)));
    if (!yearPattern.test(yearText))
      return this.#report.refuse(placeOf(this.#sheet, yearAt.row, yearAt.column), yearText, notAYear, yearAdvice);
    const value = numberPattern.test(text) ? Number(text) : NaN;
    if (!Number.isFinite(value)) return this.#report.refuse(place, text, notANumber, numberAdvice);
    // A unit may be empty: a pure number.
    const empty = words.findIndex((word, i) => word === '' && index[i] !== 'unit');
    if (empty >= 0)
      return this.#report.refuse(placeOf(this.#sheet, row, this.#columns[empty] ?? 0), '', isEmpty, emptyAdvice);
    const key = JSON.stringify([...words, yearText]);
    const before = this.#places.get(key);
    if (before !== undefined) return this.#report.refuse(place, text, twice(before), twiceAdvice);
    this.#places.set(key, place);
    const [model = '', scenario = '', region = '', variable = '', unit = ''] = words;
    this.rows.push({ model, scenario, region, variable, unit, year: Number(yearText), value });
  }
}

const notAYear: Bilingual = { zh: '不是年份', en: 'is not a year' };
const yearAdvice: Bilingual = {
  zh: '写四位年份；季度、月度的表不属于年度序列。',
  en: 'Write four digits; quarters and months are not part of an annual series.',
};
const notANumber: Bilingual = { zh: '不是数字', en: 'is not a number' };
const numberAdvice: Bilingual = {
  zh: '只写数字，不带单位和千位分隔符；没有数就留空。',
  en: 'Write digits only, without unit or thousands separator; leave a missing value empty.',
};
const isEmpty: Bilingual = { zh: '为空', en: 'is empty' };
const emptyAdvice: Bilingual = { zh: '填上，或删去这一行。', en: 'Fill it in or remove the row.' };
const twice = (before: string): Bilingual => ({
  zh: `与 ${before} 是同一模型、情景、地区、变量、单位和年份`,
  en: `has the model, scenario, region, variable, unit and year of ${before}`,
});
const twiceAdvice: Bilingual = { zh: '只留一个。', en: 'Keep one of them.' };
