/** The three forms of a table → one entry per figure: what it is called, which cell is its year, which its value. */
import type { Bilingual } from '../problem.ts';
import type { Cell, Sheet } from './grid.ts';
import { cellAt, cellText, columnName, columnNumber, emptyCell, placeOf } from './grid.ts';
import type { ColumnOrValue, MappedSeries, Mapping } from './mapping.ts';
import type { PlaceReport } from './place-report.ts';
import { isYearText } from './read-year.ts';

/** A cell with its place; a value of the mapping stands at the place `mapping`. */
export interface Found {
  readonly cell: Cell;
  readonly place: string;
}

export interface Entry {
  readonly name: string;
  readonly mapped: MappedSeries;
  /** Column of the value, for remarks of one kind. */
  readonly column: string;
  readonly value: Found;
  readonly year: Found;
  readonly region?: Found;
  readonly unit?: Found;
  readonly vintage?: Found;
  /** Where the name stands: its text may name the unit in brackets. */
  readonly title: Found;
}

/** Header and names are compared without blanks and line ends, which office tables put in to fit a column. */
export const plainName = (text: string): string =>
  text.replace(/\s+/gu, '').replaceAll('(', '（').replaceAll(')', '）');

export function entriesOf(
  sheet: Sheet,
  mapping: Mapping,
  report: PlaceReport,
): { entries: Entry[]; skipped: string[] } {
  const table = new MappedSheet(sheet, mapping, report);
  switch (mapping.form) {
    case 'years-down':
      return yearsDown(table);
    case 'years-across':
      return yearsAcross(table);
    case 'long':
      return long(table);
    default:
      return mapping.form satisfies never;
  }
}

class MappedSheet {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
  readonly report: PlaceReport;
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly series: ReadonlyMap<string, MappedSeries>;

  constructor(sheet: Sheet, mapping: Mapping, report: PlaceReport) {
    this.sheet = sheet;
    this.mapping = mapping;
    this.report = report;
    this.headerRow = mapping.header - 1;
    this.headers = (sheet.rows[this.headerRow] ?? []).map((cell) => plainName(cellText(cell)));
    this.series = new Map(Object.entries(mapping.series).map(([name, item]) => [plainName(name), item]));
  }

  at(row: number, column: number): Found {
    return { cell: cellAt(this.sheet, row, column), place: placeOf(this.sheet, row, column) };
  }

  /** Rows below the header that hold anything. */
  rows(): number[] {
    return this.sheet.rows.flatMap((cells, row) => {
      if (row <= this.headerRow || !cells.some(isFilled)) return [];
      this.refuseShifted(cells, row);
      return [row];
    });
  }

  /** More cells than the header has: a comma inside a number that is not in quotes has pushed the rest of the row to the right. */
  private refuseShifted(cells: readonly Cell[], row: number): void {
    // Cells of a workbook and of a document stand where they stand.
    if (this.sheet.name !== '') return;
    const last = this.headers.findLastIndex((text) => text !== '');
    const beyond = cells.findIndex((cell, column) => column > last && isFilled(cell));
    if (beyond < 0) return;
    const found = cellText(cells[beyond] ?? emptyCell);
    this.report.refuse(placeOf(this.sheet, row, beyond), found, beyondHeader, quoteAdvice);
  }

  /** By header, then by letters; reports a column that is not there. */
  column(role: string, where: ColumnOrValue | undefined): number | undefined {
    if (where === undefined || !('column' in where)) return undefined;
    const byHeader = this.headers.indexOf(plainName(where.column));
    const found = byHeader >= 0 ? byHeader : columnNumber(where.column.toUpperCase());
    if (found !== undefined) return found;
    const known = this.headers.filter((text) => text !== '').join('、');
    return this.report.refuse(
      placeOf(this.sheet, this.headerRow, 0),
      where.column,
      {
        zh: `不是表头中的列（对照文件的 ${role}）`,
        en: `is no column of the header (${role} in the mapping)`,
      },
      { zh: `表头有：${known}。`, en: `The header has: ${known}.` },
    );
  }

  /** Cells of the roles in a row. */
  roles(
    row: number,
    columns: Readonly<Record<string, number | undefined>>,
  ): Partial<Record<'region' | 'unit' | 'vintage', Found>> {
    const of = (role: 'region' | 'unit' | 'vintage'): Found | undefined => {
      const column = columns[role];
      const where = this.mapping[role];
      if (column !== undefined) return this.at(row, column);
      return where !== undefined && 'value' in where ? { cell: { value: where.value }, place: 'mapping' } : undefined;
    };
    const found = { region: of('region'), unit: of('unit'), vintage: of('vintage') };
    return Object.fromEntries(Object.entries(found).filter(([, item]) => item !== undefined));
  }

  columns(): Readonly<Record<'region' | 'name' | 'year' | 'value' | 'unit' | 'vintage', number | undefined>> {
    const { region, name, year, value, unit, vintage } = this.mapping;
    return {
      region: this.column('region', region),
      name: this.column('name', name),
      year: this.column('year', year),
      value: this.column('value', value),
      unit: this.column('unit', unit),
      vintage: this.column('vintage', vintage),
    };
  }

  /** Names of the mapping that the table does not have are errors: a typing slip must not lose a series. */
  refuseAbsent(names: ReadonlySet<string>): void {
    for (const name of this.series.keys())
      if (!names.has(name)) {
        const known = [...names].slice(0, 20).join('、');
        this.report.refuse(
          placeOf(this.sheet, this.headerRow, 0),
          name,
          {
            zh: '在表中没有找到（对照文件的 series）',
            en: 'is not found in the table (series in the mapping)',
          },
          { zh: `表中有：${known}。`, en: `The table has: ${known}.` },
        );
      }
  }
}

function yearsDown(table: MappedSheet): { entries: Entry[]; skipped: string[] } {
  const columns = table.columns();
  const used = new Set(Object.values(columns));
  table.refuseAbsent(new Set(table.headers.filter((text) => text !== '')));
  const mapped = table.headers.flatMap((text, column) => {
    const item = table.series.get(text);
    return item === undefined ? [] : [{ column, item }];
  });
  const skipped = table.headers.filter((text, column) => text !== '' && !table.series.has(text) && !used.has(column));
  const entries = table.rows().flatMap((row) =>
    mapped.map(({ column, item }): Entry => {
      const title = table.at(table.headerRow, column);
      return {
        ...{ name: cellText(title.cell), mapped: item, column: columnName(column), title },
        value: table.at(row, column),
        year: columns.year === undefined ? fixedYear(table) : table.at(row, columns.year),
        ...table.roles(row, columns),
      };
    }),
  );
  return { entries, skipped };
}

function yearsAcross(table: MappedSheet): { entries: Entry[]; skipped: string[] } {
  const columns = table.columns();
  const used = new Set(Object.values(columns));
  const years = table.headers.flatMap((_, column) =>
    isYearText(cellAt(table.sheet, table.headerRow, column)) && !used.has(column) ? [column] : [],
  );
  const skippedColumns = table.headers.filter(
    (text, column) => text !== '' && !used.has(column) && !years.includes(column),
  );
  if (columns.name === undefined) return { entries: [], skipped: skippedColumns };
  const { name } = columns;
  const named = table.rows().map((row) => ({ row, text: plainName(cellText(cellAt(table.sheet, row, name))) }));
  table.refuseAbsent(new Set(named.map(({ text }) => text).filter((text) => text !== '')));
  const entries = named.flatMap(({ row, text }) => {
    const item = table.series.get(text);
    if (item === undefined) return [];
    return years.map((column): Entry => {
      const title = table.at(row, name);
      return {
        ...{ name: cellText(title.cell), mapped: item, column: columnName(column), title },
        value: table.at(row, column),
        year: table.at(table.headerRow, column),
        ...table.roles(row, columns),
      };
    });
  });
  const skippedRows = named.map(({ text }) => text).filter((text) => text !== '' && !table.series.has(text));
  return { entries, skipped: [...skippedColumns, ...new Set(skippedRows)] };
}

function long(table: MappedSheet): { entries: Entry[]; skipped: string[] } {
  const columns = table.columns();
  const { name, year, value } = columns;
  if (value === undefined) return { entries: [], skipped: [] };
  const fixed = table.mapping.name !== undefined && 'value' in table.mapping.name ? table.mapping.name.value : '';
  const named = table.rows().map((row) => ({
    row,
    title: name === undefined ? { cell: { value: fixed }, place: 'mapping' } : table.at(row, name),
  }));
  table.refuseAbsent(new Set(named.map(({ title }) => plainName(cellText(title.cell))).filter((text) => text !== '')));
  const entries = named.flatMap(({ row, title }): Entry[] => {
    const item = table.series.get(plainName(cellText(title.cell)));
    if (item === undefined) return [];
    return [
      {
        ...{ name: cellText(title.cell), mapped: item, column: columnName(value), title },
        value: table.at(row, value),
        year: year === undefined ? fixedYear(table) : table.at(row, year),
        ...table.roles(row, columns),
      },
    ];
  });
  const skipped = named
    .map(({ title }) => plainName(cellText(title.cell)))
    .filter((text) => text !== '' && !table.series.has(text));
  return { entries, skipped: [...new Set(skipped)] };
}

function fixedYear({ mapping: { year } }: MappedSheet): Found {
  return { cell: { value: year !== undefined && 'value' in year ? year.value : null }, place: 'mapping' };
}

const isFilled = ({ value }: Cell): boolean => value !== null && value !== '';

const beyondHeader: Bilingual = {
  zh: '在表头最后一列之右，这一行的数可能已经错位',
  en: 'lies to the right of the last header: the figures of the row may have moved',
};
const quoteAdvice: Bilingual = {
  zh: '带千分位的数加引号（"3,304.15"）或去掉逗号；确有这一列，就写上表头。',
  en: 'Put numbers with thousands separators in quotes ("3,304.15") or leave the commas out; if it is a column, name it in the header.',
};
