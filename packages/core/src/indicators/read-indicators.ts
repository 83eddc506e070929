/** A sheet of a workbook, a table of a document or a text table → indicator table. Columns are found by their headers. */
import type { Sheet, Workbook } from '../data/grid.ts';
import { cellAt, cellText, placeOf } from '../data/grid.ts';
import { PlaceReport } from '../data/place-report.ts';
import { readFigure } from '../data/read-figure.ts';
import { unitFactor } from '../data/unit-factor.ts';
import type { Bilingual, Problem } from '../problem.ts';
import { problem } from '../problem.ts';
import { checkRow } from './indicator-scale.ts';
import type { IndicatorAttribute, IndicatorRow, IndicatorTable, IndicatorValue } from './indicator-table.ts';

type Column = 'number' | 'category' | 'name' | 'unit' | 'base' | 'goal' | 'growth' | 'attribute' | 'series' | 'note';
type Columns = Readonly<Partial<Record<Column, number>>>;

const headers: readonly (readonly [Column, RegExp])[] = [
  ['number', /^(序号|编号)$/u],
  ['category', /^(类别|类型|领域|分类|一级指标)$/u],
  ['name', /^(指标|指标名称|主要指标|二级指标)$/u],
  ['unit', /^(计量)?单位$/u],
  ['growth', /年均|累计/u],
  ['attribute', /^(指标)?(属性|性质)$/u],
  ['series', /^((模型)?(序列|变量)|series)$/iu],
  ['note', /^(备注|说明)$/u],
];

/** Rows of the header are looked for among the first of a sheet. */
const headerRows = 20;

/** Problems: `table-file` (no such table in the file), `sheet-cell`, `csv-empty`. The table is null when there is an error. */
export function readIndicators(
  workbook: Workbook,
  file: string,
): { table: IndicatorTable | null; problems: Problem[] } {
  const report = new PlaceReport(file);
  for (const sheet of workbook.sheets) {
    if (sheet.hidden === true) continue;
    const found = findHeader(sheet);
    if (found === undefined) continue;
    const { rows, notes } = readRows(sheet, found, report);
    if (report.failed) return { table: null, problems: report.problems() };
    if (rows.length === 0) return { table: null, problems: [problem('csv-empty', { file })] };
    const { row: headerRow, years } = found;
    const title = headerRow === 0 ? '' : titleOf(sheet, headerRow);
    return {
      table: { title, baseYear: years[0], endYear: years[1], file, rows, notes },
      problems: report.problems(),
    };
  }
  const words = {
    reason_zh: noTable.zh,
    reason_en: noTable.en,
    advice_zh: noTableAdvice.zh,
    advice_en: noTableAdvice.en,
  };
  return { table: null, problems: [problem('table-file', { file }, { file, ...words })] };
}

interface Header {
  readonly row: number;
  readonly columns: Columns;
  readonly years: readonly [number, number];
}

function findHeader(sheet: Sheet): Header | undefined {
  for (let row = 0; row < Math.min(headerRows, sheet.rows.length); row++) {
    const texts = (sheet.rows[row] ?? []).map((cell) => cellText(cell).replace(/\s+/gu, ''));
    const columns: Partial<Record<Column, number>> = {};
    const years: { readonly year: number; readonly column: number }[] = [];
    for (const [column, text] of texts.entries()) {
      const known = headers.find(([name, pattern]) => columns[name] === undefined && pattern.test(text))?.[0];
      const year = /^((?:1[89]|20|21)\d{2})年?/u.exec(text)?.[1];
      if (known !== undefined) columns[known] = column;
      else if (year !== undefined) years.push({ year: Number(year), column });
    }
    const [base, goal] = years;
    if (columns.name === undefined || base === undefined || goal === undefined || !(base.year < goal.year)) continue;
    return { row, columns: { ...columns, base: base.column, goal: goal.column }, years: [base.year, goal.year] };
  }
  return undefined;
}

/** The last line above the header that says one thing. */
function titleOf(sheet: Sheet, headerRow: number): string {
  const lines = sheet.rows
    .slice(0, headerRow)
    .map((cells) => [...new Set(cells.map(cellText))].filter((text) => text !== ''));
  return lines.findLast((texts) => texts.length === 1)?.[0] ?? '';
}

function readRows(sheet: Sheet, header: Header, report: PlaceReport): { rows: IndicatorRow[]; notes: string[] } {
  const rows: IndicatorRow[] = [];
  const notes: string[] = [];
  const names = new Map<string, string>();
  let category = '';
  for (let row = header.row + 1; row < sheet.rows.length; row++) {
    const texts = [...new Set((sheet.rows[row] ?? []).map(cellText))].filter((text) => text !== '');
    const [first, second] = texts;
    if (first === undefined) continue;
    if (/^(注|备注|说明)[：:]/u.test(first)) notes.push(...texts);
    // A line of its own names the group of the rows below it: 一、经济发展.
    else if (second === undefined) category = first;
    else {
      const read = readRow(sheet, row, header.columns, category, report);
      if (read === undefined) continue;
      category = read.category;
      const before = names.get(read.name);
      if (before !== undefined) report.refuse(read.place ?? '', read.name, twice(before), twiceAdvice);
      names.set(read.name, read.place ?? '');
      checkRow(read, { baseYear: header.years[0], endYear: header.years[1] }, report);
      rows.push(read);
    }
  }
  return { rows, notes };
}

function readRow(
  sheet: Sheet,
  row: number,
  columns: Columns,
  category: string,
  report: PlaceReport,
): IndicatorRow | undefined {
  const text = (column: Column): string => {
    const position = columns[column];
    return position === undefined ? '' : cellText(cellAt(sheet, row, position));
  };
  const place = placeOf(sheet, row, columns.name ?? 0);
  const inName = /^(.*?)\s*[（(]([^（）()]+)[）)]$/u.exec(text('name'));
  const unitInName = columns.unit === undefined && inName !== null ? (inName[2] ?? '') : '';
  const name = unitInName === '' ? text('name') : (inName?.[1] ?? text('name'));
  if (name === '') return report.refuse(place, '', noName, noNameAdvice);
  const unit = columns.unit === undefined ? unitInName : text('unit');
  const attribute = attributeOf(text('attribute'), placeOf(sheet, row, columns.attribute ?? 0), report);
  const value = (column: Column, inUnit: string): IndicatorValue | undefined => {
    const position = columns[column];
    return position === undefined
      ? undefined
      : readValue(sheet, row, { column: position, role: column, unit: inUnit }, report);
  };
  const values = { base: value('base', unit), goal: value('goal', unit), growth: value('growth', '%') };
  return {
    ...{ number: text('number'), category: text('category') === '' ? category : text('category'), name, unit },
    ...Object.fromEntries(Object.entries(values).filter(([, item]) => item !== undefined)),
    ...(attribute === undefined ? {} : { attribute }),
    ...(text('series') === '' ? {} : { series: text('series') }),
    ...(text('note') === '' ? {} : { note: text('note') }),
    place,
  };
}

interface ValuePlace {
  readonly column: number;
  readonly role: Column;
  readonly unit: string;
}

/** Words of a goal are kept as words; what was meant as a number and is none is an error of the table. */
function readValue(
  sheet: Sheet,
  row: number,
  { column, role, unit }: ValuePlace,
  report: PlaceReport,
): IndicatorValue | undefined {
  const cell = cellAt(sheet, row, column);
  const place = placeOf(sheet, row, column);
  const text = cellText(cell);
  const reading = readFigure(cell);
  if (reading.kind === 'missing') return undefined;
  if (reading.kind === 'refused') {
    if (cell.error === undefined && typeof cell.value === 'string' && isWords(text, role)) {
      if (!goalWords.test(text)) report.remark(place, place, text, '文字 · words', noNumber);
      return { text, place };
    }
    return report.refuse(place, text, reading.reason, reading.advice);
  }
  const { figure } = reading;
  const given = figure.percent === true ? '%' : figure.unit;
  const factor = given === undefined ? 1 : unitFactor(given, unit);
  if (factor !== 1 && !(given === '%' && unit === ''))
    return report.refuse(place, text, otherUnit(given ?? '', unit), otherUnitAdvice);
  return { text: cell.percent === true ? `${figure.value}` : text, figure, place };
}

/** 〔待定〕 and the like stand for an outcome that is not known; an outcome has no other words. */
const openWords = /^[〔[（(]?(\*|未见|未定|待定|待核|待补|待填|空缺|略)[〕\]）)]?$/u;
/** What plans write where a goal has no number. */
const goalWords =
  /\*|区间|同步|下达|稳定|保持|持续|完成|确保|达到|基本|高于|低于|优于|不断|稳步|显著|大幅|全省|全国|国家|省级|平均|提高|提升|改善|增加|减少|下降|控制|未见|未定|待|空缺|略/u;
/** 六十五, 百分之六十: figures that are not written as such. */
const spelled = /^(约|超过|不低于|百分之)*[零〇一二两三四五六七八九十百千万亿点]+(左右|以上|以下|以内)?$/u;

/** A goal may be words; Chinese ones, since Latin letters alone are a slip. */
const isWords = (text: string, role: Column): boolean =>
  !/\d/.test(text) &&
  (openWords.test(text) || (role !== 'base' && /\p{Script=Han}/u.test(text) && !spelled.test(text)));

const noNumber: Bilingual = {
  zh: '没有数值，这一行因此没有检验',
  en: 'it has no number, so the row has no test by it',
};

function attributeOf(text: string, place: string, report: PlaceReport): IndicatorAttribute | undefined {
  const plain = text.replace(/[\s〔〕[\]()（）]/gu, '').replace(/指标$/u, '');
  if (plain === '' || plain === '—' || plain === '未见' || plain === '其他') return undefined;
  if (plain === '约束' || plain === '约束性') return '约束性';
  if (plain === '预期' || plain === '预期性') return '预期性';
  return report.refuse(place, text, notAnAttribute, attributeAdvice);
}

const noTable: Bilingual = {
  zh: '没有找到指标体系表：表头应有“指标”一列和前后两个年份',
  en: 'no indicator table was found: the header needs a column 指标 and two years',
};
const noTableAdvice: Bilingual = {
  zh: '表头写作：序号、类别、指标、单位、2025年、2030年、年均增速〔累计〕、属性。',
  en: 'Write the header as 序号, 类别, 指标, 单位, 2025年, 2030年, 年均增速〔累计〕, 属性.',
};
const noName: Bilingual = { zh: '没有指标名称', en: 'names no indicator' };
const noNameAdvice: Bilingual = { zh: '写上指标，或删去这一行。', en: 'Name the indicator or remove the row.' };
const twice = (first: string): Bilingual => ({ zh: `与 ${first} 重名`, en: `has the name of ${first}` });
const twiceAdvice: Bilingual = {
  zh: '在名称中写明区别，或删去一行。',
  en: 'Tell them apart in their names, or remove one.',
};
const notAnAttribute: Bilingual = { zh: '不是指标属性', en: 'is no attribute of an indicator' };
const attributeAdvice: Bilingual = {
  zh: '写约束性或预期性，或留空。',
  en: 'Write 约束性 or 预期性, or leave it empty.',
};
const otherUnit = (given: string, unit: string): Bilingual => ({
  zh: `的单位“${given}”与本行单位“${unit}”不符`,
  en: `is in “${given}”, and the unit of the row is “${unit}”`,
});
const otherUnitAdvice: Bilingual = {
  zh: '换算成本行单位，只写数。',
  en: 'Convert it to the unit of the row and write the number alone.',
};
