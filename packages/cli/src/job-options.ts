/** The options of every command that runs the model, and the job they make. */
import { ModelError, problem } from '@planwright/core';
import type { Job, Problem, Report } from '@planwright/core';
import { Option } from 'commander';
import type { Command } from 'commander';
import { say } from './locale.ts';
import { openModel } from './open-model.ts';
import type { OpenModel } from './open-model.ts';
import { addCell, addSetting, nameList, wholeNumber } from './option-values.ts';
import type { Fixes, Settings } from './option-values.ts';
import type { Surroundings } from './program.ts';
import { showProgress } from './progress.ts';
import { defaultWorkers, openRunner } from './runner.ts';

export interface JobOptions {
  readonly scenario?: string;
  readonly set?: Settings;
  readonly fix?: Fixes;
  readonly add?: Fixes;
  readonly draws?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly series?: readonly string[];
}

/** A verdict to half a point or so within seconds. */
export const defaultDraws = 10_000;
export const defaultSeed = 7;

const mostDraws = 1_000_000;
const mostWorkers = 64;

export function addJobOptions(command: Command, { locale }: Surroundings): Command {
  const optional = (flags: string, zh: string, en: string): Option => new Option(flags, say(locale, zh, en));
  return command
    .addOption(optional('--scenario <id>', '情景', 'scenario'))
    .addOption(
      optional(
        '--set <k=v>',
        '改一个参数，可重复；可带单位：push="0.3 %"',
        'change a parameter; may be repeated',
      ).argParser(addSetting(locale)),
    )
    .addOption(
      optional('--fix <v@year=x>', '固定某年的变量，可重复', 'fix a variable in a year; may be repeated').argParser(
        addCell(locale, '--fix'),
      ),
    )
    .addOption(
      optional(
        '--add <v@year=x>',
        '在方程上加一个数，可重复',
        'add to what the equation gives in a year; may be repeated',
      ).argParser(addCell(locale, '--add')),
    )
    .addOption(
      optional(
        '--draws <n>',
        `抽样次数，默认 ${defaultDraws}`,
        `number of draws, ${defaultDraws} by default`,
      ).argParser(wholeNumber(locale, '--draws', { least: 1, most: mostDraws })),
    )
    .addOption(
      optional('--seed <s>', `种子，默认 ${defaultSeed}`, `seed, ${defaultSeed} by default`).argParser(
        wholeNumber(locale, '--seed', { least: 0, most: Number.MAX_SAFE_INTEGER }),
      ),
    )
    .addOption(
      optional(
        '--workers <w>',
        `计算线程数，0 为当前线程，默认 ${defaultWorkers}；结果与线程数无关`,
        `worker threads, 0 for none, ${defaultWorkers} by default; results do not depend on it`,
      ).argParser(wholeNumber(locale, '--workers', { least: 0, most: mostWorkers })),
    )
    .addOption(
      optional('--series <a,b>', '只给出这些序列', 'only these series').argParser(nameList(locale, '--series')),
    );
}

/** Runs and reports; throws ModelError with places in the file the model came from. */
export async function runJob(name: string, options: JobOptions): Promise<{ report: Report; open: OpenModel }> {
  const open = await openModel(name);
  const job: Job = {
    bundle: open.bundle,
    scenario: options.scenario ?? open.scenario,
    draws: options.draws ?? open.draws ?? defaultDraws,
    seed: options.seed ?? open.seed ?? defaultSeed,
    alternatives: true,
    ...(options.set === undefined ? {} : { set: options.set }),
    ...(options.fix === undefined ? {} : { fix: options.fix }),
    ...(options.add === undefined ? {} : { add: options.add }),
    ...(options.series === undefined ? {} : { series: options.series }),
  };
  const runner = openRunner(options.workers ?? defaultWorkers);
  const progress = showProgress(process.stderr);
  try {
    return { report: await runner.run(job, { onProgress: progress.show }), open };
  } catch (error) {
    throw new ModelError(error instanceof ModelError ? error.problems.map(open.locate) : [workerFailed(error)]);
  } finally {
    progress.clear();
    runner.close();
  }
}

/** Whatever ends a run that is no problem of its inputs: a worker that could not load, ran out of memory or died. */
function workerFailed(error: unknown): Problem {
  return problem('worker-failed', {}, { detail: error instanceof Error ? error.message : String(error) });
}
