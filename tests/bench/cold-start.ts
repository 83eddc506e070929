/**
 * Text to a kernel that is ready to run: parse, check, order, emit, instantiate. Each measurement is a process of its own, since
 * a warm one has compiled our own code already; loading the code is not in it.
 */
import { compileKernel } from '../../packages/core/src/compile/compile-kernel.ts';
import { prepareJob } from '../../packages/core/src/run/prepare.ts';
import { shapesOf } from '../../packages/core/src/run/shapes.ts';
import { benchJob } from './bench-model.ts';
import { inFreshProcess } from './child.ts';
import { blockSize } from './kernel-side.ts';
import { median } from './measure.ts';

export interface ColdStart {
  /** Parse, check and order. */
  readonly prepare: number;
  /** Emit and instantiate. */
  readonly compile: number;
}

export function main(words: readonly string[]): void {
  const job = benchJob(Math.round(Number(words.at(-1)) / 11), 10_000);
  const start = performance.now();
  const prepared = prepareJob(job);
  const middle = performance.now();
  compileKernel(prepared.program, { blockSize, kept: prepared.slots, shapes: shapesOf(prepared.settings) });
  const measured: ColdStart = { prepare: middle - start, compile: performance.now() - middle };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

export function coldStart(bundle: string, equations: number, rounds: number): ColdStart {
  const runs = Array.from({ length: rounds }, () =>
    inFreshProcess<ColdStart>(bundle, ['cold-start', String(equations)]),
  );
  return { prepare: median(runs.map((run) => run.prepare)), compile: median(runs.map((run) => run.compile)) };
}
