/** A prepared job and a range of draws → the raw draws of the kept series. The range is whole blocks, except at the end of the run. */
import { compileKernel } from '../compile/compile-kernel.ts';
import type { Kernel } from '../compile/kernel.ts';
import type { Ensemble, UndefinedOrigin, UnsolvedOrigin } from '../result/ensemble.ts';
import { blockSize } from '../result/statistics.ts';
import type { PreparedJob } from './prepare.ts';
import { createSampler } from './sample.ts';

export interface DrawRange {
  readonly from: number;
  readonly to: number;
}

/** The draws of a run cut into ranges of `blocks` blocks each. */
export function rangesOf(draws: number, blocks: number): DrawRange[] {
  const size = blocks * blockSize;
  return Array.from({ length: Math.ceil(draws / size) }, (_, i) => ({
    from: i * size,
    to: Math.min(draws, (i + 1) * size),
  }));
}

const kernels = new WeakMap<PreparedJob, Kernel>();

/** The kernel of a job is compiled once and serves all its ranges. */
function kernelOf(prepared: PreparedJob, kept: readonly number[]): Kernel {
  const known = kernels.get(prepared);
  if (known) return known;
  const shapes = prepared.settings.parameters.map(({ prior, path }) => ({
    certain: prior === null,
    path: path !== null,
  }));
  const kernel = compileKernel(prepared.program, { blockSize, kept, shapes });
  kernels.set(prepared, kernel);
  return kernel;
}

export function simulate(prepared: PreparedJob, range: DrawRange): Ensemble {
  const { checked, settings, job, kept } = prepared;
  const sample = createSampler(checked.model, settings, job.seed);
  const years = checked.years;
  const draws = range.to - range.from;
  const slots = kept.map((name) => checked.variables.findIndex((variable) => variable.name === name));
  const kernel = kernelOf(prepared, slots);
  const values = new Float64Array(kept.length * years.length * draws);
  let undefinedDraws = 0;
  let firstUndefined: UndefinedOrigin | null = null;
  let unsolvedDraws = 0;
  let firstUnsolved: UnsolvedOrigin | null = null;

  for (let at = 0; at < draws; at += blockSize) {
    const count = Math.min(blockSize, draws - at);
    const memory = kernel.run(sample(range.from + at, count));
    slots.forEach((slot, series) => {
      for (let y = 0; y < years.length; y++) {
        const source = kernel.offset(slot, y);
        values.set(memory.subarray(source, source + count), (series * years.length + y) * draws + at);
      }
    });
    const undefinedHere = kernel.undefinedDraws();
    undefinedDraws += undefinedHere.length;
    if (!firstUndefined && undefinedHere.length > 0) {
      const earliest = undefinedHere.reduce((first, found) => (found.draw < first.draw ? found : first));
      firstUndefined = {
        draw: range.from + at + earliest.draw,
        variable: checked.variables[earliest.variable]!.name,
        year: years[earliest.year]!,
      };
    }
    const unsolvedHere = kernel.unsolvedDraws();
    unsolvedDraws += unsolvedHere.length;
    if (!firstUnsolved && unsolvedHere.length > 0) {
      const earliest = unsolvedHere.reduce((first, found) => (found.draw < first.draw ? found : first));
      firstUnsolved = {
        draw: range.from + at + earliest.draw,
        variables: prepared.program.blocks[earliest.block]!.unknowns.map((index) => checked.variables[index]!.name),
        year: years[earliest.year]!,
      };
    }
  }
  return {
    names: kept,
    years,
    from: range.from,
    draws,
    values,
    undefinedDraws,
    firstUndefined,
    unsolvedDraws,
    firstUnsolved,
  };
}
