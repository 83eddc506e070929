/** planwright compare MODEL: why one scenario differs from another, in contributions that add up. */
import { compareRuns, percentText } from '@planwright/core';
import type { Bilingual, Comparison, Job, Locale, PairedDifference } from '@planwright/core';
import {
  attribute,
  attributionSentence,
  differenceText,
  interactionWords,
  levelText,
  usualQuantities,
} from '@planwright/core/analysis';
import type { AttributedOutput, AttributedQuantity, Attribution, RunNames } from '@planwright/core/analysis';
import { CommanderError, Option } from 'commander';
import type { Command } from 'commander';
import { citation } from '../citation.ts';
import { figure } from '../format-number.ts';
import { addChangeOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { pick, say } from '../locale.ts';
import type { OpenModel } from '../open-model.ts';
import { nameList, seriesYears } from '../option-values.ts';
import type { SeriesYears } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { textTable } from '../table.ts';
import { openWithData } from '../user-data.ts';

interface CompareOptions extends Omit<JobOptions, 'series' | 'scenario'> {
  readonly base?: string;
  readonly with?: string;
  readonly series?: readonly SeriesYears[];
  readonly target?: readonly string[];
}

export function addCompare(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const option = (flags: string, zh: string, en: string): Option => new Option(flags, say(locale, zh, en));
  const command = program
    .command('compare')
    .argument('<MODEL>', say(locale, '模型编号、模型文件或笔记', 'model id, model file or notebook'))
    .description(
      say(
        locale,
        '两个情景为何不同：逐项贡献，合计等于差',
        'why two scenarios differ: contributions that add up to the difference',
      ),
    )
    .addOption(option('--base <id>', '从哪个情景，默认第一个', 'the scenario to start from, the first by default'))
    .addOption(
      option(
        '--with <id>',
        '到哪个情景；--set、--fix、--add 加在它上面，给了它们时可省略',
        'the scenario to compare with; --set, --fix and --add are made on top of it, and without it on top of the base',
      ),
    )
    .addOption(
      option(
        '--series <S@YEAR,…>',
        '某年的序列，或 S@起年-止年 的年均增速',
        'a series in a year, or S@from-to for its mean growth',
      ).argParser(seriesYears(locale, '--series')),
    )
    .addOption(
      option(
        '--target <a,b>',
        '目标的概率；多个时也看同时实现的概率',
        'probabilities of targets; of several together as well',
      ).argParser(nameList(locale, '--target')),
    );
  addChangeOptions(command, surroundings).action(async (name: string, options: CompareOptions) =>
    answer(await run(name, options, surroundings)),
  );
}

async function run(name: string, options: CompareOptions, { locale }: Surroundings): Promise<Answer> {
  const { base: from, with: to, series, target, set, fix, add, ...rest } = options;
  const changes = { ...(set ? { set } : {}), ...(fix ? { fix } : {}), ...(add ? { add } : {}) };
  if (to === undefined && Object.keys(changes).length === 0) {
    const message = say(
      locale,
      '要与什么比较：写 --with 情景，或用 --set 改动参数',
      'compare with what: name a scenario (--with) or change a parameter (--set)',
    );
    throw new CommanderError(2, 'planwright.wrongOptions', message);
  }
  const open = await openWithData(name, rest);
  const start = from ?? open.scenario;
  const base: Job = { ...jobOf(open, { ...rest, scenario: start }), alternatives: false };
  const other: Job = { ...base, scenario: to ?? start, ...changes };
  const { found, paired } = await withRunner(open, rest, async (runner, running) => {
    const outputs = chosen(series, target) ?? usualQuantities(base);
    const found = await attribute({ base, other, outputs }, runner, running);
    return { found, paired: await compareRuns(runner, narrow(base, outputs), narrow(other, outputs)) };
  });
  const names = namesOf(open, base, other);
  const problems = [...open.problems, ...found.problems.map(open.locate)];
  return {
    json: {
      ...found,
      sentences: found.outputs.map((output) => attributionSentence(output, found, names)),
      waterfall: found.outputs.map((output) => waterfall(output, found)),
      paired: { series: pairedSeries(found, paired), targets: paired.targets },
      problems: problems.map((item) => problemJson(item, locale)),
    },
    text: textOf(found, paired, names, base, locale),
    problems,
  };
}

function chosen(
  series: readonly SeriesYears[] | undefined,
  targets: readonly string[] | undefined,
): readonly AttributedQuantity[] | null {
  if (series === undefined && targets === undefined) return null;
  return [
    ...(series ?? []).map(({ series: name, years: [first, last] }): AttributedQuantity =>
      last === undefined
        ? { kind: 'level', series: name, year: first }
        : { kind: 'growth', series: name, from: first, to: last },
    ),
    ...(targets ?? []).map((target): AttributedQuantity => ({ kind: 'probability', target })),
    ...((targets ?? []).length > 1 ? [{ kind: 'joint' as const, targets: targets ?? [] }] : []),
  ];
}

const narrow = (job: Job, outputs: readonly AttributedQuantity[]): Job => ({
  ...job,
  series: [...new Set(outputs.flatMap((output) => ('series' in output ? [output.series] : [])))],
  targets: [...new Set(outputs.flatMap((output) => (output.kind === 'probability' ? [output.target] : [])))],
  joint: [],
});

function namesOf({ bundle }: OpenModel, base: Job, other: Job): RunNames {
  const label = ({ scenario, set, fix, add }: Job): Bilingual => {
    const { zh, en } = bundle.scenarios[scenario]?.label ?? { zh: scenario, en: scenario };
    return set || fix || add ? { zh: `${zh}（有改动）`, en: `${en} (changed)` } : { zh, en };
  };
  return { base: label(base), other: label(other) };
}

/** Bars from the base to the other run, the largest first. */
function waterfall({ base, other, contributions }: AttributedOutput, { changes }: Attribution): readonly unknown[] {
  let at = base;
  const bars = byContribution(contributions).map((i) => {
    const from = at;
    at += contributions[i]!;
    const { kind, names, label } = changes[i]!;
    return { kind, names, label, from, to: at };
  });
  return [{ kind: 'base', from: 0, to: base }, ...bars, { kind: 'other', from: 0, to: other }];
}

const byContribution = (contributions: readonly number[]): number[] =>
  contributions.map((_, i) => i).sort((a, b) => Math.abs(contributions[b]!) - Math.abs(contributions[a]!));

function pairedSeries({ outputs }: Attribution, { series, years }: Comparison): readonly unknown[] {
  return outputs.flatMap(({ quantity }) =>
    quantity.kind === 'level'
      ? [{ series: quantity.series, year: quantity.year, ...series[quantity.series]?.[years.indexOf(quantity.year)] }]
      : [],
  );
}

function textOf(found: Attribution, paired: Comparison, names: RunNames, base: Job, locale: Locale): string {
  const arrow = `${pick(locale, names.base)} → ${pick(locale, names.other)}`;
  const { changes, outputs } = found;
  const blocks = outputs.map((output) => block(output, found, locale));
  // Of what nobody chose the verdicts are told, the series only shown.
  const verdicts = outputs.filter(({ quantity }) => quantity.kind === 'probability' || quantity.kind === 'joint');
  const last = (verdicts.length > 0 ? verdicts : outputs).map(
    (output) => `${pick(locale, attributionSentence(output, found, names))}\n`,
  );
  const record = {
    ...found,
    scenario: arrow,
    hash: `${found.base.hash} → ${found.other.hash}`,
    changes: { set: {}, fix: {}, add: {} },
  };
  return [
    `${arrow}\n`,
    changes.length === 0 ? '' : changeTable(found, names, locale),
    resultTable(found, paired, names, locale),
    ...(changes.length === 0 ? [] : blocks),
    methodLine(found, locale),
    last.join(''),
    citation({ ...record, seed: base.seed }, locale),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function changeTable({ changes }: Attribution, names: RunNames, locale: Locale): string {
  return textTable(
    [
      { title: say(locale, '改动的输入', 'changed input') },
      { title: say(locale, '含义', 'meaning') },
      { title: pick(locale, names.base) },
      { title: pick(locale, names.other) },
    ],
    changes.map(({ names: [first = '', ...more], label, from, to, reaches }) => [
      more.length === 0 ? first : `${first} …`,
      `${pick(locale, label)}${reaches ? '' : say(locale, '（不影响这里的结果）', ' (plays no part here)')}`,
      pick(locale, from),
      pick(locale, to),
    ]),
  );
}

function resultTable(
  found: Attribution,
  { series, years, targets }: Comparison,
  names: RunNames,
  locale: Locale,
): string {
  const rows = found.outputs.map((output) => {
    const { quantity } = output;
    const level = quantity.kind === 'level' ? series[quantity.series]?.[years.indexOf(quantity.year)] : undefined;
    const target = quantity.kind === 'probability' ? targets[quantity.target] : undefined;
    return [
      pick(locale, output.label),
      levelText(output, output.base, locale),
      levelText(output, output.other, locale),
      differenceText(output, output.difference, locale),
      level ? band(level, output) : target ? `±${figure(target.error * 100)}` : '',
      level?.above ? `${percentText(level.above.p)} %` : '',
    ];
  });
  return textTable(
    [
      { title: say(locale, '结果（均值或概率）', 'result (mean or probability)') },
      { title: pick(locale, names.base), align: 'right' },
      { title: pick(locale, names.other), align: 'right' },
      { title: say(locale, '差', 'difference'), align: 'right' },
      { title: say(locale, '逐次之差 5–95 % / 误差', 'paired 5–95 % / error'), align: 'right' },
      { title: say(locale, '更高的占比', 'share above'), align: 'right' },
    ],
    rows,
  );
}

function band({ p05, p95 }: PairedDifference, { display: { factor } }: AttributedOutput): string {
  const at = (value: number | null): string => figure(value === null ? null : value * factor);
  return `${at(p05)} … ${at(p95)}`;
}

/** The contributions of one output, the largest first, and their sum. */
function block(output: AttributedOutput, { changes }: Attribution, locale: Locale): string {
  const { contributions, errors, difference, interactions } = output;
  const own = (value: number): string => differenceText(output, value, locale);
  const rows = byContribution(contributions)
    .filter((i) => changes[i]!.reaches)
    .map((i) => [
      `  ${pick(locale, changes[i]!.label)}`,
      own(contributions[i]!) + (errors ? ` ±${figure(errors[i]! * output.display.factor)}` : ''),
      difference === 0 ? '' : `${Math.round((contributions[i]! / difference) * 100)} %`,
    ]);
  const labels = changes.map(({ label }) => label);
  const together = interactions
    .slice(0, 1)
    .filter(({ value }) => Math.abs(value) > 1e-9 * Math.max(...contributions.map(Math.abs)))
    .map((interaction) => `  ${pick(locale, interactionWords(output, interaction, labels))}\n`);
  const table = textTable(
    [
      { title: pick(locale, output.label) },
      { title: say(locale, '贡献', 'contribution'), align: 'right' },
      { title: say(locale, '占差', 'of the difference'), align: 'right' },
    ],
    [...rows, [`  ${say(locale, '合计', 'total')}`, own(difference), difference === 0 ? '' : '100 %']],
  );
  return table + together.join('');
}

function methodLine({ method, coalitions, changes }: Attribution, locale: Locale): string {
  if (changes.length === 0) return '';
  return method === 'exact'
    ? say(
        locale,
        `沙普利值：${coalitions} 种改动组合逐一推演，贡献之和等于差，与改动的先后无关。\n`,
        `Shapley values: all ${coalitions} combinations of the changes were run; contributions add up to the difference, whatever the order of the changes.\n`,
      )
    : say(
        locale,
        `沙普利值：改动太多，抽取了 ${coalitions} 种组合，± 为 95 % 误差；贡献之和仍等于差。\n`,
        `Shapley values: with so many changes ${coalitions} combinations were sampled, ± is the 95 % error; contributions still add up to the difference.\n`,
      );
}
