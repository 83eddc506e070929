/** planwright reach MODEL: what it would take for targets to hold, or with --print what may be printed. */
import { reach, reachSentence } from '@planwright/core/analysis';
import type { LeverMove, LeverPath, ReachAnswer, ReachQuestion } from '@planwright/core/analysis';
import type { Locale } from '@planwright/core';
import { CommanderError, Option } from 'commander';
import type { Command } from 'commander';
import { citation } from '../citation.ts';
import { figure, probability } from '../format-number.ts';
import { addRunOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { addLeverOptions, chance, leverQuestion } from '../lever-options.ts';
import type { LeverOptions } from '../lever-options.ts';
import { pick, say } from '../locale.ts';
import { nameList } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import { printAnswer } from '../printable-table.ts';
import type { Surroundings } from '../program.ts';
import { textTable } from '../table.ts';
import type { Column } from '../table.ts';
import { openWithData } from '../user-data.ts';
import { unitText } from '../unit-text.ts';

interface ReachOptions extends JobOptions, LeverOptions {
  readonly target?: readonly string[];
  readonly probability?: number | 'certain';
  readonly frontier?: boolean;
  readonly alone?: boolean;
  readonly path?: LeverPath | true;
  readonly print?: boolean;
  readonly rows?: readonly string[];
}

/** What an indicative target of a plan demands. */
const usualProbability = 0.66;

export function addReach(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const command = program
    .command('reach')
    .argument('<MODEL>', say(locale, '模型编号、模型文件或笔记', 'model id, model file or notebook'))
    .description(say(locale, '怎样才能达到：杠杆最少要动多少', 'what it would take: the least change of levers'))
    .addOption(
      new Option(
        '--target <a,b>',
        say(locale, '目标；多个时须同时成立，默认主要目标', 'targets, all together; the headline ones by default'),
      ).argParser(nameList(locale, '--target')),
    )
    .addOption(
      new Option(
        '--probability <p>',
        say(
          locale,
          `所求的概率，默认 ${usualProbability}；certain 为中心路径`,
          `probability asked for, ${usualProbability} by default; certain: the central path`,
        ),
      ).argParser(chance(locale, '--probability')),
    );
  addLeverOptions(command, surroundings)
    .option('--alone', say(locale, '也看每个杠杆单独要动多少', 'also what each lever would have to be alone'))
    .option('--frontier', say(locale, '也看概率随力度的变化', 'also probability against effort'))
    .addOption(
      new Option(
        '--path [form]',
        say(locale, '逐年的值：linear 直线（默认）或 steps 各年不同', 'values by year: linear (default) or steps'),
      ).choices(['linear', 'steps', 'level']),
    )
    .option('--print', say(locale, '测算值：各指标可印的数', 'what may be printed in the indicator table'))
    .addOption(
      new Option(
        '--rows <s@year,…>',
        say(
          locale,
          '--print 的各行：序列@年份，不超过时加 :atMost；默认指标体系表',
          'rows of --print: series@year, with :atMost for a ceiling; the indicator table by default',
        ),
      ).argParser(nameList(locale, '--rows')),
    );
  addRunOptions(command, surroundings).action(async (name: string, options: ReachOptions) =>
    answer(await (options.print === true ? printed : reached)(name, options, surroundings)),
  );
}

async function printed(name: string, options: ReachOptions, { locale }: Surroundings): Promise<Answer> {
  const { probability: joint } = options;
  if (joint === 'certain')
    throw new CommanderError(
      2,
      'planwright.wrongValue',
      say(locale, '--print 需要概率，不能用 certain', '--print needs a probability, not certain'),
    );
  const open = await openWithData(name, options);
  const asked = { rows: options.rows, joint, job: jobOf(open, options) };
  return printAnswer(open, asked, (work) => withRunner(open, options, work), locale);
}

async function reached(name: string, options: ReachOptions, { locale }: Surroundings): Promise<Answer> {
  const { target, probability: p = usualProbability, alone, frontier, path } = options;
  const open = await openWithData(name, options);
  const job = jobOf(open, options);
  const question: ReachQuestion = {
    ...{ job, probability: p, ...leverQuestion(job, options) },
    ...(target === undefined ? {} : { targets: target }),
    ...(alone === true ? { alone } : {}),
    ...(frontier === true ? { frontier } : {}),
    ...(path === undefined ? {} : { path: path === true ? 'linear' : path }),
  };
  const found = await withRunner(open, options, (runner, run) => reach(question, runner, run));
  const problems = [...open.problems, ...found.problems.map(open.locate)];
  const parts = [
    targetTable(found, locale),
    leverTable(found.levers, locale),
    pathTable(found.levers, locale),
    aloneTable(found, locale),
    frontierTable(found, locale),
    `${pick(locale, reachSentence(found))}\n${footnote(found, locale)}`,
    citation(found, locale),
  ];
  return {
    json: {
      ...found,
      sentence: reachSentence(found)[locale],
      problems: problems.map((item) => problemJson(item, locale)),
    },
    text: parts.filter((part) => part !== '').join('\n'),
    problems,
  };
}

const right = (title: string): Column => ({ title, align: 'right' });

function targetTable({ targets, before, after }: ReachAnswer, locale: Locale): string {
  const rows = targets.map(({ id, label, before: from, after: to }) => [
    ...[id, pick(locale, label), probability(from, null), probability(to, null)],
  ]);
  const all = [
    '',
    say(locale, '同时', 'together'),
    probability(before.p, before.error),
    probability(after.p, after.error),
  ];
  return textTable(
    [
      { title: say(locale, '编号', 'id') },
      { title: say(locale, '目标', 'target') },
      right(say(locale, '现在', 'now')),
      right(say(locale, '动杠杆后', 'with levers')),
    ],
    targets.length > 1 ? [...rows, all] : rows,
  );
}

function leverTable(levers: readonly LeverMove[], locale: Locale): string {
  const bounds = { low: say(locale, '下限', 'low end'), high: say(locale, '上限', 'high end') };
  return textTable(
    [
      { title: say(locale, '杠杆', 'lever') },
      { title: say(locale, '含义', 'meaning') },
      right(say(locale, '现值', 'now')),
      right(say(locale, '需要', 'needed')),
      { title: say(locale, '单位', 'unit') },
      right(say(locale, '范围', 'bounds')),
      right(say(locale, '力度（σ）', 'steps (σ)')),
      { title: say(locale, '到限', 'at bound') },
      { title: say(locale, '先例', 'precedent') },
    ],
    levers.map((move) => [
      ...[move.name, pick(locale, move.label), figure(move.from), figure(move.to), unitText(move.unit, locale)],
      `${figure(move.low)} … ${figure(move.high)}`,
      figure(move.steps),
      move.bound === null ? '' : bounds[move.bound],
      move.precedent === null ? pick(locale, move.precedentReason) : `${Math.round(move.precedent * 100)} %`,
    ]),
  );
}

function pathTable(levers: readonly LeverMove[], locale: Locale): string {
  const moving = levers.filter(({ path }) => path !== null);
  const [first] = moving;
  if (first?.path == null) return '';
  const years = first.path
    .map(({ year }) => year)
    .filter((_, i) => moving.some(({ path }) => path![i]!.value !== path![0]!.value || i === 0));
  return textTable(
    [{ title: say(locale, '逐年', 'by year') }, ...years.map((year) => right(String(year)))],
    moving.map(({ name, path }) => [
      name,
      ...years.map((year) => figure(path!.find((point) => point.year === year)?.value ?? null)),
    ]),
  );
}

function aloneTable({ alone }: ReachAnswer, locale: Locale): string {
  if (alone === null) return '';
  return textTable(
    [
      { title: say(locale, '单独用', 'alone') },
      { title: say(locale, '含义', 'meaning') },
      right(say(locale, '需要', 'needed')),
      { title: say(locale, '单位', 'unit') },
      right(say(locale, '最好的值', 'best value')),
      right(say(locale, '那时概率', 'probability there')),
    ],
    alone.map(({ name, label, needed, unit, best }) => [
      ...[name, pick(locale, label), needed === null ? say(locale, '达不到', 'not enough') : figure(needed)],
      ...[unitText(unit, locale), figure(best.value), probability(best.p, null)],
    ]),
  );
}

function frontierTable({ frontier }: ReachAnswer, locale: Locale): string {
  const [first] = frontier ?? [];
  if (frontier === null || first === undefined) return '';
  return textTable(
    [
      right(say(locale, '概率', 'probability')),
      right(say(locale, '力度（σ）', 'effort (σ)')),
      ...first.levers.map(({ name }) => right(name)),
    ],
    frontier.map(({ p, effort, levers }) => [
      ...[probability(p, null), figure(effort), ...levers.map(({ value }) => figure(value))],
    ]),
  );
}

function footnote({ idle, starts, runs, fresh }: ReachAnswer, locale: Locale): string {
  const still =
    idle.length === 0
      ? ''
      : say(locale, `；不影响目标的杠杆：${idle.join('、')}`, `; levers without effect: ${idle.join(', ')}`);
  return say(
    locale,
    `σ＝上下限之差÷√12；${starts} 个起点中最好的，模型运行 ${runs} 次；复核用种子 ${fresh.seed} 的 ${fresh.draws} 次抽样${still}\n`,
    `σ = width of the bounds ÷ √12; the best of ${starts} starts, ${runs} runs of the model; checked on ${fresh.draws} draws of seed ${fresh.seed}${still}\n`,
  );
}
