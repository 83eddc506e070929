/** planwright check FILE|MODEL: every problem, nothing run. */
import { checkJob, ModelError, runDefaults } from '@planwright/core';
import type { Problem } from '@planwright/core';
import type { Command } from 'commander';
import { say } from '../locale.ts';
import { openModel } from '../open-model.ts';
import { problemJson } from '../output.ts';
import type { Surroundings } from '../program.ts';

export function addCheck(program: Command, { locale, answer }: Surroundings): void {
  program
    .command('check')
    .argument(
      '<FILE|MODEL>',
      say(
        locale,
        '笔记（.md）、模型文件（.yaml、.json）或模型编号',
        'notebook (.md), model file (.yaml, .json) or model id',
      ),
    )
    .description(say(locale, '检查而不运行，列出全部问题', 'list every problem without running'))
    .action(async (name: string) => {
      const problems = await problemsOf(name);
      const count = problems.length;
      answer({
        json: { problems: problems.map((item) => problemJson(item, locale)) },
        text:
          count === 0
            ? say(locale, `${name}：没有问题\n`, `${name}: no problems\n`)
            : say(locale, `${name}：${count} 个问题\n`, `${name}: ${count} problem${count === 1 ? '' : 's'}\n`),
        problems,
      });
    });
}

/** Of the document and of the model under every one of its scenarios, each once. */
async function problemsOf(name: string): Promise<readonly Problem[]> {
  try {
    const open = await openModel(name);
    const { bundle, draws = runDefaults.draws, seed = runDefaults.seed } = open;
    const found = Object.keys(bundle.scenarios).flatMap(
      (scenario) => checkJob({ bundle, scenario, draws, seed }).problems,
    );
    const all = [...open.problems, ...found.map(open.locate)];
    const seen = new Set<string>();
    return all.filter((item) => {
      const key = JSON.stringify(item);
      return seen.has(key) ? false : seen.add(key);
    });
  } catch (error) {
    if (error instanceof ModelError) return error.problems;
    throw error;
  }
}
