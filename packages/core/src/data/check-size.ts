/** Whether a figure can be what it says: its size beside our figures of the series, or beside the other years of its own column. */
import type { Bilingual } from '../problem.ts';
import type { ImportedFigure } from './imported-figure.ts';
import type { PlaceReport } from './place-report.ts';
import { nearPower, timesText } from './power-of-ten.ts';
import type { Observation } from './table.ts';

/** No published figure of a place is larger in any unit people use. */
const largest = 1e15;

/** Growth of a year in percent beyond which a figure is no growth of a place, unless the series has seen the like. */
const fastest = 100;

/** Percentage points beyond all growth of the series from which a figure deserves a word. */
const unusual = 10;

/** Rounds of publication differ by up to 30 % (data notes); half or double a known figure is another thing. */
const otherRound = 1.3;
const otherThing = 1.8;

/** Least yearly pace allowed for when the nearest known figure is of another year. */
const usualPace = 1.25;
const fastestPace = 2;

/** Refused and reported: true. What is only doubtful is reported and taken. */
export function refuseSize(
  figure: ImportedFigure,
  ours: readonly Observation[],
  column: readonly ImportedFigure[],
  report: PlaceReport,
): boolean {
  const { place, found, observation } = figure;
  if (Math.abs(observation.value) > largest) {
    report.refuse(place, found, tooLarge, sizeAdvice(figure.given));
    return true;
  }
  // A bound says on which side the figure lies, not where.
  const known = ours.filter(({ bound }) => bound === undefined);
  if (isGrowth(figure)) return refuseGrowth(figure, known.length > 0 ? known : others(figure, column), report);
  return known.length > 0 ? refuseLevel(figure, known, report) : refuseAmongOwn(figure, others(figure, column), report);
}

const isGrowth = ({ unit, series, name }: ImportedFigure): boolean =>
  unit === '%' && (/growth/u.test(series) || /增速|增长|growth/iu.test(name));

const others = (figure: ImportedFigure, column: readonly ImportedFigure[]): Observation[] =>
  column.filter((each) => each !== figure).map(({ observation }) => observation);

function refuseGrowth(figure: ImportedFigure, known: readonly Observation[], report: PlaceReport): boolean {
  const { place, found, observation, marked, given } = figure;
  const { value } = observation;
  const sizes = known.map((each) => Math.abs(each.value));
  const most = Math.max(0, ...sizes);
  if (Math.abs(value) > Math.max(fastest, 2 * most)) {
    report.refuse(place, found, tooFast, sizeAdvice(given));
    return true;
  }
  if (given === '%' && marked !== true && looksLikeFraction(value, nearestTo(observation, known)?.value)) {
    report.refuse(place, found, fraction(value), percentAdvice(found));
    return true;
  }
  const low = Math.min(...known.map((each) => each.value)) - unusual;
  const high = Math.max(...known.map((each) => each.value)) + unusual;
  if (known.length >= 2 && (value < low || value > high))
    report.remark(figure.name, place, found, `${value} %`, farFromHistory);
  return false;
}

/** 0.056 where percent of that series are of the size of 5.6. */
export function looksLikeFraction(value: number, other: number | undefined): boolean {
  if (other === undefined || value === 0 || Math.abs(value) >= 0.5 || Math.abs(other) < 1) return false;
  const ratio = Math.abs((100 * value) / other);
  return ratio > 1 / 4 && ratio < 4;
}

function refuseLevel(figure: ImportedFigure, known: readonly Observation[], report: PlaceReport): boolean {
  const { place, found, unit, given, observation } = figure;
  const positive = known.every(({ value }) => value > 0);
  if (!positive) return false;
  const nearest = nearestTo(observation, known);
  if (nearest === undefined) return false;
  if (observation.value <= 0) {
    report.refuse(place, found, notPositive(nearest, unit), sizeAdvice(given));
    return true;
  }
  const ratio = observation.value / nearest.value;
  const size = Math.max(ratio, 1 / ratio);
  const years = Math.abs(observation.year - nearest.year);
  const pace = power(paceOf(known), years);
  if (size > otherThing * pace) {
    report.refuse(place, found, farOff(ratio, nearest, unit), sizeAdvice(given));
    return true;
  }
  if (size > otherRound * power(Math.sqrt(paceOf(known)), years))
    report.remark(figure.name, place, found, `${observation.value} ${unit}`, differs(ratio, nearest, unit));
  return false;
}

/** A series we know nothing of: the other years of the column speak. */
function refuseAmongOwn(figure: ImportedFigure, own: readonly Observation[], report: PlaceReport): boolean {
  const { place, found, unit, given, observation } = figure;
  const nearest = nearestTo(observation, own);
  if (nearest === undefined || own.length < 2 || !own.every(({ value }) => value > 0)) return false;
  const ratio = observation.value / nearest.value;
  const size = Math.max(ratio, 1 / ratio);
  // The nearest one may be the one that is wrong: what lies far from most is.
  const most = own.filter(({ value }) => far(observation.value / value)).length > own.length / 2;
  if (most && ratio > 0 && nearPower(ratio) !== undefined) {
    report.refuse(place, found, farOff(ratio, nearest, unit), sizeAdvice(given));
    return true;
  }
  if (most && (ratio <= 0 || size > 5))
    report.remark(figure.name, place, found, `${observation.value} ${unit}`, differs(ratio, nearest, unit));
  return false;
}

const far = (ratio: number): boolean => !(ratio > 1 / 5 && ratio < 5);

/** The closest year; the same round of publication first. */
function nearestTo({ year, vintage }: Observation, known: readonly Observation[]): Observation | undefined {
  const distance = (other: Observation): number =>
    2 * Math.abs(other.year - year) + (other.vintage === vintage ? 0 : 1);
  return known.reduce<Observation | undefined>(
    (best, other) => (best === undefined || distance(other) < distance(best) ? other : best),
    undefined,
  );
}

/** The fastest that the series has moved in a year within a round of publication. */
function paceOf(known: readonly Observation[]): number {
  const steps = known.flatMap((item) =>
    known
      .filter(({ year, vintage }) => year === item.year + 1 && vintage === item.vintage)
      .map(({ value }) => Math.max(value / item.value, item.value / value)),
  );
  return Math.min(fastestPace, Math.max(usualPace, ...steps));
}

function power(base: number, times: number): number {
  let product = 1;
  for (let i = 0; i < times; i++) product *= base;
  return product;
}

const tooLarge: Bilingual = { zh: '大得不可能是统计数', en: 'is larger than any figure of statistics' };
const tooFast: Bilingual = { zh: '作为一年的增速不可能', en: 'cannot be the growth of a year' };
export const fraction = (value: number): Bilingual => ({
  zh: `看来是小数：相当于 ${short(value * 100)} %`,
  en: `looks like a fraction: it would be ${short(value * 100)} %`,
});
export const percentAdvice = (found: string): Bilingual => ({
  zh: `整列是小数时单位写 1；确为这么小的百分数时，在单元格中写 ${found}%。`,
  en: `If the column holds fractions, its unit is 1; if it is that small a percentage, write ${found}% in the cell.`,
});
const farFromHistory: Bilingual = {
  zh: '与已有各年增速相差十个百分点以上',
  en: 'more than ten points away from every known year',
};
const notPositive = ({ year, value }: Observation, unit: string): Bilingual => ({
  zh: `不可能：这一序列各年都大于 0（${year} 年为 ${value} ${unit}）`,
  en: `cannot be: the series is above 0 in all years (${value} ${unit} in ${year})`,
});
const farOff = (ratio: number, { year, value }: Observation, unit: string): Bilingual => {
  const { zh, en } = timesText(ratio);
  return { zh: `是 ${year} 年 ${value} ${unit} 的${zh}`, en: `is ${en} the figure of ${year} (${value} ${unit})` };
};
const differs = (ratio: number, { year, value }: Observation, unit: string): Bilingual => {
  const { zh, en } = timesText(ratio);
  return {
    zh: `与已有数值相差较大，是 ${year} 年 ${value} ${unit} 的${zh}`,
    en: `far from what is known, ${en} the figure of ${year} (${value} ${unit})`,
  };
};
export const sizeAdvice = (given: string): Bilingual => ({
  zh: `核对数字和小数点，并写明表中实际的单位（现为 ${given}）。`,
  en: `Check the digits and the point, and state the unit the table is in (now ${given}).`,
});
const short = (value: number): string => String(Number(value.toPrecision(6)));
