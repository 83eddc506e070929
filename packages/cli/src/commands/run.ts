/** planwright run MODEL: bands of the series and verdicts of the targets, or one part of them. */
import { encodePart, shardRange } from '@planwright/core';
import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { addJobOptions, jobOf, runJob, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { say } from '../locale.ts';
import { openWithData } from '../user-data.ts';
import { shard } from '../option-values.ts';
import type { Shard } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { reportAnswer } from '../report-answer.ts';
import { seriesCsv } from '../series-csv.ts';
import { writeWhole } from '../text-file.ts';

interface RunCommandOptions extends JobOptions {
  readonly csv?: string;
  readonly shard?: Shard;
  readonly out?: string;
}

export function addRun(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const command = program
    .command('run')
    .argument(
      '<MODEL>',
      say(
        locale,
        '模型编号、模型文件（.yaml、.json）或笔记（.md）',
        'model id, model file (.yaml, .json) or notebook (.md)',
      ),
    )
    .description(say(locale, '推演一个情景', 'run a scenario'));
  addJobOptions(command, surroundings)
    .option('--csv <file>', say(locale, '把各序列的区间写入文件', 'write the bands of the series to a file'))
    .option(
      '--shard <i/n>',
      say(
        locale,
        '只算 n 份中的第 i 份，写入 --out 的文件，再用 merge 合并',
        'only part i of n, written to the file of --out, for merge',
      ),
      shard(locale),
    )
    .option('--out <file>', say(locale, '--shard 的文件', 'file of --shard'))
    .action(async (name: string, options: RunCommandOptions) => {
      const { shard: part, out, csv } = options;
      if ((part === undefined) !== (out === undefined))
        throw wrongTogether(say(locale, '--shard 与 --out 应同时给出', '--shard and --out belong together'));
      if (part !== undefined && out !== undefined) {
        if (csv !== undefined)
          throw wrongTogether(
            say(locale, '--csv 用于 merge，不用于 --shard', '--csv goes with merge, not with --shard'),
          );
        answer(await runShard(name, options, part, out, surroundings));
        return;
      }
      const { report, open } = await runJob(name, options);
      if (csv !== undefined) await writeWhole(csv, seriesCsv(report, locale));
      const problems = [...open.problems, ...report.problems.map(open.locate)];
      answer(reportAnswer(report, open.bundle, problems, locale));
    });
}

const wrongTogether = (message: string): CommanderError => new CommanderError(2, 'planwright.wrongOptions', message);

async function runShard(
  name: string,
  options: JobOptions,
  { index, of }: Shard,
  out: string,
  { locale }: Surroundings,
): Promise<Answer> {
  const open = await openWithData(name, options);
  const job = jobOf(open, options);
  const range = shardRange(job.draws, index, of);
  const part = await withRunner(open, options, (runner, run) => runner.part(job, range, run));
  await writeWhole(out, encodePart(part));
  const { from, to, hash, engine } = part;
  return {
    json: {
      ...{ model: job.bundle.model.id, scenario: job.scenario, hash, engine, seed: job.seed, draws: job.draws },
      ...{ shard: `${index}/${of}`, from, to, file: out },
      problems: open.problems.map((item) => problemJson(item, locale)),
    },
    text: say(
      locale,
      `第 ${index}/${of} 份：第 ${from} 至 ${to - 1} 次抽样，共 ${job.draws} 次 → ${out}\n`,
      `Part ${index}/${of}: draws ${from} to ${to - 1} of ${job.draws} → ${out}\n`,
    ),
    problems: open.problems,
  };
}
