/** An indicator table in its own order, for files: numbers stay numbers, marks stay marks, the remark on the marks stands below. */
import { marksNote } from './indicator-table.ts';
import type { IndicatorRow, IndicatorTable, IndicatorValue } from './indicator-table.ts';

export type PrintedCell = string | number | null;

export interface PrintedTable {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly PrintedCell[])[];
  readonly notes: readonly string[];
}

/** `more` adds columns at the right, one cell per row. */
export function printIndicators(
  table: IndicatorTable,
  more: readonly { readonly title: string; readonly cell: (row: IndicatorRow, index: number) => PrintedCell }[] = [],
): PrintedTable {
  const { baseYear, endYear } = table;
  const series = table.rows.some((row) => row.series !== undefined);
  const remarks = table.rows.some((row) => row.note !== undefined);
  return {
    title: table.title,
    header: [
      ...['序号', '类别', '指标', '单位', `${baseYear}年`, `${endYear}年`, '年均增速〔累计〕', '属性'],
      ...(series ? ['序列'] : []),
      ...(remarks ? ['备注'] : []),
      ...more.map(({ title }) => title),
    ],
    rows: table.rows.map((row, index) => [
      ...[/^\d+$/.test(row.number) ? Number(row.number) : row.number, row.category, row.name, row.unit],
      ...[row.base, row.goal, row.growth].map(valueCell),
      row.attribute ?? '',
      ...(series ? [row.series ?? ''] : []),
      ...(remarks ? [row.note ?? ''] : []),
      ...more.map(({ cell }) => cell(row, index)),
    ]),
    notes: table.notes.length === 0 ? [marksNote] : table.notes,
  };
}

/** A number without any mark is a real number; everything else is printed as it came. */
function valueCell(value: IndicatorValue | undefined): PrintedCell {
  if (value === undefined) return null;
  const { figure, text } = value;
  const plain =
    figure !== undefined && Object.keys(figure).every((key) => key === 'value' || key === 'percent' || key === 'taken');
  return plain && !text.includes('%') ? figure.value : text;
}

export function indicatorsMarkdown({ title, header, rows, notes }: PrintedTable): string {
  const cell = (value: PrintedCell): string =>
    value === null ? '' : String(value).replaceAll('|', '\\|').replace(/\s+/gu, ' ');
  const line = (cells: readonly PrintedCell[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [
    ...(title === '' ? [] : [`**${title}**`, '']),
    line(header),
    line(header.map((_, i) => (i >= 4 && i <= 6 ? '---:' : '---'))),
    ...rows.map(line),
    '',
    ...notes,
    '',
  ].join('\n');
}
