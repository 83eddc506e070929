/** `yaml audit`: rows of an indicator table, as `rows: [{name: 地区生产总值, unit: 亿元, base: 3304.15, goal: 4500, growth: 5.5}]`. */
import { readFigure } from '../data/read-figure.ts';
import type { Figure } from '../data/read-figure.ts';
import { unitFactor } from '../data/unit-factor.ts';
import type { IndicatorRow, IndicatorTable, IndicatorValue } from '../indicators/indicator-table.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { CellFault } from './monitor-cell.ts';

type Body = Readonly<Record<string, unknown>>;

export interface AuditCell {
  readonly table: IndicatorTable;
  readonly faults: readonly CellFault[];
}

/** Base and last year of the plan where the body names none. */
const usualYears = { from: 2025, to: 2030 } as const;

/** Figures may carry the marks of plan tables: 〔17〕, 6以上, 约5. What has digits and is no figure is told; words stay words. */
export function auditOf(body: Body): AuditCell {
  const faults: CellFault[] = [];
  const rows = Array.isArray(body['rows']) ? body['rows'] : [];
  if (rows.length === 0) faults.push({ path: ['rows'], problem: noRows('rows') });
  const year = (key: 'from' | 'to'): number => (Number.isInteger(body[key]) ? Number(body[key]) : usualYears[key]);
  const [baseYear, endYear] = [year('from'), year('to')];
  if (!(baseYear < endYear)) faults.push({ path: ['to'], problem: noRows('to') });
  return {
    table: {
      title: typeof body['title'] === 'string' ? body['title'] : '',
      ...{ baseYear, endYear, notes: [] },
      rows: rows.flatMap((row: unknown, i): IndicatorRow[] => rowOf(row, i, [baseYear, endYear], faults)),
    },
    faults,
  };
}

function rowOf(
  row: unknown,
  index: number,
  [from, to]: readonly [number, number],
  faults: CellFault[],
): IndicatorRow[] {
  const entry: Body = typeof row === 'object' && row !== null && !Array.isArray(row) ? { ...row } : {};
  const text = (key: string): string => (typeof entry[key] === 'string' ? entry[key] : '');
  if (text('name') === '') {
    faults.push({ path: ['rows', String(index)], problem: noRows(`rows.${index}`) });
    return [];
  }
  const values = (['base', 'goal', 'growth'] as const).flatMap((key): [string, IndicatorValue][] => {
    const given = entry[key];
    if (typeof given !== 'string' && typeof given !== 'number') return [];
    const place = { base: String(from), goal: String(to), growth: `${from}–${to}` }[key];
    const reading = readFigure({ value: given });
    if (reading.kind === 'missing') return [];
    if (reading.kind === 'figure' && fits(reading.figure, key === 'growth' ? '%' : text('unit')))
      return [[key, { text: String(given), figure: reading.figure, place }]];
    if (/\d/u.test(String(given))) {
      const words = {
        name: `${text('name')} ${key}`,
        found: String(given),
        advice_zh: '按本行单位只写一个数，可带〔〕、以上、约等标记。',
        advice_en: 'Write one number in the unit of the row; marks such as 〔〕, 以上 and 约 may stand with it.',
      };
      faults.push({ path: ['rows', String(index), key], problem: problem('bad-option', {}, words) });
    }
    return [[key, { text: String(given), place }]];
  });
  return [
    {
      ...{ number: String(index + 1), category: '', name: text('name'), unit: text('unit') },
      ...Object.fromEntries(values),
      ...(text('note') === '' ? {} : { note: text('note') }),
    },
  ];
}

/** Words behind a number must be the unit of the row. */
function fits({ percent, unit: written }: Figure, unit: string): boolean {
  const given = percent === true ? '%' : written;
  return given === undefined || unitFactor(given, unit) === 1;
}

const noRows = (path: string): Problem =>
  problem(
    'bad-definition',
    {},
    {
      path,
      reason_zh: '应为指标体系表的各行，年份先后不能颠倒',
      reason_en: 'it should be rows of an indicator table, between two years in order',
      advice_zh: '写作 rows: [{name: 常住人口, unit: 万人, base: 575.9, goal: 560}]。',
      advice_en: 'Write rows: [{name: 常住人口, unit: 万人, base: 575.9, goal: 560}].',
    },
  );
