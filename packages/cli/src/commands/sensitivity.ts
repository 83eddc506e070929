/** planwright sensitivity MODEL: what drives a target or a series. */
import { sensitivity, sensitivityMethods, yearbookFigures } from '@planwright/core/analysis';
import type {
  Index,
  IndexRow,
  OutputChoice,
  ScreeningRow,
  SensitivityAnswer,
  SensitivityMethod,
  SwingEnd,
  SwingRow,
} from '@planwright/core/analysis';
import type { Locale } from '@planwright/core';
import { dataGaps } from '@planwright/models';
import { CommanderError, Option } from 'commander';
import type { Command } from 'commander';
import { citation } from '../citation.ts';
import { figure, probability } from '../format-number.ts';
import { addRunOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { pick, say } from '../locale.ts';
import { nameList, seriesAt, wholeNumber } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { textTable } from '../table.ts';
import { openWithData } from '../user-data.ts';
import { figureTable } from '../yearbook-figures.ts';
import { unitText } from '../unit-text.ts';

interface SensitivityOptions extends Omit<JobOptions, 'series'> {
  readonly target?: readonly string[];
  readonly series?: { readonly series: string; readonly year: number };
  readonly method?: SensitivityMethod;
  readonly inputs?: readonly string[];
  readonly base?: number;
  readonly by?: 'figure';
}

export function addSensitivity(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const command = program
    .command('sensitivity')
    .argument('<MODEL>', say(locale, '模型编号、模型文件或笔记', 'model id, model file or notebook'))
    .description(say(locale, '什么左右结果：各不确定量的方差份额', 'what drives a result: shares of its variance'))
    .addOption(
      new Option(
        '--target <a,b>',
        say(
          locale,
          '目标；多个时看共同裕度，默认主要目标',
          'targets; of several the joint margin; the headline ones by default',
        ),
      ).argParser(nameList(locale, '--target')),
    )
    .addOption(
      new Option('--series <S@YEAR>', say(locale, '某年的序列', 'a series in a year')).argParser(
        seriesAt(locale, '--series'),
      ),
    )
    .addOption(
      new Option('--method <method>', say(locale, '方法，默认 sobol', 'method, sobol by default')).choices(
        sensitivityMethods,
      ),
    )
    .addOption(
      new Option(
        '--inputs <a,b>',
        say(locale, '只看这些输入，其余合为一组', 'only these inputs; the rest is one group'),
      ).argParser(nameList(locale, '--inputs')),
    )
    .addOption(
      new Option(
        '--base <n>',
        say(locale, '设计的行数（morris 为轨迹数）', 'rows of the design (morris: trajectories)'),
      ).argParser(wholeNumber(locale, '--base', { least: 2, most: 1_000_000 })),
    )
    .addOption(
      new Option(
        '--by <figure>',
        say(
          locale,
          'figure：年鉴中哪些数最能缩小答案的范围',
          'figure: which yearbook figures would narrow the answer most',
        ),
      ).choices(['figure']),
    );
  addRunOptions(command, surroundings).action(async (name: string, options: SensitivityOptions) =>
    answer(await run(name, options, surroundings)),
  );
}

async function run(name: string, options: SensitivityOptions, { locale }: Surroundings): Promise<Answer> {
  const { series, target, method, inputs, base, by, ...rest } = options;
  if (series !== undefined && target !== undefined)
    throw new CommanderError(
      2,
      'planwright.wrongValue',
      say(locale, '--target 与 --series 只用一个', 'use --target or --series, not both'),
    );
  const open = await openWithData(name, rest);
  const output: OutputChoice = series ?? (target === undefined ? {} : { targets: target });
  const chosen = method ?? (by === undefined ? undefined : 'given-data');
  const question = {
    ...{ job: jobOf(open, rest), output },
    ...(chosen === undefined ? {} : { method: chosen }),
    ...(inputs === undefined ? {} : { inputs }),
    ...(base === undefined ? {} : { base }),
  };
  const found = await withRunner(open, rest, (runner, options_) => sensitivity(question, runner, options_));
  const problems = [...open.problems, ...found.problems.map(open.locate)];
  const figures = by === undefined ? null : yearbookFigures(found, dataGaps);
  const body = figures === null ? tables(found, locale) : figureTable(figures, locale);
  return {
    json: {
      ...found,
      ...(figures === null ? {} : { figures }),
      problems: problems.map((item) => problemJson(item, locale)),
    },
    text: `${headline(found, locale)}\n\n${body}\n${citation(found, locale)}`,
    problems,
  };
}

function headline({ output, method }: SensitivityAnswer, locale: Locale): string {
  const label = pick(locale, output.label);
  const subject =
    output.kind === 'series'
      ? `${label} ${output.year ?? ''}`
      : `${label}${output.kind === 'margin' ? say(locale, '（裕度）', ' (margin)') : say(locale, '（共同裕度）', ' (joint margin)')}`;
  const spread =
    `${figure(output.mean * output.display.factor)} ±${figure(output.sd * output.display.factor)} ${unitText(output.display.unit, locale)}`.trimEnd();
  const p =
    output.p === null
      ? ''
      : say(locale, `，概率 ${probability(output.p, null)}`, `, probability ${probability(output.p, null)}`);
  const margin =
    output.p === null
      ? ''
      : say(
          locale,
          '\n份额按裕度计（离门槛的距离），不按“成立与否”',
          '\nShares are of the margin (distance to the threshold), not of holding or not',
        );
  return `${subject} · ${method} · ${spread}${p}${margin}`;
}

function tables(found: SensitivityAnswer, locale: Locale): string {
  switch (found.method) {
    case 'morris':
      return screeningTable(found.rows, found.output.display.factor, locale);
    case 'tornado':
      return (
        swingTable(
          say(locale, '不确定量（第 5、95 百分位）', 'uncertainty (5th, 95th percentile)'),
          found.rows,
          found,
          locale,
        ) +
        (found.levers.length === 0
          ? ''
          : `\n${swingTable(say(locale, '杠杆（范围两端）', 'lever (ends of its range)'), found.levers, found, locale)}`)
      );
    case 'sobol':
    case 'given-data':
    case 'shapley':
      return indexTable(found.rows, locale);
    default:
      return found satisfies never;
  }
}

const right = (title: string): { title: string; align: 'right' } => ({ title, align: 'right' });
const share = (index: Index | null): string =>
  index === null
    ? ''
    : `${(index.value * 100)
        .toFixed(1)
        .replace(/^-(?=0\.0$)/, '')
        .replace('-', '−')} %`;
const interval = (index: Index | null): string =>
  index === null ? '' : `±${(((index.high - index.low) / 2) * 100).toFixed(1)}`;

function indexTable(rows: readonly IndexRow[], locale: Locale): string {
  const columns = [
    { title: say(locale, '单独', 'first order'), of: ({ first }: IndexRow) => first },
    { title: say(locale, '连同交互', 'total order'), of: ({ total }: IndexRow) => total },
    { title: say(locale, 'Shapley', 'Shapley'), of: ({ shapley }: IndexRow) => shapley },
  ].filter(({ of }) => rows.some((row) => of(row) !== null));
  const unsure = {
    wide: say(locale, '区间宽', 'wide'),
    negative: say(locale, '为负，当作 0', 'negative: take it as 0'),
  };
  return textTable(
    [
      { title: say(locale, '输入', 'input') },
      { title: say(locale, '含义', 'meaning') },
      ...columns.flatMap(({ title }) => [right(title), right('95 %')]),
      { title: '' },
    ],
    rows.map((row) => [
      row.kind === 'group' ? `${row.members[0] ?? ''} +${row.members.length - 1}` : row.name,
      pick(locale, row.label),
      ...columns.flatMap(({ of }) => [share(of(row)), interval(of(row))]),
      row.unsure === null ? '' : unsure[row.unsure],
    ]),
  );
}

function screeningTable(rows: readonly ScreeningRow[], factor: number, locale: Locale): string {
  return textTable(
    [
      { title: say(locale, '输入', 'input') },
      { title: say(locale, '含义', 'meaning') },
      right('μ*'),
      right('±'),
      right('μ'),
      right('σ'),
    ],
    rows.map(({ name, label, meanAbsolute, error, mean, deviation }) => [
      name,
      pick(locale, label),
      ...[meanAbsolute, 1.96 * error, mean, deviation].map((value) => figure(value * factor)),
    ]),
  );
}

function swingTable(
  title: string,
  rows: readonly SwingRow[],
  { output: { display, p } }: SensitivityAnswer,
  locale: Locale,
): string {
  const end = ({ at, change, error, p: probabilityThere }: SwingEnd, row: SwingRow): string[] => [
    `${figure(at * row.display.factor)} ${unitText(row.display.unit, locale)}`.trim(),
    `${figure(change * display.factor)} ±${figure(error * display.factor)}`,
    ...(p === null ? [] : [probability(probabilityThere, null)]),
  ];
  const titles = (zh: string, en: string): { title: string; align: 'right' }[] => [
    right(say(locale, zh, en)),
    right(say(locale, `结果变化（${display.unit}）`, `change (${unitText(display.unit, 'en')})`)),
    ...(p === null ? [] : [right(say(locale, '概率', 'probability'))]),
  ];
  return textTable(
    [{ title }, { title: say(locale, '含义', 'meaning') }, ...titles('低', 'low'), ...titles('高', 'high')],
    rows.map((row) => [row.name, pick(locale, row.label), ...end(row.low, row), ...end(row.high, row)]),
  );
}
