/** The runner without workers. */
import { addFaults, noFaults } from '../result/ensemble.ts';
import { chunksOf } from './chunks.ts';
import { findAll } from './findings.ts';
import { createGatherer } from './gather.ts';
import { createRunner } from './run-job.ts';
import type { Executor } from './run-job.ts';
import { chunkBlocks } from './runner.ts';
import type { Runner, RunOptions } from './runner.ts';
import { createSimulator } from './simulate.ts';
import type { DrawRange } from './simulate.ts';

/**
 * Runs in the calling thread, which does nothing else meanwhile: an abort is seen between chunks, so only one that comes from
 * `onProgress` or before the start. What must stay responsive uses a pool.
 */
export function inlineRunner(): Runner {
  return createRunner(inlineExecutor());
}

function inlineExecutor(): Executor {
  const simulator = createSimulator();
  /** Of the last run: a preview on each step of a slider needs no new memory. */
  let free: Float64Array | null = null;
  const eachChunk = (range: DrawRange, { signal, onProgress }: RunOptions, work: (chunk: DrawRange) => void): void => {
    for (const chunk of chunksOf(range, chunkBlocks)) {
      signal?.throwIfAborted();
      work(chunk);
      onProgress?.(chunk.to - range.from, range.to - range.from);
    }
    signal?.throwIfAborted();
  };
  return {
    workers: 0,
    draws: async (prepared, range, options) => {
      const { kept: names, checked } = prepared;
      const draws = range.to - range.from;
      const size = names.length * checked.years.length * draws;
      const values = free?.length === size ? free : new Float64Array(size);
      free = null;
      let faults = noFaults;
      eachChunk(range, options, (chunk) => {
        faults = addFaults(
          faults,
          simulator.simulateInto(prepared, chunk, { values, from: range.from, draws, untouched: true }),
        );
      });
      return Promise.resolve({ names, years: checked.years, from: range.from, draws, values, ...faults });
    },
    find: async (prepared, draws) => {
      const findings = findAll(prepared, draws);
      free = draws.values;
      return Promise.resolve(findings);
    },
    gather: async (prepared, scales, range, to, options) => {
      const gatherer = createGatherer(prepared, scales);
      eachChunk(range, options, (chunk) => to.addMoments(gatherer.take(simulator.simulate(prepared, chunk))));
      to.add(gatherer.gathered());
      return Promise.resolve();
    },
    close: () => void (free = null),
  };
}
