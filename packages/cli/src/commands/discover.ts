/** planwright discover MODEL --target ID: in which corner of the inputs a target fails, or holds. */
import { discover } from '@planwright/core/analysis';
import type { BoxRestriction, DiscoveryAnswer } from '@planwright/core/analysis';
import type { Locale } from '@planwright/core';
import { Option } from 'commander';
import type { Command } from 'commander';
import { citation } from '../citation.ts';
import { figure } from '../format-number.ts';
import { addRunOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { pick, say } from '../locale.ts';
import { nameList, wholeNumber } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { textTable } from '../table.ts';
import { openWithData } from '../user-data.ts';
import { unitText } from '../unit-text.ts';

interface DiscoverOptions extends JobOptions {
  readonly target?: readonly string[];
  readonly holds?: boolean;
  readonly levers?: readonly string[];
  readonly boxes?: number;
}

export function addDiscover(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const command = program
    .command('discover')
    .argument('<MODEL>', say(locale, '模型编号、模型文件或笔记', 'model id, model file or notebook'))
    .description(say(locale, '目标在什么情形下不成立', 'in which cases a target fails'))
    .addOption(
      new Option(
        '--target <a,b>',
        say(
          locale,
          '目标；多个时须同时成立，默认主要目标',
          'targets; several hold together; the headline ones by default',
        ),
      ).argParser(nameList(locale, '--target')),
    )
    .option('--holds', say(locale, '改看成立的情形', 'look for the cases in which it holds'))
    .addOption(
      new Option(
        '--levers <a,b>',
        say(locale, '让这些杠杆在其范围内均匀变动', 'vary these levers over their range'),
      ).argParser(nameList(locale, '--levers')),
    )
    .addOption(
      new Option('--boxes <n>', say(locale, '至多几组条件，默认 3', 'most boxes, 3 by default')).argParser(
        wholeNumber(locale, '--boxes', { least: 1, most: 10 }),
      ),
    );
  addRunOptions(command, surroundings).action(async (name: string, options: DiscoverOptions) =>
    answer(await run(name, options, surroundings)),
  );
}

async function run(name: string, options: DiscoverOptions, { locale }: Surroundings): Promise<Answer> {
  const { target, holds, levers, boxes, ...rest } = options;
  const open = await openWithData(name, rest);
  const question = {
    job: jobOf(open, rest),
    ...(target === undefined ? {} : { targets: target }),
    ...(holds === undefined ? {} : { holds }),
    ...(levers === undefined ? {} : { levers }),
    ...(boxes === undefined ? {} : { boxes }),
  };
  const found = await withRunner(open, rest, (runner, running) => discover(question, runner, running));
  const problems = [...open.problems, ...found.problems.map(open.locate)];
  return {
    json: { ...found, problems: problems.map((item) => problemJson(item, locale)) },
    text: `${pick(locale, found.sentence)}\n\n${boxTable(found, locale)}\n${resampleLine(found, locale)}${citation(found, locale)}`,
    problems,
  };
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** One line per restriction; the measures stand with the first of a box. */
function boxTable({ boxes, holds }: DiscoveryAnswer, locale: Locale): string {
  const end = (value: number | null, { display }: BoxRestriction): string =>
    value === null ? '' : `${figure(value * display.factor)} ${unitText(display.unit, locale)}`.trim();
  const rows = boxes.flatMap(({ restrictions, mass, density, coverage }, box) =>
    restrictions.map((restriction, i) => [
      i === 0 ? String(box + 1) : '',
      restriction.name,
      pick(locale, restriction.label),
      end(restriction.low, restriction),
      end(restriction.high, restriction),
      restriction.quasiP < 0.001 ? '<0.001' : restriction.quasiP.toFixed(3),
      percent(restriction.found),
      ...(i === 0 ? [mass, density, coverage].map(percent) : ['', '', '']),
    ]),
  );
  const right = (zh: string, en: string): { title: string; align: 'right' } => ({
    title: say(locale, zh, en),
    align: 'right',
  });
  return textTable(
    [
      right('组', 'box'),
      { title: say(locale, '输入', 'input') },
      { title: say(locale, '含义', 'meaning') },
      right('不低于', 'at least'),
      right('不高于', 'at most'),
      right('偶然可能', 'quasi-p'),
      right('重抽样中出现', 'in resamples'),
      right('占比', 'mass'),
      holds ? right('成立率', 'density') : right('不成立率', 'density'),
      right('涵盖', 'coverage'),
    ],
    rows,
  );
}

function resampleLine({ found, resamples, tree, coverage }: DiscoveryAnswer, locale: Locale): string {
  const often = found
    .slice(0, 6)
    .map(({ name, share }) => `${name} ${percent(share)}`)
    .join(say(locale, '、', ', '));
  const inTree = tree.inputs.join(say(locale, '、', ', '));
  return say(
    locale,
    `各组合计涵盖 ${percent(coverage)}；${resamples} 次半数重抽样中被限定的输入：${often}\n分类树用到：${inTree}\n`,
    `All boxes cover ${percent(coverage)}; restricted in ${resamples} random halves: ${often}\nThe classification tree uses: ${inTree}\n`,
  );
}
