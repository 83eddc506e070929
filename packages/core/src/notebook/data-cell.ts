/** `yaml data` cells → figures that lie over the data of the model. The body is the mapping of a table, with the table beside it. */
import { importTable } from '../data/import-table.ts';
import type { ImportedFigure } from '../data/imported-figure.ts';
import type { CellValue, Sheet, Workbook } from '../data/grid.ts';
import { readMapping } from '../data/mapping.ts';
import type { Table } from '../data/table.ts';
import { readTextGrid } from '../data/text-grid.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { isMapping } from './is-mapping.ts';
import type { PlainMap } from './yaml-source.ts';

/** Tables that stand beside the notebook, by the name under which it imports them. */
export type NotebookFiles = Readonly<Record<string, Workbook>>;

export interface DataCell {
  readonly figures: readonly ImportedFigure[];
  /** `where.path` is a path in the body of the cell. */
  readonly problems: readonly Problem[];
}

/** Figures beyond this many belong into a file. */
const mostRows = 10_000;

/** Columns of a table that is written in the cell. */
const columns = ['series', 'year', 'value', 'unit', 'vintage'] as const;

export function dataOf(body: PlainMap, id: string | null, tables: readonly Table[], files: NotebookFiles): DataCell {
  const { rows, csv, file, dataset = id ?? 'data', ...mapping } = body;
  const name = typeof file === 'string' ? file : '';
  const workbook = workbookOf(rows, csv, file, files);
  if (isProblem(workbook)) return { figures: [], problems: [workbook] };
  const inCell = file === undefined && mapping['series'] === undefined && mapping['form'] === undefined;
  const written = inCell ? { ...ownColumns(workbook.sheets[0]), ...mapping } : mapping;
  const whole = {
    ...(mapping['region'] === undefined
      ? { region: String(dataset), regions: { [String(dataset)]: String(dataset) } }
      : {}),
    ...written,
  };
  const { mapping: read, problems } = readMapping(whole, name);
  if (read === null) return { figures: [], problems };
  const imported = importTable({ workbook, mapping: read, tables, file: name });
  const placed = imported.problems.map((item) => inBody(item, rows === undefined ? 'csv' : 'rows', file === undefined));
  return { figures: imported.figures, problems: [...problems, ...placed] };
}

function workbookOf(rows: unknown, csv: unknown, file: unknown, files: NotebookFiles): Workbook | Problem {
  const given = [rows, csv, file].filter((each) => each !== undefined);
  if (given.length === 1) {
    if (typeof csv === 'string') return { sheets: [readTextGrid(csv)] };
    if (Array.isArray(rows) && rows.length <= mostRows && rows.every(isMapping)) return { sheets: [sheetOfRows(rows)] };
    if (typeof file === 'string') return Object.hasOwn(files, file) ? files[file]! : notBeside(file);
  }
  const path = rows !== undefined ? 'rows' : csv !== undefined ? 'csv' : 'file';
  const words = {
    path,
    reason_zh: given.length > 1 ? 'rows、csv、file 只写一个' : '应写明数字：rows、csv 或 file',
    reason_en: given.length > 1 ? 'only one of rows, csv and file may stand' : 'figures are needed: rows, csv or file',
    advice_zh: '写作 rows: [{series: gdp, year: 2025, value: 3304.15}]。',
    advice_en: 'Write rows: [{series: gdp, year: 2025, value: 3304.15}].',
  };
  return problem('bad-definition', { path }, words);
}

const isProblem = (value: Workbook | Problem): value is Problem => 'code' in value;

function sheetOfRows(rows: readonly PlainMap[]): Sheet {
  const value = (given: unknown): CellValue =>
    typeof given === 'number' || typeof given === 'string' ? given : given === undefined ? null : JSON.stringify(given);
  return {
    name: '',
    rows: [
      columns.map((title) => ({ value: title })),
      ...rows.map((row) => columns.map((key) => ({ value: value(row[key]) }))),
    ],
  };
}

/** The mapping of a table whose header says what its columns are: every name in it is a series. */
function ownColumns(sheet: Sheet | undefined): PlainMap {
  const header = (sheet?.rows[0] ?? []).map(({ value }) => (typeof value === 'string' ? value.trim() : ''));
  const named = header.indexOf('series') >= 0 ? 'series' : 'indicator';
  const at = header.indexOf(named);
  const series = new Set((sheet?.rows ?? []).slice(1).map((row) => String(row[at]?.value ?? '').trim()));
  series.delete('');
  const filled = (title: string): boolean => {
    const column = header.indexOf(title);
    return column >= 0 && (sheet?.rows ?? []).slice(1).some((row) => (row[column]?.value ?? null) !== null);
  };
  const roles = (['unit', 'vintage'] as const).filter(filled).map((role) => [role, { column: role }]);
  return {
    form: 'long',
    ...{ name: { column: named }, year: { column: 'year' }, value: { column: 'value' } },
    ...(Object.fromEntries(roles) as PlainMap),
    series: Object.fromEntries([...series].map((name) => [name, { series: name }])),
  };
}

/** `C7` of a table in the cell is row 5 of its rows (the header is row 1), or line 7 of its text. */
function inBody(item: Problem, key: 'rows' | 'csv', inCell: boolean): Problem {
  const row = inCell ? /(\d+)$/.exec(item.where.path ?? '')?.[1] : undefined;
  const path = row !== undefined && key === 'rows' ? `rows.${Math.max(0, Number(row) - 2)}` : inCell ? key : 'file';
  return { ...item, where: { path } };
}

const notBeside = (file: string): Problem =>
  problem(
    'table-file',
    { path: 'file' },
    {
      file,
      reason_zh: '没有与笔记放在一起',
      reason_en: 'does not stand beside the notebook',
      advice_zh: '把文件放到笔记所在的文件夹；在页面中则一并拖入。',
      advice_en: 'Put the file into the folder of the notebook; in the page, drop both.',
    },
  );
