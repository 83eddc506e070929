/** What only shows when the figures of a table stand together, and beside ours: figures given twice, gaps, wrong scale, another round. */
import type { Bilingual } from '../problem.ts';
import { problem } from '../problem.ts';
import { refuseMeasure } from './check-measure.ts';
import { refuseSize } from './check-size.ts';
import type { ImportedFigure } from './imported-figure.ts';
import type { PlaceReport } from './place-report.ts';
import type { Observation, Table } from './table.ts';

/** `dataset.series` → the years that a blank table of ours asks for. */
export type WantedYears = Readonly<Record<string, readonly number[]>>;

/** undefined: no table of ours asks for the series. */
export function yearsOf({ dataset, series }: ImportedFigure, wanted: WantedYears): readonly number[] | undefined {
  const name = `${dataset}.${series}`;
  return Object.hasOwn(wanted, name) ? wanted[name] : undefined;
}

/** The figures without repetitions; errors go to the report. */
export function checkFigures(
  figures: readonly ImportedFigure[],
  tables: readonly Table[],
  report: PlaceReport,
  wanted: WantedYears = {},
): readonly ImportedFigure[] {
  const groups = new Map<string, ImportedFigure[]>();
  for (const figure of figures) {
    const key = `${figure.dataset}.${figure.series}@${figure.observation.vintage}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [figure]);
    else group.push(figure);
  }
  return [...groups].flatMap(([name, group]) => {
    const kept = withoutRepetition(group, report);
    const ours = oursOf(kept[0], tables);
    remarkFractions(kept, report);
    for (const figure of kept)
      if (
        !refuseFraction(figure, report) &&
        !refuseScale(figure, ours, report) &&
        !refuseMeasure(figure, tables, ours.length > 0, report) &&
        !refuseSize(figure, ours, kept, report)
      )
        refuseOtherRound(figure, ours, report);
    const asked = kept[0] === undefined ? undefined : yearsOf(kept[0], wanted);
    const gap = gapsOf(kept.map(({ observation }) => observation.year)).filter((year) => asked?.includes(year) ?? true);
    if (gap.length > 0) report.warn(problem('series-gap', {}, { name, years: gap.join('、') }));
    return kept;
  });
}

function withoutRepetition(group: readonly ImportedFigure[], report: PlaceReport): ImportedFigure[] {
  const byYear = new Map<number, ImportedFigure>();
  for (const figure of group) {
    const { year, value } = figure.observation;
    const first = byYear.get(year);
    if (first === undefined) byYear.set(year, figure);
    else if (first.observation.value === value)
      report.remark(figure.name, figure.place, figure.found, first.place, repeated);
    else report.refuse(figure.place, figure.found, twice(year, first), twiceAdvice);
  }
  return [...byYear.values()];
}

function oursOf(figure: ImportedFigure | undefined, tables: readonly Table[]): readonly Observation[] {
  const table = tables.find(({ id }) => id === figure?.dataset);
  if (figure === undefined || table === undefined || !Object.hasOwn(table.series, figure.series)) return [];
  return table.series[figure.series]?.observations ?? [];
}

const isFraction = (unit: string): boolean => unit === '1' || unit === '1/yr';

/** 5.6 in a column of fractions. */
function refuseFraction({ given, unit, place, found, observation }: ImportedFigure, report: PlaceReport): boolean {
  if (!(isFraction(given) && unit === '%' && Math.abs(observation.value) > 100)) return false;
  report.refuse(place, found, percentAsFraction, { zh: '单位写成 %。', en: 'Write % as the unit.' });
  return true;
}

/** 0.056 in a column of percent: a rate may be small, a whole column of small ones deserves a word. */
function remarkFractions(group: readonly ImportedFigure[], report: PlaceReport): void {
  const [first] = group;
  const small = group.every(({ given, observation: { value } }) => given === '%' && Math.abs(value) <= 0.5);
  const some = group.filter(({ observation: { value } }) => value !== 0).length;
  if (first !== undefined && small && some >= 2)
    report.remark(first.name, first.place, first.found, `${first.observation.value} %`, fractionAsPercent);
}

/** Powers of ten between units that are confused: percent and fraction, 元 and 万元 and 亿元, 人 and 万人. */
const powers = [10, 100, 1000, 1e4, 1e6, 1e8, 0.1, 0.01, 0.001, 1e-4, 1e-6, 1e-8];

/** A figure that is ours but for a power of ten is in another unit than stated. */
function refuseScale(figure: ImportedFigure, ours: readonly Observation[], report: PlaceReport): boolean {
  const { year, value } = figure.observation;
  const ownRound = (item: Observation): number => (item.vintage === figure.observation.vintage ? 0 : 1);
  for (const other of [...ours].sort((a, b) => ownRound(a) - ownRound(b))) {
    if (other.year !== year || other.value === 0 || value === 0) continue;
    const power = powers.find((candidate) => Math.abs(value / other.value / candidate - 1) < 0.02);
    if (power === undefined) continue;
    const percent = figure.unit === '%' && (power === 100 || power === 0.01);
    report.refuse(
      figure.place,
      figure.found,
      percent ? confused(other.value) : scaled(power, other.value, figure.unit),
      {
        zh: percent ? '百分数的单位写 %，小数的单位写 1。' : `单位现为 ${figure.given}，请改成表中实际的单位。`,
        en: percent
          ? 'The unit of percent is %, of a fraction 1.'
          : `The unit is stated as ${figure.given}; state the one the table is in.`,
      },
    );
    return true;
  }
  return false;
}

/** Equal to our figure of another round of publication, and not to that of the stated one: two rounds in one column. */
function refuseOtherRound(figure: ImportedFigure, ours: readonly Observation[], report: PlaceReport): void {
  const { year, value, vintage } = figure.observation;
  // Rates of two digits agree across rounds by chance.
  if (significantDigits(value) < 4) return;
  const sameYear = ours.filter((other) => other.year === year);
  if (sameYear.some((other) => other.vintage === vintage && close(other.value, value, 0.005))) return;
  const known = ours.some((other) => other.vintage === vintage);
  const other = sameYear.find((item) => item.vintage !== vintage && close(item.value, value, 0.00005));
  if (other === undefined || !known) return;
  report.refuse(figure.place, figure.found, otherRound(year, other, vintage), {
    zh: `口径不同的数不能放进同一列：删去这一格，或另立一列写 vintage: ${other.vintage}。`,
    en: `Rounds of publication are not mixed in one column: remove the cell, or make it a column with vintage: ${other.vintage}.`,
  });
}

const close = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance * Math.abs(b);

function significantDigits(value: number): number {
  return String(Math.abs(value)).replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').length;
}

function gapsOf(years: readonly number[]): number[] {
  const sorted = [...years].sort((a, b) => a - b);
  return sorted.flatMap((year, i) => {
    const before = sorted[i - 1] ?? year;
    return Array.from({ length: Math.max(0, year - before - 1) }, (_, k) => before + 1 + k);
  });
}

const repeated: Bilingual = { zh: '与前一处重复，只用一次', en: 'it repeats an earlier cell and is used once' };
const twice = (year: number, first: ImportedFigure): Bilingual => ({
  zh: `与 ${first.place} 的“${first.found}”同为 ${year} 年，却不相等`,
  en: `is for ${year}, as is “${first.found}” at ${first.place}, and they differ`,
});
const twiceAdvice: Bilingual = {
  zh: '只留一个；口径不同就分列写明 vintage。',
  en: 'Keep one; if the rounds of publication differ, give each a column with its vintage.',
};
const percentAsFraction: Bilingual = {
  zh: '作小数太大，看来是百分数',
  en: 'is too large for a fraction and looks like percent',
};
const fractionAsPercent: Bilingual = {
  zh: '整列都不超过 0.5，单位却是 %：若是小数，单位应写 1',
  en: 'the whole column is at most 0.5 in percent; if these are fractions, the unit is 1',
};
const confused = (ours: number): Bilingual => ({
  zh: `看来混淆了百分数与小数：已有数值为 ${ours} %`,
  en: `seems to confuse percent and fraction: the known figure is ${ours} %`,
});
const scaled = (power: number, ours: number, unit: string): Bilingual => ({
  zh: `是已有数值（${ours} ${unit}）的 ${power} 倍，单位看来写错`,
  en: `is ${power} times the known figure (${ours} ${unit}); the unit seems wrong`,
});
const otherRound = (year: number, other: Observation, vintage: string): Bilingual => ({
  zh: `是 ${year} 年口径 ${other.vintage} 的数值，而这一列写的是 ${vintage}`,
  en: `is the figure of ${year} in the round ${other.vintage}, and this column is stated as ${vintage}`,
});
