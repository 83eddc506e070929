/**
 * Text to a kernel that is ready to run: parse, check, order, emit, instantiate. Each measurement is a process of its own, since
 * a warm one has compiled our own code already; loading the code is not in it.
 */
import { spawnSync } from 'node:child_process';
import { compileKernel } from '../../packages/core/src/compile/compile-kernel.ts';
import { prepareJob } from '../../packages/core/src/run/prepare.ts';
import { shapesOf } from '../../packages/core/src/run/shapes.ts';
import { benchJob } from './bench-model.ts';
import { blockSize } from './kernel-side.ts';
import { median } from './measure.ts';

export interface ColdStart {
  readonly prepare: number;
  readonly compile: number;
}

export function main(words: readonly string[]): void {
  const job = benchJob(Math.round(Number(words[0]) / 11), 10_000);
  const start = performance.now();
  const prepared = prepareJob(job);
  const middle = performance.now();
  const names = prepared.checked.variables.map((variable) => variable.name);
  const kept = prepared.kept.map((name) => names.indexOf(name));
  compileKernel(prepared.program, { blockSize, kept, shapes: shapesOf(prepared.settings) });
  const end = performance.now();
  const measured: ColdStart = { prepare: middle - start, compile: end - middle };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

export function coldStart(equations: number, rounds: number): ColdStart {
  const runs = Array.from({ length: rounds }, (): ColdStart => {
    const { stdout } = spawnSync(
      process.execPath,
      ['scripts/run-ts.mjs', 'tests/bench/cold-start.ts', String(equations)],
      { encoding: 'utf8' },
    );
    return JSON.parse(stdout) as ColdStart;
  });
  return { prepare: median(runs.map((run) => run.prepare)), compile: median(runs.map((run) => run.compile)) };
}
