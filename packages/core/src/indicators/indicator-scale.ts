/** Figures of an indicator table that cannot be in the unit of their row: beside each other, and beside the model in the base year. */
import { looksLikeFraction } from '../data/check-size.ts';
import { PlaceReport } from '../data/place-report.ts';
import { nearPower, timesText } from '../data/power-of-ten.ts';
import type { Figure } from '../data/read-figure.ts';
import { unitFactor } from '../data/unit-factor.ts';
import type { Bilingual, Problem } from '../problem.ts';
import type { IndicatorRow, IndicatorTable, IndicatorValue } from './indicator-table.ts';
import { isFall, isRate } from './indicator-test.ts';

/** What the model has for the base year of a row's series. */
export interface KnownBase {
  readonly unit: string;
  /** In `unit`. */
  readonly level: number;
  /** Growth into the base year, as a fraction; null where the year before has none. */
  readonly growth: number | null;
}

/** No indicator of a plan changes more in five years without its unit being wrong. */
const mostInFiveYears = 5;
/** The model's outcome of a year and the table's: other definitions differ, units differ more. */
const mostInOneYear = 3;
const worthAWord = 1.3;
/** Percent in a year. */
const fastest = 100;

/** A figure that a row prints; words and blanks are none. */
interface Printed {
  readonly figure: Figure;
  readonly text: string;
  readonly place: string;
}

const printed = (value: IndicatorValue | undefined): Printed | undefined =>
  value?.figure === undefined ? undefined : { figure: value.figure, text: value.text, place: value.place ?? '' };

const plain = (value: IndicatorValue | undefined): Printed | undefined => {
  const found = printed(value);
  return found?.figure.cumulative === true ? undefined : found;
};

/** The unit stands in the cell: what is written is meant. */
const isMarked = ({ figure }: Printed): boolean => figure.percent === true || figure.unit !== undefined;

const isGrowth = (row: IndicatorRow): boolean => row.unit === '%' && isRate(row.name);

/** The goal beside the outcome of the base year, the growth beside both. Errors and remarks go to the report. */
export function checkRow(
  row: IndicatorRow,
  { baseYear, endYear }: Pick<IndicatorTable, 'baseYear' | 'endYear'>,
  report: PlaceReport,
): void {
  const [base, goal, growth] = [plain(row.base), plain(row.goal), plain(row.growth)];
  checkTotals(row, report);
  if (isGrowth(row)) {
    for (const each of [base, goal]) if (each !== undefined) refuseFast(each, report);
    if (base !== undefined && goal !== undefined) refuseFraction(goal, base.figure.value, `${baseYear}`, report);
  } else if (base !== undefined && goal !== undefined && !isFall(row.name))
    refuseLevel(goal, { value: base.figure.value, unit: row.unit, year: baseYear, most: mostInFiveYears }, report);
  if (growth === undefined || refuseFast(growth, report)) return;
  const implied = impliedGrowth(base?.figure.value, goal?.figure.value, endYear - baseYear);
  if (implied !== undefined && !isGrowth(row)) refuseFraction(growth, implied, `${baseYear}—${endYear}`, report);
  else if (isGrowth(row) && base !== undefined) refuseFraction(growth, base.figure.value, `${baseYear}`, report);
}

/** Percent a year from one level to another. */
function impliedGrowth(base: number | undefined, goal: number | undefined, years: number): number | undefined {
  if (base === undefined || goal === undefined || !(base > 0) || !(goal > 0)) return undefined;
  // To the first order, which tells percent from fraction; logarithms stay out of a check of size.
  return (100 * (goal - base)) / (years * Math.sqrt(base * goal));
}

/** 〔0.17〕 and 〔170〕 of a cut in percent. */
function checkTotals(row: IndicatorRow, report: PlaceReport): void {
  if (row.unit !== '%') return;
  for (const value of [printed(row.goal), printed(row.growth)]) {
    if (value?.figure.cumulative !== true) continue;
    const size = Math.abs(value.figure.value);
    if (size > 0 && size < 1 && !isMarked(value))
      report.refuse(value.place, value.text, fraction(value.figure.value), percentAdvice(value.text));
    else if (isFall(row.name) && size >= 100) report.refuse(value.place, value.text, wholeCut, checkAdvice(row.unit));
  }
}

/** The row beside the model. Problems: `sheet-cell`, `sheet-cell-taken`. */
export function checkIndicators(
  table: IndicatorTable,
  known: (row: IndicatorRow) => KnownBase | undefined,
): readonly Problem[] {
  const report = new PlaceReport(table.file ?? '');
  for (const row of table.rows) {
    const model = known(row);
    if (model !== undefined) checkBesideModel(row, model, table, report);
  }
  return report.problems();
}

function checkBesideModel(
  row: IndicatorRow,
  model: KnownBase,
  { baseYear }: IndicatorTable,
  report: PlaceReport,
): void {
  const [base, goal, growth] = [plain(row.base), plain(row.goal), plain(row.growth)];
  const rate = model.growth === null ? undefined : model.growth * 100;
  if (growth !== undefined && rate !== undefined) refuseFraction(growth, rate, `${baseYear}`, report);
  if (isGrowth(row)) {
    for (const each of [base, goal])
      if (each !== undefined && rate !== undefined) refuseFraction(each, rate, `${baseYear}`, report);
    return;
  }
  // In its own base year a level at constant prices is the one at current prices.
  const unit = model.unit.replace(`@${baseYear}`, '');
  const factor = unitFactor(row.unit === '' ? unit : row.unit.replace(`@${baseYear}`, ''), unit);
  if (factor === undefined || isFall(row.name)) return;
  const beside = { value: Number((model.level / factor).toPrecision(6)), unit: row.unit, year: baseYear };
  if (base !== undefined) refuseLevel(base, { ...beside, most: mostInOneYear, word: worthAWord }, report);
  else if (goal !== undefined) refuseLevel(goal, { ...beside, most: mostInFiveYears }, report);
}

function refuseFast(value: Printed, report: PlaceReport): boolean {
  if (Math.abs(value.figure.value) <= fastest) return false;
  report.refuse(value.place, value.text, tooFast, checkAdvice('%'));
  return true;
}

function refuseFraction(value: Printed, other: number, year: string, report: PlaceReport): void {
  const { figure, place, text } = value;
  if (isMarked(value) || !looksLikeFraction(figure.value, other)) return;
  const { zh, en } = fraction(figure.value);
  const beside = short(other);
  report.refuse(
    place,
    text,
    { zh: `${zh}（${year} 年为 ${beside} %）`, en: `${en} (${beside} % in ${year})` },
    percentAdvice(text),
  );
}

interface Beside {
  readonly value: number;
  readonly unit: string;
  readonly year: number;
  /** Factor beyond which the unit is wrong. */
  readonly most: number;
  /** Factor beyond which it deserves a word. */
  readonly word?: number;
}

function refuseLevel({ figure, place, text }: Printed, beside: Beside, report: PlaceReport): void {
  if (!(beside.value > 0)) return;
  const ratio = figure.value / beside.value;
  const size = Math.max(ratio, 1 / ratio);
  if (ratio <= 0) report.refuse(place, text, notPositive(beside), checkAdvice(beside.unit));
  else if (nearPower(ratio) !== undefined || size > beside.most)
    report.refuse(place, text, farOff(ratio, beside), checkAdvice(beside.unit));
  else if (beside.word !== undefined && size > beside.word)
    report.remark(place, place, text, `${figure.value} ${beside.unit}`, differs(ratio, beside));
}

const short = (value: number): string => String(Number(value.toPrecision(4)));

const fraction = (value: number): Bilingual => ({
  zh: `看来是小数：相当于 ${short(value * 100)} %`,
  en: `looks like a fraction: it would be ${short(value * 100)} %`,
});
const percentAdvice = (text: string): Bilingual => ({
  zh: `换算成百分数；确为这么小的百分数时，在单元格中写上 % 号（现为 ${text}）。`,
  en: `Write it in percent; if it is that small a percentage, write the percent sign in the cell (now ${text}).`,
});
const wholeCut: Bilingual = { zh: '作为降幅不小于 100 %', en: 'is a cut of 100 % or more' };
const tooFast: Bilingual = { zh: '作为年均增速不可能', en: 'cannot be growth a year' };
const checkAdvice = (unit: string): Bilingual => ({
  zh: `核对数字、小数点和单位（本行单位“${unit}”）。`,
  en: `Check the digits, the point and the unit (the row is in “${unit}”).`,
});
const told = ({ value, unit }: Beside): string => `${short(value)} ${unit}`.trim();
const notPositive = (beside: Beside): Bilingual => ({
  zh: `不大于 0，而 ${beside.year} 年为 ${told(beside)}`,
  en: `is not above 0, and ${beside.year} has ${told(beside)}`,
});
const farOff = (ratio: number, beside: Beside): Bilingual => {
  const { zh, en } = timesText(ratio);
  return {
    zh: `是 ${beside.year} 年 ${told(beside)} 的${zh}`,
    en: `is ${en} the figure of ${beside.year}, ${told(beside)}`,
  };
};
const differs = (ratio: number, beside: Beside): Bilingual => {
  const { zh, en } = timesText(ratio);
  return {
    zh: `是模型 ${beside.year} 年 ${told(beside)} 的${zh}，口径可能不同`,
    en: `it is ${en} the model's ${told(beside)} of ${beside.year}; the definition may differ`,
  };
};
