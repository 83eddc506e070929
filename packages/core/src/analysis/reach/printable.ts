/** 测算值: what may be printed in an indicator table so that it is met with a given probability, row by row and all rows together. */
import { averageGrowthLevel } from '../../data/growth.ts';
import { ModelError, problem } from '../../problem.ts';
import type { Bilingual, Problem } from '../../problem.ts';
import { column } from '../../result/ensemble.ts';
import type { Ensemble } from '../../result/ensemble.ts';
import { wilsonHalfWidth } from '../../result/statistics.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import { displayFactor } from '../../units/quantity.ts';
import { recordOf } from '../answer-record.ts';
import type { RunRecord } from '../../result/report.ts';
import { neededDraws } from './probe.ts';
import type { Estimate } from './reach-answer.ts';
import { printedStep, roundSafe } from './round-safe.ts';

export interface PrintRow {
  readonly id: string;
  readonly label: Bilingual;
  readonly series: string;
  /** The goal's year; the base of a rate or a cut is `from`. */
  readonly year: number;
  /** `level`; `growth`: mean yearly rate by the level method, in %; `cut`: 〔〕 fall over the period, in %; `rise`: likewise. */
  readonly measure: 'level' | 'growth' | 'cut' | 'rise';
  readonly from?: number;
  readonly direction: 'atLeast' | 'atMost';
  /** In the unit that is printed; that of the official style when absent. */
  readonly step?: number;
  /** Unit to print a level in; that in which people see the series when absent. */
  readonly unit?: string;
}

export interface PrintQuestion {
  readonly job: Job;
  readonly rows: readonly PrintRow[];
  /** 0.5, 0.66, 0.8 and 0.9 when absent. */
  readonly levels?: readonly number[];
  /** Probability of the set; 0.66 when absent. */
  readonly joint?: number;
}

/** A value and the share of draws that meet it as printed. */
export interface PrintedValue extends Estimate {
  readonly value: number;
}

export interface PrintableRow {
  readonly id: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly step: number;
  readonly direction: 'atLeast' | 'atMost';
  /** In the order of the levels; null where too few draws have a value. */
  readonly values: readonly (PrintedValue | null)[];
  /** Its value in the set. */
  readonly together: PrintedValue | null;
}

export interface PrintAnswer extends RunRecord {
  readonly kind: 'printable';
  readonly levels: readonly number[];
  readonly rows: readonly PrintableRow[];
  /** Null where the rows cannot hold together with the probability asked for, however modest. */
  readonly joint:
    | (Estimate & {
        readonly asked: number;
        /** The common probability of the single rows from which the set was raised. */
        readonly level: number;
      })
    | null;
  readonly problems: readonly Problem[];
}

/** A row on the draws. `sign` 1: more is more ambitious. */
interface Column {
  readonly row: PrintRow;
  readonly unit: string;
  readonly step: number;
  readonly sign: 1 | -1;
  /** In the printed unit; NaN where undefined. */
  readonly values: Float64Array;
  /** sign · value, rising, without the undefined draws. */
  readonly rising: Float64Array;
}

const usualLevels: readonly number[] = [0.5, 0.66, 0.8, 0.9];

/**
 * The set: every row at its own quantile of one common level, raised by halving until the rounded rows hold together in a share
 * `joint` of the draws; then each row in turn takes one printed step (at first a fiftieth of its spread) where the share allows it.
 */
export async function printable(
  question: PrintQuestion,
  runner: Runner,
  options: RunOptions = {},
): Promise<PrintAnswer> {
  const { job, rows, levels = usualLevels, joint: asked = 0.66 } = question;
  checkLevels([...levels, asked]);
  const series = [...new Set(rows.map((row) => row.series))];
  const own: Job = { ...job, series, targets: [], joint: [], alternatives: false };
  const prepared = prepareJob(own);
  checkRows(rows, prepared);
  const ensemble = await runner.ensemble(own, options);
  const columns = rows.map((row) => columnOf(row, prepared, ensemble));
  const set = together(columns, asked, ensemble.draws);
  return {
    kind: 'printable',
    ...recordOf(prepared, ensemble.draws),
    levels,
    rows: columns.map((item, i) => ({
      ...{ id: item.row.id, label: item.row.label, unit: item.unit, step: item.step, direction: item.row.direction },
      values: levels.map((level) => printedAt(item, level, ensemble.draws)),
      together: set === null ? null : met(item, set.values[i]!, ensemble.draws),
    })),
    joint: set && {
      ...{ asked, level: set.level, p: set.held / ensemble.draws },
      error: wilsonHalfWidth(set.held, ensemble.draws),
    },
    problems: prepared.warnings,
  };
}

function checkLevels(levels: readonly number[]): void {
  const wrong = levels.find((level) => !(level > 0 && level < 1));
  if (wrong === undefined) return;
  const values = {
    ...{ name: 'probability', found: String(wrong) },
    ...{ advice_zh: '应大于 0 且小于 1。', advice_en: 'It lies between 0 and 1.' },
  };
  throw new ModelError([problem('bad-option', { path: 'probability' }, values)]);
}

/** Every year that a row reads has a place on the axis. */
function checkRows(rows: readonly PrintRow[], { checked }: PreparedJob): void {
  const wrong = rows.flatMap(({ id, series, year, from, measure }) => {
    const years = measure === 'level' ? [year] : [from ?? NaN, year];
    return years.filter((each) => !checked.years.includes(each)).map((each) => ({ id, series, year: each }));
  });
  if (wrong.length === 0) return;
  const [first, last] = [checked.years[0] ?? 0, checked.years.at(-1) ?? 0];
  throw new ModelError(
    wrong.map(({ id, series, year }) =>
      problem(
        'bad-option',
        { path: `rows.${id}` },
        {
          ...{ name: `${series}@${year}`, found: String(year) },
          ...{ advice_zh: `应为 ${first} 至 ${last} 的年份。`, advice_en: `It is a year from ${first} to ${last}.` },
        },
      ),
    ),
  );
}

function columnOf(row: PrintRow, { checked }: PreparedJob, ensemble: Ensemble): Column {
  const { series, year, from, measure, direction } = row;
  const definition = checked.model.variables[series]!;
  const shown = measure === 'level' ? (row.unit ?? definition.display ?? definition.unit) : '%';
  const factor = displayFactor(definition.unit, shown);
  const now = column(ensemble, series, year);
  const base = from === undefined ? now : column(ensemble, series, from);
  const measured: Readonly<Record<PrintRow['measure'], (d: number) => number>> = {
    level: (d) => now[d]! * (typeof factor === 'number' ? factor : 1),
    growth: (d) => 100 * averageGrowthLevel(base[d]!, now[d]!, year - (from ?? year)),
    cut: (d) => 100 * (1 - now[d]! / base[d]!),
    rise: (d) => 100 * (now[d]! / base[d]! - 1),
  };
  const values = Float64Array.from(now, (_, d) => measured[measure](d));
  const sign = direction === 'atLeast' ? 1 : -1;
  const rising = values.filter((value) => Number.isFinite(value)).map((value) => sign * value);
  rising.sort();
  const size = Math.abs(rising[Math.floor(rising.length / 2)] ?? 0);
  const unit = measure === 'level' && typeof factor !== 'number' ? definition.unit : shown;
  return { row, unit, step: row.step ?? printedStep(unit, size), sign, values, rising };
}

/** The most ambitious value that a share `level` of all draws meets, rounded to the safe side; null where fewer draws have a value. */
function safeValue({ rising, sign, step, row }: Column, level: number, draws: number): number | null {
  const needed = neededDraws(draws, level);
  if (needed > rising.length) return null;
  return roundSafe(sign * rising[rising.length - needed]!, row.direction, step);
}

function printedAt(item: Column, level: number, draws: number): PrintedValue | null {
  const value = safeValue(item, level, draws);
  return value === null ? null : met(item, value, draws);
}

function met({ values, sign }: Column, value: number, draws: number): PrintedValue {
  const held = values.reduce((sum, each) => sum + (sign * each >= sign * value ? 1 : 0), 0);
  return { value, p: held / draws, error: wilsonHalfWidth(held, draws) };
}

interface PrintSet {
  readonly values: readonly number[];
  readonly level: number;
  readonly held: number;
}

function together(columns: readonly Column[], asked: number, draws: number): PrintSet | null {
  if (columns.length === 0) return null;
  const needed = neededDraws(draws, asked);
  const at = (level: number): readonly number[] | null => {
    const values = columns.map((item) => safeValue(item, level, draws));
    return values.every((value) => value !== null) && heldBy(columns, values, draws) >= needed ? values : null;
  };
  // A row of the set holds at least as often as the set, and by Bonferroni this level is enough.
  let [low, high] = [asked, 1 - (1 - asked) / (2 * columns.length)];
  let best = at(high);
  if (best === null) return null;
  for (let i = 0; i < 30 && high - low > 1 / draws; i++) {
    const middle = (low + high) / 2;
    const values = at(middle);
    if (values === null) low = middle;
    else [best, high] = [values, middle];
  }
  const values = raised(columns, best, needed, draws);
  return { values, level: high, held: heldBy(columns, values, draws) };
}

function heldBy(columns: readonly Column[], values: readonly number[], draws: number): number {
  let held = 0;
  for (let d = 0; d < draws; d++)
    if (columns.every(({ values: own, sign }, i) => sign * own[d]! >= sign * values[i]!)) held++;
  return held;
}

function raised(columns: readonly Column[], from: readonly number[], needed: number, draws: number): readonly number[] {
  const values = [...from];
  const coarse = columns.map(({ rising, step }) => {
    const spread = rising[Math.floor(0.84 * (rising.length - 1))]! - rising[Math.floor(0.16 * (rising.length - 1))]!;
    return step * Math.max(1, Math.round(spread / 50 / step));
  });
  for (const steps of [coarse, columns.map(({ step }) => step)]) {
    const open = new Set(columns.keys());
    while (open.size > 0)
      for (const i of [...open]) {
        const { sign, step, row } = columns[i]!;
        const before = values[i]!;
        values[i] = roundSafe(before + sign * steps[i]!, row.direction, step);
        if (heldBy(columns, values, draws) >= needed) continue;
        values[i] = before;
        open.delete(i);
      }
  }
  return values;
}
