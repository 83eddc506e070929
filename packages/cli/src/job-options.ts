/** The options of every command that runs the model, and the job they make. */
import { largestRun, ModelError, problemsOf, rawBudget, runDefaults } from '@planwright/core';
import type { Job, Report, Runner, RunOptions } from '@planwright/core';
import { Option } from 'commander';
import type { Command } from 'commander';
import { refuseBareSettings } from './bare-settings.ts';
import { say } from './locale.ts';
import type { OpenModel } from './open-model.ts';
import { addCell, addSetting, nameList, wholeNumber } from './option-values.ts';
import type { Fixes, Settings } from './option-values.ts';
import type { Surroundings } from './program.ts';
import { showProgress } from './progress.ts';
import { defaultWorkers, openRunner } from './runner.ts';
import { openWithData } from './user-data.ts';
import type { DataOptions } from './user-data.ts';

export interface JobOptions extends DataOptions {
  readonly scenario?: string;
  readonly set?: Settings;
  readonly fix?: Fixes;
  readonly add?: Fixes;
  readonly draws?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly series?: readonly string[];
  /** In megabytes. */
  readonly memory?: number;
}

const mostWorkers = 64;
const megabyte = 2 ** 20;
const mostMegabytes = 4096;

/** Those of every run, and which series it summarises. */
export function addJobOptions(command: Command, surroundings: Surroundings): Command {
  const { locale } = surroundings;
  return addRunOptions(command, surroundings).addOption(
    new Option('--series <a,b>', say(locale, '只给出这些序列', 'only these series')).argParser(
      nameList(locale, '--series'),
    ),
  );
}

export function addRunOptions(command: Command, surroundings: Surroundings): Command {
  const scenario = new Option('--scenario <id>', say(surroundings.locale, '情景', 'scenario'));
  return addChangeOptions(command.addOption(scenario), surroundings);
}

/** Those of every run, for a command that names its scenarios itself. */
export function addChangeOptions(command: Command, { locale }: Surroundings): Command {
  const optional = (flags: string, zh: string, en: string): Option => new Option(flags, say(locale, zh, en));
  return command
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
        `抽样次数，默认 ${runDefaults.draws}`,
        `number of draws, ${runDefaults.draws} by default`,
      ).argParser(wholeNumber(locale, '--draws', { least: 1, most: largestRun })),
    )
    .addOption(
      optional('--seed <s>', `种子，默认 ${runDefaults.seed}`, `seed, ${runDefaults.seed} by default`).argParser(
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
      optional(
        '--memory <MB>',
        `保留抽样的内存，默认 ${rawBudget / megabyte} MB；超出时分位数由计数得出，误差写明`,
        `memory for keeping draws, ${rawBudget / megabyte} MB by default; beyond it quantiles come from counts, with a stated error`,
      ).argParser(wholeNumber(locale, '--memory', { least: 0, most: mostMegabytes })),
    )
    .addOption(
      optional(
        '--data <file>',
        '自己的表格（.xlsx、.docx、.csv），须与 --mapping 同用',
        'a table of your own (.xlsx, .docx, .csv), with --mapping',
      ),
    )
    .addOption(
      optional(
        '--mapping <file>',
        '对照文件（.yaml）：各列是什么序列、单位、口径',
        'mapping (.yaml): which series, unit and vintage its columns are',
      ),
    )
    .addOption(
      optional(
        '--estimates <file>',
        '回归估计（.csv、.xlsx）作参数的联合先验：系数、估计值、协方差',
        'estimates (.csv, .xlsx) as the joint prior of parameters: coefficients with their covariance',
      ),
    );
}

/** Runs and reports; throws ModelError with places in the file the model came from. */
export async function runJob(name: string, options: JobOptions): Promise<{ report: Report; open: OpenModel }> {
  const open = await openWithData(name, options);
  const job = jobOf(open, options);
  return { report: await withRunner(open, options, (runner, run) => runner.run(job, run)), open };
}

/** Throws ModelError for a setting that nobody can have meant. */
export function jobOf(open: OpenModel, options: JobOptions): Job {
  const job: Job = {
    bundle: open.bundle,
    scenario: options.scenario ?? open.scenario,
    draws: options.draws ?? open.draws ?? runDefaults.draws,
    seed: options.seed ?? open.seed ?? runDefaults.seed,
    alternatives: true,
    ...(options.set === undefined ? {} : { set: options.set }),
    ...(options.fix === undefined ? {} : { fix: options.fix }),
    ...(options.add === undefined ? {} : { add: options.add }),
    ...(options.series === undefined ? {} : { series: options.series }),
    ...(options.memory === undefined ? {} : { rawBytes: options.memory * megabyte }),
  };
  refuseBareSettings(job);
  return job;
}

/** Work on a runner of its own, with progress on the terminal; problems get their places in the file of the model. */
export async function withRunner<Answer>(
  open: OpenModel,
  { workers = defaultWorkers }: JobOptions,
  work: (runner: Runner, options: RunOptions) => Promise<Answer>,
): Promise<Answer> {
  const runner = openRunner(workers);
  const progress = showProgress(process.stderr);
  try {
    return await work(runner, { onProgress: progress.show });
  } catch (error) {
    throw new ModelError(problemsOf(error).map(open.locate));
  } finally {
    progress.clear();
    runner.close();
  }
}
