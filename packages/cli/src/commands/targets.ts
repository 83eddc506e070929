/** planwright targets MODEL: the verdict on every target of the plan. */
import { everyReading, flatModel } from '@planwright/core';
import type { Bilingual, Job, Model, Report } from '@planwright/core';
import { Option } from 'commander';
import type { Command } from 'commander';
import { citation } from '../citation.ts';
import { addJobOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { say } from '../locale.ts';
import { defaultWorkers } from '../runner.ts';
import { openWithData } from '../user-data.ts';
import type { OpenModel } from '../open-model.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { readingJson, readingRows, readingTable, readingTests } from '../reading-table.ts';
import { unmodelledJson, unmodelledLine, unmodelledTable } from '../unmodelled-table.ts';
import { countLine, jointLine, verdictJson, verdictTable } from '../verdict-table.ts';

interface TargetOptions extends JobOptions {
  readonly all?: boolean;
  readonly readings?: boolean;
}

export function addTargets(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const command = program
    .command('targets')
    .argument(
      '<MODEL>',
      say(
        locale,
        '模型编号、模型文件（.yaml、.json）或笔记（.md）',
        'model id, model file (.yaml, .json) or notebook (.md)',
      ),
    )
    .description(say(locale, '逐条判断规划目标', 'judge the targets of the plan one by one'))
    .addOption(new Option('--all', say(locale, '也列出未建模与核对项', 'also list what is not modelled or ticked off')))
    .addOption(
      new Option(
        '--readings',
        say(
          locale,
          '并列每种读法的概率，看哪些读法改变判断',
          'every reading side by side: which ones change the answer',
        ),
      ),
    );
  addJobOptions(command, surroundings).action(async (name: string, options: TargetOptions) =>
    answer(
      options.readings === true
        ? await readings(name, options, surroundings)
        : await verdicts(name, options, surroundings),
    ),
  );
}

/** Measured with the model of Liaocheng: 10,000 draws are done before two threads are up. */
const fewDraws = 20_000;

/** `ask` says what the run is for: no series are summarised here. */
async function judge(
  name: string,
  options: JobOptions,
  ask: (job: Job) => Job,
): Promise<{ report: Report; open: OpenModel }> {
  const open = await openWithData(name, options);
  const job = ask(jobOf(open, options));
  // Threads take longer to come up than so few draws take on this one.
  const workers = options.workers ?? (job.draws <= fewDraws ? 0 : defaultWorkers);
  return { report: await withRunner(open, { ...options, workers }, (runner, run) => runner.run(job, run)), open };
}

async function verdicts(name: string, options: TargetOptions, { locale }: Surroundings): Promise<Answer> {
  const { report, open } = await judge(name, options, (job) => ({ ...job, series: [] }));
  const problems = [...open.problems, ...report.problems.map(open.locate)];
  const unmodelled = open.bundle.unmodelled ?? [];
  const parts = [
    verdictTable(report.targets, locale),
    countLine(report.targets, locale),
    jointLine(report.joint, locale),
    options.all === true ? `\n${unmodelledTable(unmodelled, locale)}` : unmodelledLine(unmodelled, locale),
    `\n${citation(report, locale)}`,
  ];
  return {
    json: {
      targets: [...report.targets.map(verdictJson), ...unmodelled.map(unmodelledJson)],
      joint: report.joint,
      quantileError: report.quantileError,
      problems: problems.map((item) => problemJson(item, locale)),
    },
    text: parts.join(''),
    problems,
  };
}

async function readings(name: string, options: TargetOptions, { locale }: Surroundings): Promise<Answer> {
  const ask = (job: Job): Job => {
    const bundle = { ...job.bundle, targets: everyReading(job.bundle.targets) };
    return { ...job, bundle, series: [], joint: [], alternatives: false };
  };
  const { report, open } = await judge(name, options, ask);
  const problems = [...open.problems, ...report.problems.map(open.locate)];
  const rows = readingRows(report.targets);
  const tests = readingTests(everyReading(open.bundle.targets), labelsOf(open.bundle.model));
  return {
    json: {
      readings: rows.map((row) => readingJson(row, tests.get(row.verdict.id) ?? null)),
      problems: problems.map((item) => problemJson(item, locale)),
    },
    text: `${readingTable(rows, locale)}\n${citation(report, locale)}`,
    problems,
  };
}

/** What people call a series or a parameter of a model. */
function labelsOf(model: Model): (name: string) => Bilingual {
  const { variables, parameters } = flatModel(model);
  return (name) => variables[name]?.label ?? parameters[name]?.label ?? { zh: name, en: name };
}
