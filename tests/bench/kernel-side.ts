/** Ours: the kernel of the bench model on inputs that are drawn already, on this thread or in worker threads. */
import { compileKernel } from '../../packages/core/src/compile/compile-kernel.ts';
import type { BlockInputs, Kernel } from '../../packages/core/src/compile/kernel.ts';
import type { PreparedJob } from '../../packages/core/src/run/prepare.ts';
import { createSampler } from '../../packages/core/src/run/sample.ts';
import { parameterCount, shockCount, yearCount } from './bench-model.ts';
import type { BenchInputs } from './peers.ts';

export const blockSize = 256;

export interface KernelSide {
  readonly kernel: Kernel;
  readonly blocks: readonly BlockInputs[];
  /** Variables in the order of the kept series. */
  readonly kept: readonly number[];
}

export function kernelSide(prepared: PreparedJob, from: number, to: number): KernelSide {
  const names = prepared.checked.variables.map((variable) => variable.name);
  const kept = prepared.kept.map((name) => names.indexOf(name));
  const shapes = prepared.settings.parameters.map(({ prior, path }) => ({
    certain: prior === null,
    path: path !== null,
  }));
  const sample = createSampler(prepared.checked.model, prepared.settings, prepared.job.seed);
  const blocks: BlockInputs[] = [];
  for (let at = from; at < to; at += blockSize) {
    const { count, parameters, shocks } = sample(at, Math.min(blockSize, to - at));
    // Some samplers hand out views of their own memory: what is kept is a copy.
    blocks.push({ count, parameters: parameters.map((own) => own.slice()), shocks: shocks.map((own) => own.slice()) });
  }
  return { kernel: compileKernel(prepared.program, { blockSize, kept, shapes }), blocks, kept };
}

export function runKernel({ kernel, blocks }: KernelSide): number {
  const start = performance.now();
  for (const block of blocks) kernel.run(block);
  return performance.now() - start;
}

/** The inputs of the blocks as whole columns, for the peers. */
export function wholeInputs({ blocks }: KernelSide): BenchInputs {
  const draws = blocks.reduce((sum, block) => sum + block.count, 0);
  const parameters = new Float64Array(parameterCount * draws);
  const shocks = new Float64Array(shockCount * yearCount * draws);
  let at = 0;
  for (const { count, parameters: own, shocks: ownShocks } of blocks) {
    own.forEach((column, i) => parameters.set(column, i * draws + at));
    ownShocks.forEach((column, i) => {
      // The first year of the axis is the one of the initial values.
      for (let y = 0; y < yearCount; y++)
        shocks.set(column.subarray((y + 1) * count, (y + 2) * count), (i * yearCount + y) * draws + at);
    });
    at += count;
  }
  return { draws, parameters, shocks };
}

/** Kept series × projected years × draws. */
export function kernelOutputs({ kernel, blocks, kept }: KernelSide): Float64Array {
  const draws = blocks.reduce((sum, block) => sum + block.count, 0);
  const out = new Float64Array(kept.length * yearCount * draws);
  let at = 0;
  for (const block of blocks) {
    const memory = kernel.run(block);
    kept.forEach((variable, i) => {
      for (let y = 0; y < yearCount; y++) {
        const from = kernel.offset(variable, y + 1);
        out.set(memory.subarray(from, from + block.count), (i * yearCount + y) * draws + at);
      }
    });
    at += block.count;
  }
  return out;
}
