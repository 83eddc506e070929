/** What all draws of a run say, before it is put into words: a summary per column, counts per target. */
import { distributionOf, summarise } from '../result/draw-distribution.ts';
import type { ColumnSummary, DrawDistribution } from '../result/draw-distribution.ts';
import type { Ensemble, Faults } from '../result/ensemble.ts';
import { countTarget, countTogether } from '../target/count-target.ts';
import type { TargetCounts } from '../target/count-target.ts';
import { allTests, seriesOf } from '../target/evaluate.ts';
import { marginsOf } from '../target/judge.ts';
import type { Margins } from '../target/judge.ts';
import type { Outcome } from '../target/outcome.ts';
import { unfixedName } from './add-factors.ts';
import { columnsOf, readColumn } from './columns.ts';
import type { Column } from './columns.ts';
import type { PreparedJob } from './prepare.ts';

/** Quantile levels of the bands of a series and of a residual. */
export const bandLevels = [0.05, 0.25, 0.5, 0.75, 0.95] as const;
const residualLevels = [0.05, 0.95] as const;

export type Finding =
  { readonly kind: 'bands'; readonly summary: ColumnSummary } | ({ readonly kind: 'margins' } & Margins);

export interface Findings {
  readonly draws: number;
  readonly faults: Faults;
  /** In the order of `columnsOf`. */
  readonly columns: readonly Finding[];
  /** In the order of the targets. */
  readonly targets: readonly TargetCounts[];
  /** counts[k] = draws in which exactly k targets of the joint figure hold. */
  readonly joint: readonly number[];
  readonly sketched: boolean;
}

export function findOn(column: Column, draws: DrawDistribution): Finding {
  if (column.kind === 'margin') return { kind: 'margins', ...marginsOf(draws) };
  return { kind: 'bands', summary: summarise(draws, column.kind === 'series' ? bandLevels : residualLevels) };
}

/** One of `of` workers. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

/** Findings of a share of the columns and targets, by their index; with the draws in which the targets hold. */
export interface FindingsShare {
  readonly columns: readonly (readonly [number, Finding])[];
  readonly targets: readonly (readonly [number, TargetCounts, Uint8Array])[];
}

/** What a test takes of the time of a column: it reads several, and its margins are a column themselves. */
const testCost = 25;

/**
 * Columns of one series, which share the reading of memory, go to one worker; so do a target and its margin. The costly ones are
 * dealt first, each to the worker that has least to do.
 */
export function sharesOf(prepared: PreparedJob, of: number): readonly (readonly number[])[] {
  const groups = new Map<string | number, { readonly columns: number[]; cost: number }>();
  columnsOf(prepared).forEach((column, index) => {
    const key = column.kind === 'margin' ? column.target : column.name;
    const group = groups.get(key) ?? { columns: [], cost: 0 };
    group.columns.push(index);
    group.cost += column.kind === 'margin' ? testCost * allTests(prepared.targets[column.target]!.test).length : 1;
    groups.set(key, group);
  });
  const shares = Array.from({ length: of }, () => ({ columns: [] as number[], cost: 0 }));
  for (const { columns, cost } of [...groups.values()].sort((a, b) => b.cost - a.cost)) {
    const least = shares.reduce((one, other) => (other.cost < one.cost ? other : one));
    least.columns.push(...columns);
    least.cost += cost;
  }
  return shares.map(({ columns }) => columns);
}

/** Names of the series that a share reads. */
export function seriesOfShare(prepared: PreparedJob, { index, of }: Share): readonly string[] {
  const columns = columnsOf(prepared);
  const names = sharesOf(prepared, of)[index]!.flatMap((at) => {
    const column = columns[at]!;
    if (column.kind === 'margin') return seriesOf(prepared.targets[column.target]!.test);
    return [column.kind === 'series' ? column.name : unfixedName(column.name)];
  });
  return [...new Set(names)];
}

export function findShare(prepared: PreparedJob, draws: Ensemble, { index, of }: Share): FindingsShare {
  const columns = columnsOf(prepared);
  const own = sharesOf(prepared, of)[index]!;
  const outcomes = new Map<number, Outcome>();
  const targets = own.flatMap((at): (readonly [number, TargetCounts, Uint8Array])[] => {
    const column = columns[at]!;
    if (column.kind !== 'margin') return [];
    const { counts, outcome } = countTarget(prepared.targets[column.target]!.test, draws);
    outcomes.set(column.target, outcome);
    return [[column.target, counts, outcome.holds]];
  });
  return {
    columns: own.map((at) => [at, findOn(columns[at]!, distributionOf(readColumn(columns[at]!, draws, outcomes)))]),
    targets,
  };
}

/** Indexes of the targets of the joint figure. */
export const jointTargets = ({ targets, joint }: PreparedJob): readonly number[] =>
  targets.flatMap(({ target }, index) => (joint.includes(target.id) ? [index] : []));

/** The shares of all workers, in any order. */
export function joinShares(
  prepared: PreparedJob,
  shares: readonly FindingsShare[],
  draws: number,
  faults: Faults,
): Findings {
  const byIndex = <Found>(found: readonly (readonly [number, Found])[]): readonly Found[] =>
    [...found].sort(([a], [b]) => a - b).map(([, one]) => one);
  const targets = shares.flatMap((share) => share.targets);
  const holds = byIndex(targets.map(([index, , held]) => [index, held] as const));
  return {
    draws,
    faults,
    columns: byIndex(shares.flatMap((share) => share.columns)),
    targets: byIndex(targets.map(([index, counts]) => [index, counts] as const)),
    joint: countTogether(jointTargets(prepared).map((index) => holds[index]!)),
    sketched: false,
  };
}

/** Of a whole ensemble, on this thread. */
export function findAll(prepared: PreparedJob, draws: Ensemble): Findings {
  return joinShares(prepared, [findShare(prepared, draws, { index: 0, of: 1 })], draws.draws, draws);
}
