/** Whole runs of many draws in a process of their own: time and the most memory that the process ever held. */
import { existsSync, readFileSync } from 'node:fs';
import { runOnThreads } from './threads.ts';
import { benchJob } from './bench-model.ts';
import { inFreshProcess } from './child.ts';

export interface MemoryRun {
  readonly ms: number;
  readonly megabytes: number;
}

export async function main(words: readonly string[]): Promise<void> {
  const draws = Number(words.at(-1));
  const runner = runOnThreads(2);
  await runner.run(benchJob(6, 10_240));
  const start = performance.now();
  await runner.run(benchJob(6, draws));
  const measured: MemoryRun = {
    ms: performance.now() - start,
    megabytes: mostMegabytes(),
  };
  runner.close();
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

/** Linux hands the record of a parent down to its children in `resourceUsage`; its own table begins anew with the program. */
function mostMegabytes(): number {
  const table = '/proc/self/status';
  const own = existsSync(table) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(table, 'utf8')) : null;
  return (own ? Number(own[1]) : process.resourceUsage().maxRSS) / 1024;
}

export const memoryRun = (bundle: string, draws: number): MemoryRun =>
  inFreshProcess<MemoryRun>(bundle, ['memory', String(draws)]);
