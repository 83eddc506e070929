/** Rows of an indicator table → quantities that identities can join: levels of the base and the last year, and factors between them. */
import { powerInteger } from '../../elementary/power-integer.ts';
import { unitFactor } from '../../data/unit-factor.ts';
import type { IndicatorRow, IndicatorTable, IndicatorValue } from '../../indicators/indicator-table.ts';
import type { Bilingual } from '../../problem.ts';
import { printedInterval } from './printed.ts';
import type { Interval, PrintedInterval } from './printed.ts';
import { topicOf, topics } from './topics.ts';
import type { TopicId } from './topics.ts';

/** `gdp.real` and `gdp.nominal`; topics without prices have no basis. */
export type Concept = TopicId | `${TopicId}.real` | `${TopicId}.nominal` | 'lead.real' | 'lead.nominal';

/** A level of the base year or of the last, or the factor from the one to the other. */
export type QuantityKey = `${Concept}@${'base' | 'goal' | 'factor'}`;

/** In 元, 人, 吨, fractions; factors over the whole period. */
export interface Quantity extends Interval {
  readonly key: QuantityKey;
  readonly value: number;
  readonly from: readonly PrintedCell[];
  readonly causes: readonly Bilingual[];
}

export interface PrintedCell {
  readonly row: string;
  readonly file: string | null;
  readonly place: string | null;
  readonly text: string;
}

export interface ReadRows {
  readonly quantities: readonly Quantity[];
  /** Rows about a topic of an identity with a figure that could not be used, and why. */
  readonly left: readonly { readonly row: string; readonly place: string | null; readonly reason: Bilingual }[];
}

type Left = ReadRows['left'][number];

export function quantitiesOf(table: IndicatorTable): ReadRows {
  const years = table.endYear - table.baseYear;
  const quantities: Quantity[] = [];
  const left: Left[] = [];
  for (const row of table.rows) {
    const id = topicOf(row.name);
    if (id === null) continue;
    const read = readRow(row, id, years, table.file ?? null);
    quantities.push(...read.quantities);
    left.push(...read.left);
  }
  return { quantities, left };
}

const isCut = (name: string): boolean => /(降低|下降|减少|降幅)/u.test(name);
const isGrowth = (name: string): boolean => /(增长|增速|增长率|涨幅)/u.test(name);

function readRow(row: IndicatorRow, id: TopicId, years: number, file: string | null): ReadRows {
  const { priced = false, rate = false } = topics[id];
  const text = `${row.name}${row.unit}${row.note ?? ''}`;
  const constant = /(不变价|可比价|\d{4}\s*年价)/u.test(text);
  const nominal = /(名义|现价|当年价)/u.test(text);
  const concept = (basis: 'real' | 'nominal'): Concept => (priced ? `${id}.${basis}` : id);
  const cell = (value: IndicatorValue): PrintedCell => ({
    row: row.name,
    file,
    place: value.place ?? row.place ?? null,
    text: value.text,
  });
  const left: Left[] = [];
  const factors = (value: IndicatorValue | undefined, basis: 'real' | 'nominal'): Quantity[] => {
    const printed = printedInterval(value, true);
    if (printed === null || value === undefined) return [];
    const cumulative = value.figure?.cumulative === true || (isCut(row.name) && value === row.goal);
    const turn = factorOf(printed, isCut(row.name) ? -1 : 1, cumulative ? 1 : years);
    return [{ key: `${concept(basis)}@factor`, ...turn, from: [cell(value)], causes: [printed.cause] }];
  };
  const growthBasis = nominal ? 'nominal' : 'real';
  const isRate = rate || (row.unit === '%' && (isGrowth(row.name) || isCut(row.name)));
  const levels = isRate ? [] : levelsOf(row, id, concept(constant ? 'real' : 'nominal'), cell, left);
  const between = levels.length === 2 && levels[0] && levels[1] ? [ratioOf(levels[0], levels[1])] : [];
  const rates = [
    ...(isRate ? factors(row.goal, growthBasis) : []),
    ...(row.unit === '%' && !isRate ? [] : factors(row.growth, growthBasis)),
  ];
  const claims = priced && id === 'income' ? leadOf(row, years, growthBasis, cell) : [];
  for (const value of [row.goal, row.growth])
    if (value?.figure?.allocated === true)
      left.push({
        row: row.name,
        place: value.place ?? row.place ?? null,
        reason: { zh: '以上级分解下达为准，数值未定', en: 'allocated from above, not settled' },
      });
  if (levels.length + rates.length + claims.length === 0 && left.length === 0)
    left.push({
      row: row.name,
      place: row.place ?? null,
      reason:
        row.goal !== undefined && row.goal.figure === undefined
          ? { zh: `目标是文字“${row.goal.text}”`, en: `its goal is in words: “${row.goal.text}”` }
          : { zh: '目标待填', en: 'its goal is blank' },
    });
  return { quantities: [...levels, ...between, ...rates, ...claims], left };
}

/** (1 ± rate) to the power of the years; the printed rate is in percent. */
function factorOf(
  { value, low, high }: PrintedInterval,
  sign: 1 | -1,
  years: number,
): Interval & { readonly value: number } {
  const at = (percent: number): number => {
    if (!Number.isFinite(percent)) return sign * percent > 0 ? Infinity : 0;
    return powerInteger(Math.max(0, 1 + (sign * percent) / 100), years);
  };
  const [a, b] = [at(low), at(high)];
  return { value: at(value), low: Math.min(a, b), high: Math.max(a, b) };
}

function levelsOf(
  row: IndicatorRow,
  id: TopicId,
  concept: Concept,
  cell: (value: IndicatorValue) => PrintedCell,
  left: Left[],
): readonly Quantity[] {
  const unit = row.unit.replace(/二氧化碳|@\d{4}/gu, '').replace(/^$/u, '1');
  const factor = topics[id].units.map((known) => unitFactor(unit, known)).find((found) => found !== undefined);
  return (['base', 'goal'] as const).flatMap((when): Quantity[] => {
    const value = row[when];
    if (value?.figure?.cumulative === true) return [];
    const printed = printedInterval(value, row.unit === '%');
    if (printed === null || value === undefined) return [];
    if (factor === undefined) {
      left.push({
        row: row.name,
        place: value.place ?? row.place ?? null,
        reason: {
          zh: `单位“${row.unit}”不能换算为${topics[id].units[0] ?? '比率'}`,
          en: `the unit “${row.unit}” does not convert to ${topics[id].units[0] ?? 'a rate'}`,
        },
      });
      return [];
    }
    const scaled = {
      value: printed.value * factor,
      low: Math.max(0, printed.low * factor),
      high: printed.high * factor,
    };
    return [{ key: `${concept}@${when}`, ...scaled, from: [cell(value)], causes: [printed.cause] }];
  });
}

/** The factor that the two levels of one row make. */
function ratioOf(base: Quantity, goal: Quantity): Quantity {
  const [name] = base.key.split('@') as [Concept];
  return {
    key: `${name}@factor`,
    ...{ value: goal.value / base.value, low: goal.low / base.high, high: goal.high / base.low },
    ...{ from: [...base.from, ...goal.from], causes: [...base.causes, ...goal.causes] },
  };
}

/** 同步 within this many points a year, as rates printed to 0.1 and a year's swing leave it open (an assumption). */
const inStep = 0.5;

/** 与经济增长同步, 不低于经济增长: what the row says of income against GDP. */
function leadOf(
  row: IndicatorRow,
  years: number,
  basis: 'real' | 'nominal',
  cell: (value: IndicatorValue) => PrintedCell,
): readonly Quantity[] {
  const said = [row.goal, row.growth].find(
    (value) =>
      value !== undefined &&
      /(同步|不低于|高于|快于).*/u.test(value.text) &&
      /(经济|生产总值|GDP|同步)/iu.test(value.text),
  );
  if (said === undefined) return [];
  const together = /同步/u.test(said.text);
  const at = (points: number): number => powerInteger(1 + points / 100, years);
  const interval = together ? { value: 1, low: at(-inStep), high: at(inStep) } : { value: 1, low: 1, high: Infinity };
  const cause: Bilingual = together
    ? { zh: `同步：每年相差不超过 ${inStep} 个百分点`, en: `in step: within ${inStep} points a year` }
    : { zh: '不低于', en: 'at least' };
  return [{ key: `lead.${basis}@factor`, ...interval, from: [cell(said)], causes: [cause] }];
}
