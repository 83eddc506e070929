/** Draws of a run that are too many to be kept: taken in chunk by chunk, as counts that add up in any order. */
import { distributionOfSketch } from '../result/draw-distribution.ts';
import { addFaults, noFaults } from '../result/ensemble.ts';
import type { Ensemble, Faults } from '../result/ensemble.ts';
import { createBlockMoments, measureColumn, MomentFold } from '../result/moments.ts';
import type { BlockMoments } from '../result/moments.ts';
import { Sketch } from '../result/sketch.ts';
import type { PackedSketch } from '../result/sketch.ts';
import { blockSize } from '../result/statistics.ts';
import { addCounts, addTargetCounts, countTarget, countTogether } from '../target/count-target.ts';
import type { TargetCounts } from '../target/count-target.ts';
import { scaleDraws, scalesOf } from '../target/evaluate.ts';
import type { Scales } from '../target/evaluate.ts';
import type { Outcome } from '../target/outcome.ts';
import { columnsOf, readColumn } from './columns.ts';
import type { Column } from './columns.ts';
import { findOn, jointTargets } from './findings.ts';
import type { Findings } from './findings.ts';
import type { PreparedJob } from './prepare.ts';

/** All that some draws of a run amount to, but their moments. */
export interface Gathered {
  readonly draws: number;
  readonly faults: Faults;
  /** Empty until the first draws come. */
  readonly targets: readonly TargetCounts[];
  readonly joint: readonly number[];
  /** In the order of `columnsOf`. */
  readonly sketches: readonly PackedSketch[];
}

/** Margins of composites are put on the scale of the first draws of the run, in whatever part of it they are judged. */
export function marginScales({ targets }: PreparedJob, first: Ensemble): readonly Scales[] {
  return targets.map(({ test }) => scalesOf(test, first));
}

/** The first draws of the run, which the scales are taken from. */
export const firstDraws = ({ job }: PreparedJob): { readonly from: number; readonly to: number } => ({
  from: 0,
  to: Math.min(job.draws, scaleDraws),
});

export interface Gatherer {
  /** Whole blocks, except at the end of the run. Returns their moments, which are kept apart because their order matters. */
  readonly take: (draws: Ensemble) => BlockMoments;
  readonly gathered: () => Gathered;
}

export function createGatherer(prepared: PreparedJob, scales: readonly Scales[]): Gatherer {
  const columns = columnsOf(prepared);
  const sketches = columns.map(() => new Sketch());
  const together = jointTargets(prepared);
  let sum: Omit<Gathered, 'sketches'> = { draws: 0, faults: noFaults, targets: [], joint: [] };
  return {
    take: (draws) => {
      const judged = prepared.targets.map(({ test }, index) => countTarget(test, draws, scales[index]));
      const outcomes = new Map<number, Outcome>(judged.map(({ outcome }, index) => [index, outcome]));
      const moments = createBlockMoments(draws.from / blockSize, Math.ceil(draws.draws / blockSize), columns.length);
      columns.forEach((column, index) => {
        const values = readColumn(column, draws, outcomes);
        sketches[index]!.add(values);
        measureColumn(values, moments, index);
      });
      const joint = countTogether(together.map((index) => judged[index]!.outcome.holds));
      const targets = judged.map(({ counts }) => counts);
      sum = added(sum, { draws: draws.draws, faults: draws, targets, joint });
      return moments;
    },
    gathered: () => ({ ...sum, sketches: sketches.map((sketch) => sketch.pack()) }),
  };
}

type Sums = Omit<Gathered, 'sketches'>;

function added(a: Sums, b: Sums): Sums {
  return {
    draws: a.draws + b.draws,
    faults: addFaults(a.faults, b.faults),
    targets: a.targets.length === 0 ? b.targets : a.targets.map((counts, i) => addTargetCounts(counts, b.targets[i]!)),
    joint: addCounts(a.joint, b.joint),
  };
}

/** Joins what workers or parts have gathered, in any order. */
export class Gathering {
  readonly #columns: readonly Column[];
  readonly #sketches: readonly Sketch[];
  readonly #fold: MomentFold;
  #sum: Sums = { draws: 0, faults: noFaults, targets: [], joint: [] };

  constructor(prepared: PreparedJob) {
    this.#columns = columnsOf(prepared);
    this.#sketches = this.#columns.map(() => new Sketch());
    this.#fold = new MomentFold(this.#columns.length);
  }

  addMoments(moments: BlockMoments): void {
    this.#fold.add(moments);
  }

  add({ sketches, ...sums }: Gathered): void {
    if (sums.draws === 0) return;
    this.#sum = added(this.#sum, sums);
    sketches.forEach((sketch, index) => this.#sketches[index]!.merge(sketch));
  }

  gathered(): Gathered {
    return { ...this.#sum, sketches: this.#sketches.map((sketch) => sketch.pack()) };
  }

  findings(): Findings {
    const moments = this.#fold.moments();
    const columns = this.#columns.map((column, i) =>
      findOn(column, distributionOfSketch(this.#sketches[i]!, moments[i]!)),
    );
    return { ...this.#sum, columns, sketched: true };
  }
}
