/** One entry of a user's table → a figure of one of our series, or what is wrong with it. */
import type { Bilingual } from '../problem.ts';
import { describe, suggest } from '../problem.ts';
import { displayFactor } from '../units/quantity.ts';
import type { Entry } from './entries.ts';
import { plainName } from './entries.ts';
import { cellText } from './grid.ts';
import type { ImportedFigure } from './imported-figure.ts';
import type { Mapping } from './mapping.ts';
import type { PlaceReport } from './place-report.ts';
import type { Figure } from './read-figure.ts';
import { readFigure } from './read-figure.ts';
import { readYear } from './read-year.ts';
import type { Series, Table } from './table.ts';
import { unitFactor } from './unit-factor.ts';

export interface ImportContext {
  readonly mapping: Mapping;
  readonly tables: readonly Table[];
  readonly file: string;
  readonly report: PlaceReport;
  /** What `regionNames` gives. */
  readonly regions: ReadonlyMap<string, string>;
}

/** Words a table may use for a region → dataset or dataset/region. */
export function regionNames(tables: readonly Table[], mapping: Mapping): ReadonlyMap<string, string> {
  return new Map([
    ...tables.flatMap(({ id, title }): [string, string][] => [
      [id, id],
      [title.zh, id],
      [title.en, id],
    ]),
    ...Object.entries(mapping.regions).map(([name, dataset]): [string, string] => [plainName(name), dataset]),
  ]);
}

/** undefined: refused and reported. */
export function readEntry(entry: Entry, context: ImportContext): ImportedFigure | 'missing' | undefined {
  const { report, mapping, file } = context;
  const found = cellText(entry.value.cell);
  const reading = readFigure(entry.value.cell);
  if (reading.kind === 'missing') return 'missing';
  if (entry.value.cell.coveredBy !== undefined)
    return report.refuse(entry.value.place, found, merged(entry.value.cell.coveredBy), mergedAdvice);
  if (reading.kind === 'refused') return report.refuse(entry.value.place, found, reading.reason, reading.advice);
  const target = targetOf(entry, context);
  const year = readYear(entry.year.cell);
  if (year === undefined) {
    const text = cellText(entry.year.cell);
    return report.refuse(entry.year.place, text, text === '' ? yearMissing : notAYear, yearAdvice);
  }
  if (target === undefined) return undefined;
  const unit = unitOf(entry, target.ours, context);
  const vintage = vintageOf(entry, target, context);
  if (unit === undefined || vintage === undefined) return undefined;
  const figure = inUnit(entry, reading.figure, unit, report);
  if (figure === undefined) return undefined;
  const scale = (value: number): number => (unit.factor === 1 ? value : Number((value * unit.factor).toPrecision(15)));
  return {
    ...{ dataset: target.dataset, series: target.series, unit: unit.ours, given: unit.given },
    ...{ place: entry.value.place, found, name: entry.name },
    ...(reading.figure.percent === true || reading.figure.unit !== undefined ? { marked: true } : {}),
    observation: {
      year,
      value: scale(figure.value),
      ...(figure.bound === undefined ? {} : { bound: figure.bound }),
      ...(figure.range === undefined ? {} : { range: [scale(figure.range[0]), scale(figure.range[1])] as const }),
      vintage,
      confidence: mapping.confidence,
      tier: mapping.tier,
      source: mapping.source,
      reference: `${file} ${entry.value.place}`,
      chosen: true,
    },
  };
}

interface TargetSeries {
  readonly dataset: string;
  readonly series: string;
  readonly ours?: Series;
}

function targetOf(entry: Entry, { tables, report, regions: known }: ImportContext): TargetSeries | undefined {
  const place = entry.region?.place ?? entry.title.place;
  const text = entry.region === undefined ? '' : cellText(entry.region.cell);
  const named =
    entry.region === undefined && tables.length === 1 ? tables[0]?.id : (known.get(plainName(text)) ?? known.get(text));
  if (named === undefined) {
    const { suggestion_zh, suggestion_en } = suggest(text, [...known.keys()]);
    const reason = text === '' ? regionMissing : regionUnknown;
    return report.refuse(place, text, reason, {
      zh: `${suggestion_zh}或在对照文件中写 regions: {${text === '' ? '名称' : text}: 数据集}。`,
      en: `${suggestion_en} Or write regions: {${text === '' ? 'name' : text}: dataset} in the mapping.`,
    });
  }
  const [dataset = named, region] = named.split('/');
  const series = region === undefined ? entry.mapped.series : `${entry.mapped.series}.${region}`;
  const table = tables.find(({ id }) => id === dataset);
  const ours = table !== undefined && Object.hasOwn(table.series, series) ? table.series[series] : undefined;
  return { dataset, series, ...(ours === undefined ? {} : { ours }) };
}

interface UnitOfEntry {
  readonly given: string;
  readonly ours: string;
  readonly factor: number;
}

function unitOf(entry: Entry, ours: Series | undefined, { report }: ImportContext): UnitOfEntry | undefined {
  const place = entry.unit?.place ?? entry.title.place;
  const column = entry.unit === undefined ? '' : cellText(entry.unit.cell);
  // 地区生产总值（亿元）, 增速(%)
  const inTitle = /[（(]([^（）()]+)[）)]\s*$/u.exec(cellText(entry.title.cell))?.[1]?.trim() ?? '';
  const stated = [entry.mapped.unit ?? '', column, isUnit(inTitle) || inTitle === ours?.unit ? inTitle : ''].filter(
    (text) => text !== '',
  );
  const [given] = stated;
  if (given === undefined) return report.refuse(place, entry.name, unitMissing, unitAdvice(ours?.unit ?? '亿元'));
  const other = stated.find((text) => text !== given && unitFactor(text, given) !== 1);
  if (other !== undefined) return report.refuse(place, other, unitsDiffer(given), unitAdvice(given));
  if (ours === undefined || ours.unit === given) return { given, ours: ours?.unit ?? given, factor: 1 };
  const factor = displayFactor(given, ours.unit);
  if (typeof factor === 'number') return { given, ours: ours.unit, factor };
  return report.refuse(
    place,
    given,
    {
      zh: `不是这一序列（${ours.unit}）可用的单位：${describe(factor, 'zh').message}`,
      en: `does not fit the series, which is in ${ours.unit}: ${describe(factor, 'en').message}`,
    },
    unitAdvice(ours.unit),
  );
}

const isUnit = (text: string): boolean => text !== '' && typeof displayFactor(text, text) === 'number';

/** What stands behind the number must agree with the unit of the column. */
function inUnit(entry: Entry, figure: Figure, { given }: UnitOfEntry, report: PlaceReport): Figure | undefined {
  const found = cellText(entry.value.cell);
  if (figure.cumulative === true) return report.refuse(entry.value.place, found, cumulative, cumulativeAdvice);
  if (figure.allocated === true) return report.refuse(entry.value.place, found, allocated, allocatedAdvice);
  if (figure.percent === true && given !== '%') {
    const factor = unitFactor('%', given);
    if (factor === undefined) return report.refuse(entry.value.place, found, percentIn(given), unitAdvice(given));
    const scale = (value: number): number => Number((value * factor).toPrecision(15));
    report.remark(entry.column, entry.value.place, found, String(scale(figure.value)), percentRead);
    return {
      ...figure,
      value: scale(figure.value),
      ...(figure.range === undefined ? {} : { range: [scale(figure.range[0]), scale(figure.range[1])] as const }),
    };
  }
  if (figure.unit !== undefined && figure.unit !== given && unitFactor(figure.unit, given) !== 1)
    return report.refuse(entry.value.place, found, textAfter(figure.unit, given), unitAdvice(given));
  if (figure.unit !== undefined)
    report.remark(entry.column, entry.value.place, found, String(figure.value), unitInCell);
  if (figure.taken !== undefined)
    report.remark(entry.column, entry.value.place, found, String(figure.value), figure.taken);
  return figure;
}

function vintageOf(
  entry: Entry,
  { dataset, series, ours }: TargetSeries,
  { report }: ImportContext,
): string | undefined {
  const cell = entry.vintage === undefined ? '' : cellText(entry.vintage.cell);
  const given = entry.mapped.vintage ?? (cell === '' ? undefined : cell);
  const known = [...new Set(ours?.observations.map(({ vintage }) => vintage))];
  if (given !== undefined && !/[\s@\p{Cc}]/u.test(given)) return given;
  const [only] = known;
  if (given === undefined && known.length === 1) return only;
  if (given === undefined && known.length === 0) return 'user';
  const list = known.join('、');
  return report.refuse(
    entry.vintage?.place ?? entry.title.place,
    given ?? entry.name,
    given === undefined ? vintageMissing(`${dataset}.${series}`, list) : notAVintage,
    {
      zh: `在对照文件中写 vintage，例如 ${only ?? 'user'}。`,
      en: `Write vintage in the mapping, for instance ${only ?? 'user'}.`,
    },
  );
}

const merged = (first: string): Bilingual => ({
  zh: `在合并单元格之内（首格 ${first}）`,
  en: `lies inside merged cells (first cell ${first})`,
});
const mergedAdvice: Bilingual = { zh: '取消合并，每格写一个数。', en: 'Split the cells and write one figure in each.' };
const yearMissing: Bilingual = { zh: '缺年份', en: 'is empty where a year is needed' };
const notAYear: Bilingual = { zh: '不是年份', en: 'is not a year' };
const yearAdvice: Bilingual = {
  zh: '写四位年份；季度、月份、预计数和五年合计不属于年度序列。',
  en: 'Write four digits; quarters, months, estimates and five-year totals are not part of an annual series.',
};
const regionMissing: Bilingual = { zh: '没有写明地区', en: 'names no region' };
const regionUnknown: Bilingual = { zh: '不是已知的地区', en: 'is not a known region' };
const unitMissing: Bilingual = { zh: '没有写明单位', en: 'has no unit' };
const unitAdvice = (unit: string): Bilingual => ({
  zh: `在表头、单位列或对照文件中写明单位，例如 ${unit}；数值与单位一致。`,
  en: `Name the unit in the header, in a column or in the mapping, for instance ${unit}, and write the figures in it.`,
});
const unitsDiffer = (given: string): Bilingual => ({
  zh: `与对照文件的单位 ${given} 不一致`,
  en: `differs from the unit ${given} of the mapping`,
});
const percentIn = (given: string): Bilingual => ({
  zh: `带百分号，而单位是 ${given}`,
  en: `has a percent sign, and the unit is ${given}`,
});
const percentRead: Bilingual = { zh: '百分数换算成小数', en: 'percent turned into a fraction' };
const unitInCell: Bilingual = { zh: '单元格内带单位', en: 'the unit stands in the cell' };
const textAfter = (text: string, given: string): Bilingual => ({
  zh: `带有“${text}”，与单位 ${given} 不符`,
  en: `carries “${text}”, which is not the unit ${given}`,
});
const cumulative: Bilingual = {
  zh: '是五年累计数，不是某一年的数',
  en: 'is a five-year total, not the figure of a year',
};
const cumulativeAdvice: Bilingual = { zh: '累计数放在指标体系表中。', en: 'Totals belong in the indicator table.' };
const allocated: Bilingual = {
  zh: '带*，是上级分解的目标，不是实绩',
  en: 'is marked *, a target that was allocated, not an outcome',
};
const allocatedAdvice: Bilingual = { zh: '目标放在指标体系表中。', en: 'Targets belong in the indicator table.' };
const vintageMissing = (name: string, known: string): Bilingual => ({
  zh: `没有写明口径，而 ${name} 有几种：${known}`,
  en: `names no round of publication, and ${name} has several: ${known}`,
});
const notAVintage: Bilingual = { zh: '不能作口径名', en: 'cannot name a round of publication' };
