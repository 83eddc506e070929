/** A range of draws, block by block: the whole of what a job needs, or only what moves, on kept draws. */
import type { BlockInputs, Kernel } from '../compile/kernel.ts';
import type { Faults } from '../result/ensemble.ts';
import { blockSize } from '../result/statistics.ts';
import type { KeptBlock, KeptChunk } from './kept-chunk.ts';
import type { LeverPlan } from './lever-plan.ts';
import type { PreparedJob } from './prepare.ts';
import type { Sampler, WantedInputs } from './sample.ts';
import { createTally } from './tally.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where the draws of a range go: `values` is laid out as those of an ensemble of `draws` draws, the first of which is `from`. */
export interface Destination {
  readonly values: Float64Array;
  readonly from: number;
  readonly draws: number;
  /** The kept series stand there already, from the last run of the range. */
  readonly filled: boolean;
}

export interface RangeRun {
  readonly prepared: PreparedJob;
  readonly range: Range;
  readonly into: Destination;
  readonly sample: Sampler;
  /** What a whole run reads. */
  readonly wanted: WantedInputs;
}

export function runWhole(run: RangeRun, kernel: Kernel): Faults {
  const { prepared, range, sample, wanted } = run;
  const tally = createTally(prepared);
  for (const { from, count } of blocksOf(range)) {
    const memory = kernel.run(sample(from, count, wanted));
    writeSeries(run, kernel, memory, from, count);
    tally.add(kernel, from);
  }
  return tally.faults();
}

/** Also keeps what `runPart` needs. */
export function runAndKeep(run: RangeRun, plan: LeverPlan): { readonly faults: Faults; readonly chunk: KeptChunk } {
  const { prepared, range, sample, wanted } = run;
  const kernel = plan.whole();
  const tally = createTally(prepared);
  const blocks = blocksOf(range).map(({ from, count }): KeptBlock => {
    const inputs = sample(from, count, wanted);
    const memory = kernel.run(inputs);
    writeSeries(run, kernel, memory, from, count);
    const given = plan.boundary.map((variable) => readVariable(run, kernel, memory, variable, count));
    return { inputs: { ...only(inputs, plan.still), given }, sound: tally.add(kernel, from) };
  });
  const series = plan.affected.map((moves, index) => (moves ? null : readSeries(run, index)));
  return { faults: tally.faults(), chunk: { plan, settings: prepared.settings, blocks, series } };
}

/** Runs only what the moving parameters change. A block in which a draw went wrong is run whole, so that it is told the same. */
export function runPart(run: RangeRun, { plan, blocks, series }: KeptChunk, whole: () => Kernel): Faults {
  const { prepared, range, sample, wanted, into } = run;
  const tally = createTally(prepared);
  if (!into.filled) series.forEach((kept, index) => kept && copySeries(run, index, kept));
  const part = plan.part();
  blocksOf(range).forEach(({ from, count }, index) => {
    const { inputs, sound } = blocks[index]!;
    if (sound && !part) return;
    const kernel = sound && part ? part : whole();
    const memory = kernel.run(sound ? joined(inputs, sample(from, count, plan.moved)) : sample(from, count, wanted));
    writeSeries(run, kernel, memory, from, count, plan.affected);
    tally.add(kernel, from);
  });
  return tally.faults();
}

function blocksOf({ from, to }: Range): readonly { readonly from: number; readonly count: number }[] {
  return Array.from({ length: Math.ceil((to - from) / blockSize) }, (_, index) => {
    const first = from + index * blockSize;
    return { from: first, count: Math.min(blockSize, to - first) };
  });
}

/** Draws of a block → their places; of all series, or of the chosen ones. */
function writeSeries(
  { prepared, into }: RangeRun,
  kernel: Kernel,
  memory: Float64Array,
  from: number,
  count: number,
  chosen?: readonly boolean[],
): void {
  const years = prepared.checked.years.length;
  prepared.slots.forEach((slot, series) => {
    if (chosen?.[series] === false) return;
    for (let y = 0; y < years; y++) {
      const source = kernel.offset(slot, y);
      into.values.set(memory.subarray(source, source + count), (series * years + y) * into.draws + from - into.from);
    }
  });
}

/** years × draws of the range. */
function readSeries({ prepared, range, into }: RangeRun, series: number): Float64Array {
  const years = prepared.checked.years.length;
  const draws = range.to - range.from;
  const column = new Float64Array(years * draws);
  for (let y = 0; y < years; y++) {
    const at = (series * years + y) * into.draws + range.from - into.from;
    column.set(into.values.subarray(at, at + draws), y * draws);
  }
  return column;
}

/** The way back. */
function copySeries({ prepared, range, into }: RangeRun, series: number, column: Float64Array): void {
  const years = prepared.checked.years.length;
  const draws = range.to - range.from;
  for (let y = 0; y < years; y++)
    into.values.set(
      column.subarray(y * draws, (y + 1) * draws),
      (series * years + y) * into.draws + range.from - into.from,
    );
}

/** years × count. */
function readVariable(
  { prepared }: RangeRun,
  kernel: Kernel,
  memory: Float64Array,
  variable: number,
  count: number,
): Float64Array {
  const years = prepared.checked.years.length;
  const column = new Float64Array(years * count);
  for (let y = 0; y < years; y++) {
    const source = kernel.offset(variable, y);
    column.set(memory.subarray(source, source + count), y * count);
  }
  return column;
}

const nothing = new Float64Array(0);

const only = ({ count, parameters, shocks }: BlockInputs, wanted: WantedInputs): BlockInputs => ({
  count,
  parameters: parameters.map((column, index) => (wanted.parameters.has(index) ? column : nothing)),
  shocks: shocks.map((column, index) => (wanted.shocks.has(index) ? column : nothing)),
});

const joined = (kept: BlockInputs, moved: BlockInputs): BlockInputs => ({
  ...kept,
  parameters: kept.parameters.map((column, index) => (column.length > 0 ? column : moved.parameters[index]!)),
});
