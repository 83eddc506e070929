/** A row of an indicator table and a variable of the model → the test the row asks for, or why there is none. */
import type { Figure } from '../data/read-figure.ts';
import { unitFactor } from '../data/unit-factor.ts';
import type { Bilingual } from '../problem.ts';
import type { Bounds, Test } from '../target/grammar.ts';
import type { IndicatorRow, IndicatorTable } from './indicator-table.ts';

/** 约 and 左右: half a percentage point for percentages (as plan tables note), 2 % of the value for others (the analyst's). */
export const aboutBand = { points: 0.5, relative: 0.02 } as const;

export type RowTest =
  | { readonly status: 'modelled'; readonly series: string; readonly test: Test }
  | { readonly status: 'not modelled'; readonly reason: Bilingual };

export interface VariableOfRow {
  readonly name: string;
  readonly unit: string;
}

export function indicatorTest(row: IndicatorRow, table: IndicatorTable, variable: VariableOfRow | undefined): RowTest {
  const tests: Test[] = [];
  const years = { from: table.baseYear, to: table.endYear };
  const none = (reason: Bilingual): RowTest => ({ status: 'not modelled', reason });
  const { goal, growth } = row;
  if (goal?.figure === undefined && growth?.figure === undefined)
    return none(goal === undefined && growth === undefined ? blank : words);
  if (goal?.figure?.allocated === true || growth?.figure?.allocated === true) return none(allocated);
  if (variable === undefined) return none(noVariable);
  const { name: series, unit } = variable;
  if (growth?.figure !== undefined && growth.figure.cumulative !== true)
    tests.push({ kind: 'averageGrowth', series, ...years, ...boundsOf(growth.figure, '%', 0.01, row.name) });
  const total = [goal?.figure, growth?.figure].find((figure) => figure?.cumulative === true);
  if (total !== undefined) {
    const test = overYears(row, total, variable, years);
    if ('zh' in test) return none(test);
    tests.push(test);
  }
  if (goal?.figure !== undefined && goal.figure.cumulative !== true) {
    const factor = unitFactor(row.unit === '' ? unit : row.unit, unit);
    if (isRate(row.name) && row.unit === '%')
      tests.push({ kind: 'averageGrowth', series, ...years, ...boundsOf(goal.figure, '%', 0.01, row.name) });
    else if (factor === undefined) return none(otherUnit(row.unit, unit));
    else tests.push({ kind: 'levelAt', series, year: years.to, ...boundsOf(goal.figure, row.unit, factor, row.name) });
  }
  const [only] = tests;
  if (only === undefined) return none(blank);
  return { status: 'modelled', series, test: tests.length === 1 ? only : { kind: 'all', of: tests } };
}

/** 〔17〕: a cut or a rise in percent over the period, or the sum of its years. */
function overYears(
  row: IndicatorRow,
  figure: Figure,
  { name: series, unit }: VariableOfRow,
  { from, to }: { readonly from: number; readonly to: number },
): Test | Bilingual {
  if (row.unit === '%' || figure.percent === true) {
    if (isFall(row.name) && figure.bound === undefined && figure.range === undefined)
      return { kind: 'intensityCut', series, from, to, atLeast: figure.value / 100 };
    const sign = isFall(row.name) ? -1 : 1;
    const ends = (value: number): number => 1 + (sign * value) / 100;
    return { kind: 'levelAt', series, year: to, relativeTo: from, ...ratioBounds(figure, ends, sign) };
  }
  const factor = unitFactor(row.unit === '' ? unit : row.unit, unit);
  if (factor === undefined) return otherUnit(row.unit, unit);
  return {
    kind: 'bandMean',
    series,
    from: from + 1,
    to,
    ...boundsOf(figure, row.unit, factor / (to - from), row.name),
  };
}

function ratioBounds(figure: Figure, ends: (value: number) => number, sign: number): Bounds {
  const { value, bound } = figure;
  if (bound === '≈') return { about: ends(value), within: aboutBand.points / 100 };
  const least = bound === '<=' || bound === '<' ? sign < 0 : sign > 0;
  return least ? { atLeast: ends(value) } : { atMost: ends(value) };
}

/** A plain number is a floor, or a ceiling where less is better. */
function boundsOf(figure: Figure, unit: string, factor: number, name: string): Bounds {
  const scale = (value: number): number => Number((value * factor).toPrecision(15));
  const { value, bound, range } = figure;
  if (range !== undefined) return { atLeast: scale(range[0]), atMost: scale(range[1]) };
  switch (bound) {
    case '≈':
      return {
        about: scale(value),
        within: scale(unit === '%' ? aboutBand.points : Math.abs(value) * aboutBand.relative),
      };
    case '>':
      return { above: scale(value) };
    case '<':
      return { below: scale(value) };
    case '<=':
      return { atMost: scale(value) };
    case '>=':
      return { atLeast: scale(value) };
    case undefined:
      return isBetterBelow(name) ? { atMost: scale(value) } : { atLeast: scale(value) };
    default:
      return bound satisfies never;
  }
}

export const isFall = (name: string): boolean => /(降低|下降|减少|压减|削减)/u.test(name);
export const isRate = (name: string): boolean => /(增长|增速|增长率)$/u.test(name);
export const isBetterBelow = (name: string): boolean =>
  /(失业率|死亡率|浓度|PM2\.5|负债率|债务率|收入比|排放量|消耗|能耗)/u.test(name) && !isFall(name);

const blank: Bilingual = { zh: '目标待填', en: 'the goal is blank' };
const words: Bilingual = { zh: '目标是文字，没有数值', en: 'the goal is in words, without a number' };
const allocated: Bilingual = {
  zh: '以上级分解下达为准，数值未定',
  en: 'allocated from above, the number is not settled',
};
const noVariable: Bilingual = { zh: '模型没有这一序列', en: 'the model has no such series' };
const otherUnit = (row: string, unit: string): Bilingual => ({
  zh: `单位“${row}”与模型序列的“${unit}”不能换算`,
  en: `the unit “${row}” does not convert to “${unit}” of the model`,
});
