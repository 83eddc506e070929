/** planwright targets MODEL: the verdict on every target of the plan. */
import type { Command } from 'commander';
import { citation } from '../citation.ts';
import { addJobOptions, runJob } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { say } from '../locale.ts';
import { problemJson } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { jointLine, verdictJson, verdictTable } from '../verdict-table.ts';

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
    .description(say(locale, '逐条判断规划目标', 'judge the targets of the plan one by one'));
  addJobOptions(command, surroundings).action(async (name: string, options: JobOptions) => {
    const { report, open } = await runJob(name, options);
    const problems = [...open.problems, ...report.problems.map(open.locate)];
    answer({
      json: {
        targets: report.targets.map(verdictJson),
        joint: report.joint,
        problems: problems.map((item) => problemJson(item, locale)),
      },
      text: `${verdictTable(report.targets, locale)}${jointLine(report.joint, locale)}\n${citation(report, locale)}`,
      problems,
    });
  });
}
