/**
 * CSV text → table, one observation per row. Columns are found by name, in any order; `region` and unknown columns are not read.
 * Nothing is guessed: a cell that cannot be read is a Problem naming row and column, and then there is no table.
 */
import Papa from 'papaparse';
import type { Bilingual, Problem, ProblemValues, Where } from '../problem.ts';
import { problem } from '../problem.ts';
import type { Bound, Observation, Series, Table } from './table.ts';
import { compareTrust, confidences, tiers } from './trust.ts';

export interface CsvSource {
  readonly id: string;
  readonly title: Bilingual;
  readonly csv: string;
  /** Labels per indicator; an indicator without one is labelled with its name. */
  readonly labels: Readonly<Record<string, Bilingual>>;
  /** Named in problems. */
  readonly file?: string;
}

const requiredColumns = ['indicator', 'year', 'value', 'unit', 'vintage', 'confidence', 'tier', 'source'] as const;
const optionalColumns = ['bound', 'low', 'high', 'break', 'reference', 'url', 'note'] as const;
type Column = (typeof requiredColumns)[number] | (typeof optionalColumns)[number];

const bounds: readonly Bound[] = ['>', '>=', '<', '<=', '≈'];
const problemLimit = 50;
const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** What a reference `dataset.series@vintage` could not carry. */
const unnamable = /[\s@\p{Cc}]/u;

interface Cell {
  readonly text: string;
  /** Reports this cell and gives undefined, so that a reader can return it. */
  readonly refuse: (reason: Reason) => undefined;
}

/** Why a cell is refused, and what to write instead. */
interface Reason {
  readonly reason_zh: string;
  readonly reason_en: string;
  readonly advice_zh: string;
  readonly advice_en: string;
}

/** Rows are counted as a spreadsheet shows them: the header is row 1. */
export function readTable(source: CsvSource): { table: Table | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (code: Problem['code'], where: Where, values: ProblemValues): void => {
    problems.push(problem(code, { ...(source.file === undefined ? {} : { file: source.file }), ...where }, values));
  };

  const parsed = Papa.parse<string[]>(source.csv.replace(/^\uFEFF/, ''), { delimiter: ',' });
  for (const error of parsed.errors) {
    if (error.type !== 'Quotes') continue;
    report('csv-malformed', {}, { row: (error.row ?? 0) + 1, ...quoteDetail(error.code) });
  }
  const [header, ...records] = parsed.data;
  if (header === undefined || parsed.data.every(isBlank)) {
    report('csv-empty', {}, {});
    return { table: null, problems };
  }
  const positions = readHeader(header, report);
  if (problems.length > 0) return { table: null, problems: capped(problems) };

  const observations = new Map<string, { unit: string; rows: Observation[] }>();
  let line = 1 + lineBreaks(header);
  for (const [index, record] of records.entries()) {
    line += 1;
    const row = index + 2;
    const where: Where = { line };
    line += lineBreaks(record);
    if (isBlank(record)) continue;
    if (record.length > header.length) {
      report('csv-malformed', where, {
        row,
        detail_zh: `有 ${record.length} 个单元格，表头只有 ${header.length} 个`,
        detail_en: `it has ${record.length} cells, the header has ${header.length}`,
      });
      continue;
    }
    const cell = (column: Column): Cell => {
      const position = positions.get(column);
      const text = position === undefined ? '' : (record[position] ?? '').trim();
      return {
        text,
        refuse: (reason) => {
          const at = position === undefined ? {} : { column: position + 1 };
          report('csv-cell', { ...where, ...at }, { row, column, found: text, ...reason });
          return undefined;
        },
      };
    };
    const name = readName(cell('indicator'));
    const unit = readText(cell('unit'));
    const observation = readObservation(cell);
    if (name === undefined || unit === undefined || observation === undefined) continue;
    const series = observations.get(name);
    if (series === undefined) observations.set(name, { unit, rows: [observation] });
    else if (series.unit !== unit) cell('unit').refuse(otherUnit(name, series.unit));
    else series.rows.push(observation);
  }
  if (problems.length > 0) return { table: null, problems: capped(problems) };
  if (observations.size === 0) {
    report('csv-empty', {}, {});
    return { table: null, problems };
  }

  const series = [...observations].map(([id, { unit, rows }]): [string, Series] => [
    id,
    { id, unit, label: labelOf(source.labels, id), observations: sorted(rows) },
  ]);
  // Object.fromEntries defines properties, so an indicator named `__proto__` is a series like any other.
  return { table: { id: source.id, title: source.title, series: Object.fromEntries(series) }, problems };
}

function readHeader(
  header: readonly string[],
  report: (code: Problem['code'], where: Where, values: ProblemValues) => void,
): ReadonlyMap<Column, number> {
  const known: readonly string[] = [...requiredColumns, ...optionalColumns];
  const isColumn = (name: string): name is Column => known.includes(name);
  const positions = new Map<Column, number>();
  for (const [position, cell] of header.entries()) {
    const name = cell.trim();
    if (!isColumn(name)) continue;
    if (positions.has(name))
      report('csv-cell', { line: 1, column: position + 1 }, { row: 1, column: name, found: name, ...twice });
    else positions.set(name, position);
  }
  for (const name of requiredColumns)
    if (!positions.has(name)) report('csv-missing-column', { line: 1 }, { name, expected: known.join(',') });
  return positions;
}

/** Reads every cell before giving up, so that one pass over the file shows all that is wrong. */
function readObservation(cell: (column: Column) => Cell): Observation | undefined {
  const year = readYear(cell('year'));
  const value = readNumber(cell('value'));
  const vintage = readName(cell('vintage'));
  const confidence = readWord(cell('confidence'), confidences);
  const tier = readWord(cell('tier'), tiers);
  const source = readText(cell('source'));
  const bound = cell('bound').text === '' ? null : readWord(cell('bound'), bounds);
  const range = readRange(cell('low'), cell('high'), value);
  const broken = readBreak(cell('break'));
  const reference = cell('reference').text;
  const url = cell('url').text;
  const note = cell('note').text;
  if (
    year === undefined ||
    value === undefined ||
    vintage === undefined ||
    confidence === undefined ||
    tier === undefined ||
    source === undefined ||
    bound === undefined ||
    range === undefined ||
    broken === undefined
  )
    return undefined;
  return {
    year,
    value,
    ...(bound === null ? {} : { bound }),
    ...(range === null ? {} : { range }),
    vintage,
    confidence,
    tier,
    source,
    ...(reference === '' ? {} : { reference }),
    ...(url === '' ? {} : { url }),
    ...(note === '' ? {} : { note }),
    ...(broken ? { break: true } : {}),
  };
}

function readText(cell: Cell): string | undefined {
  return cell.text === '' ? cell.refuse(empty) : cell.text;
}

function readName(cell: Cell): string | undefined {
  if (cell.text === '') return cell.refuse(empty);
  return unnamable.test(cell.text) ? cell.refuse(notAName) : cell.text;
}

function readNumber(cell: Cell): number | undefined {
  if (cell.text === '') return cell.refuse(empty);
  const value = Number(cell.text);
  return numberPattern.test(cell.text) && Number.isFinite(value) ? value : cell.refuse(notANumber);
}

function readYear(cell: Cell): number | undefined {
  if (cell.text === '') return cell.refuse(empty);
  return /^[12]\d{3}$/.test(cell.text) ? Number(cell.text) : cell.refuse(notAYear);
}

function readWord<Word extends string>(cell: Cell, words: readonly Word[]): Word | undefined {
  const word = words.find((candidate) => candidate === cell.text);
  return word ?? cell.refuse(notOneOf(words));
}

function readBreak(cell: Cell): boolean | undefined {
  return cell.text === '' || cell.text === '1' ? cell.text === '1' : cell.refuse(notABreak);
}

/** null: no range. Both ends are needed, in order, with the value between them. */
function readRange(low: Cell, high: Cell, value: number | undefined): readonly [number, number] | null | undefined {
  if (low.text === '' && high.text === '') return null;
  const from = readNumber(low);
  const to = readNumber(high);
  if (from === undefined || to === undefined) return undefined;
  if (value !== undefined && !(from <= value && value <= to)) return low.refuse(notARange);
  return [from, to];
}

function sorted(rows: readonly Observation[]): readonly Observation[] {
  return [...rows].sort((a, b) => order(a.vintage, b.vintage) || a.year - b.year || compareTrust(a, b));
}

/** By code unit: the same order in every locale. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function labelOf(labels: Readonly<Record<string, Bilingual>>, id: string): Bilingual {
  const label = Object.hasOwn(labels, id) ? labels[id] : undefined;
  return label ?? { zh: id, en: id };
}

function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}

function lineBreaks(record: readonly string[]): number {
  return record.reduce((total, cell) => total + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

function capped(problems: readonly Problem[]): Problem[] {
  const rest = problems.length - problemLimit;
  const file = problems[0]?.where.file;
  if (rest <= 0) return [...problems];
  return [...problems.slice(0, problemLimit), problem('csv-more', file === undefined ? {} : { file }, { count: rest })];
}

function quoteDetail(code: string): { detail_zh: string; detail_en: string } {
  return code === 'MissingQuotes'
    ? { detail_zh: '引号没有闭合', detail_en: 'a quote is never closed' }
    : { detail_zh: '引号出现在单元格中间', detail_en: 'a quote stands inside a cell' };
}

const empty: Reason = {
  reason_zh: '为空',
  reason_en: 'is empty',
  advice_zh: '填上，或删去这一行。',
  advice_en: 'Fill it in or remove the row.',
};
const notANumber: Reason = {
  reason_zh: '不是数字',
  reason_en: 'is not a number',
  advice_zh: '只写数字：不带单位、百分号和千位分隔符；“以上”写进 bound 列，区间写进 low 与 high 列。',
  advice_en:
    'Write digits only, without unit, percent sign or thousands separator; an inequality goes to the column bound, a range to low and high.',
};
const notAYear: Reason = {
  reason_zh: '不是年份',
  reason_en: 'is not a year',
  advice_zh: '写四位年份；季度、半年和五年合计不属于年度序列。',
  advice_en: 'Write four digits; quarters, half-years and five-year totals are not part of an annual series.',
};
const notAName: Reason = {
  reason_zh: '不能作名称',
  reason_en: 'cannot be a name',
  advice_zh: '名称里不用空格、@ 和控制字符。',
  advice_en: 'A name has no spaces, no @ and no control characters.',
};
const notABreak: Reason = {
  reason_zh: '不是断点标记',
  reason_en: 'is not a break mark',
  advice_zh: '写 1 或留空。',
  advice_en: 'Write 1 or leave it empty.',
};
const notARange: Reason = {
  reason_zh: '与 value、high 不成区间',
  reason_en: 'does not make a range with value and high',
  advice_zh: '应有 low ≤ value ≤ high。',
  advice_en: 'It should be low ≤ value ≤ high.',
};
const twice: Reason = {
  reason_zh: '出现了两次',
  reason_en: 'appears twice',
  advice_zh: '去掉其中一列。',
  advice_en: 'Remove one of the columns.',
};

function notOneOf(words: readonly string[]): Reason {
  return {
    reason_zh: '不在可用的词之内',
    reason_en: 'is not one of the words allowed',
    advice_zh: `可用：${words.join('、')}。`,
    advice_en: `Use one of: ${words.join(', ')}.`,
  };
}

function otherUnit(name: string, unit: string): Reason {
  return {
    reason_zh: `与 ${name} 前面各行的单位 ${unit} 不同`,
    reason_en: `differs from the unit ${unit} of the earlier rows of ${name}`,
    advice_zh: '换算成同一单位，或另立一个指标。',
    advice_en: 'Convert it to the same unit, or make it another indicator.',
  };
}
