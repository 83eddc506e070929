/** A prepared job and a range of draws → the raw draws of the kept series. The range is whole blocks, except at the end of the run. */
import { interpret } from '../compile/interpret.ts';
import type { Kernel } from '../compile/kernel.ts';
import type { Ensemble, UndefinedOrigin } from '../result/ensemble.ts';
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
  return Array.from({ length: Math.ceil(draws / size) }, (_, i) => ({ from: i * size, to: Math.min(draws, (i + 1) * size) }));
}

export function simulate(prepared: PreparedJob, range: DrawRange): Ensemble {
  const { checked, program, settings, job, kept } = prepared;
  const kernel: Kernel = interpret(program, blockSize);
  const sample = createSampler(checked.model, settings, job.seed);
  const years = checked.years;
  const draws = range.to - range.from;
  const slots = kept.map((name) => checked.variables.findIndex((variable) => variable.name === name));
  const values = new Float64Array(kept.length * years.length * draws);
  let undefinedDraws = 0;
  let firstUndefined: UndefinedOrigin | null = null;

  for (let at = 0; at < draws; at += blockSize) {
    const count = Math.min(blockSize, draws - at);
    const memory = kernel.run(sample(range.from + at, count));
    slots.forEach((slot, series) => {
      for (let y = 0; y < years.length; y++) {
        const source = (slot * years.length + y) * kernel.blockSize;
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
  }
  return { names: kept, years, from: range.from, draws, values, undefinedDraws, firstUndefined };
}
