/** planwright conflict MODEL: which targets get in each other's way, and what the levers can do about it. */
import { percentText } from '@planwright/core';
import { conflict, conflictSentence, fewestGiven } from '@planwright/core/analysis';
import type { ConflictAnswer, ConflictPair, ConflictQuestion, TradeOff } from '@planwright/core/analysis';
import type { Locale } from '@planwright/core';
import { Option } from 'commander';
import type { Command } from 'commander';
import { citation } from '../citation.ts';
import { figure, probability } from '../format-number.ts';
import { addRunOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { addLeverOptions, leverQuestion, share } from '../lever-options.ts';
import type { LeverOptions } from '../lever-options.ts';
import { pick, say } from '../locale.ts';
import { nameList } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { textTable } from '../table.ts';
import type { Column } from '../table.ts';
import { openWithData } from '../user-data.ts';
import { unitText } from '../unit-text.ts';

interface ConflictOptions extends JobOptions, LeverOptions {
  readonly targets?: readonly string[];
  readonly probability?: number;
  readonly trade: boolean;
}

export function addConflict(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const command = program
    .command('conflict')
    .argument('<MODEL>', say(locale, '模型编号、模型文件或笔记', 'model id, model file or notebook'))
    .description(say(locale, '哪些目标互不相容', 'which targets exclude each other'))
    .addOption(
      new Option(
        '--targets <a,b,c>',
        say(
          locale,
          '目标，默认依据 A、B 的各项（总括除外）',
          'targets; those on evidence A or B without umbrellas by default',
        ),
      ).argParser(nameList(locale, '--targets')),
    )
    .addOption(
      new Option(
        '--probability <p>',
        say(
          locale,
          '权衡时各目标所求的概率，默认按规划要求',
          'asked of each target in the trade-off; what the plan demands by default',
        ),
      ).argParser(share(locale, '--probability')),
    )
    .option('--no-trade', say(locale, '不动杠杆，只看现有抽样', 'move no levers, only read the draws'));
  addLeverOptions(command, surroundings);
  addRunOptions(command, surroundings).action(async (name: string, options: ConflictOptions) =>
    answer(await run(name, options, surroundings)),
  );
}

async function run(name: string, options: ConflictOptions, { locale }: Surroundings): Promise<Answer> {
  const { targets, probability: p, trade } = options;
  const open = await openWithData(name, options);
  const job = jobOf(open, options);
  const question: ConflictQuestion = {
    ...{ job, trade, ...leverQuestion(job, options) },
    ...(targets === undefined ? {} : { targets }),
    ...(p === undefined ? {} : { probability: p }),
  };
  const found = await withRunner(open, options, (runner, run_) => conflict(question, runner, run_));
  const problems = [...open.problems, ...found.problems.map(open.locate)];
  const parts = [
    conditionalTable(found, locale),
    pairTable(found, locale),
    found.trade === null ? '' : tradeText(found.trade, locale),
    `${pick(locale, conflictSentence(found))}\n`,
    citation(found, locale),
  ];
  return {
    json: {
      ...found,
      sentence: conflictSentence(found)[locale],
      problems: problems.map((item) => problemJson(item, locale)),
    },
    text: parts.filter((part) => part !== '').join('\n'),
    problems,
  };
}

const right = (title: string): Column => ({ title, align: 'right' });

/** Rows: the target; columns: given that the other holds. */
function conditionalTable({ targets, conditional, joint }: ConflictAnswer, locale: Locale): string {
  const table = textTable(
    [
      { title: say(locale, '编号', 'id') },
      { title: say(locale, '目标', 'target') },
      right(say(locale, '概率', 'probability')),
      ...targets.map(({ id }) => right(say(locale, `若 ${id}`, `if ${id}`))),
    ],
    targets.map(({ id, label, p, error }, i) => [
      ...[id, pick(locale, label), probability(p, error)],
      ...conditional[i]!.map((value, j) => (i === j ? '·' : value === null ? '—' : `${percentText(value)} %`)),
    ]),
  );
  const unsaid = conditional.some((row) => row.includes(null));
  const few = say(
    locale,
    `—：条件在抽样中不足 ${fewestGiven} 次成立，不作判断\n`,
    `—: the condition holds in fewer than ${fewestGiven} draws, too few to tell\n`,
  );
  return `${table}${unsaid ? few : ''}${say(
    locale,
    `全部同时实现 ${probability(joint.p, joint.error)}；若相互独立应为 ${probability(joint.product, null)}\n`,
    `All together ${probability(joint.p, joint.error)}; independence would give ${probability(joint.product, null)}\n`,
  )}`;
}

const pairsShown = 10;

function pairTable({ pairs, targets }: ConflictAnswer, locale: Locale): string {
  const row = ({ of, joint, error, product, ratio, correlation }: ConflictPair): string[] => [
    of.map((i) => targets[i]!.id).join(' × '),
    probability(joint, error),
    probability(product, null),
    ratio === null ? '—' : `${figure(ratio.value)} (${figure(ratio.low)} … ${figure(ratio.high)})`,
    correlation === null ? '—' : figure(correlation),
  ];
  const more = pairs.length - pairsShown;
  const rest = more <= 0 ? '' : say(locale, `另有 ${more} 对\n`, `${more} more pairs\n`);
  return (
    textTable(
      [
        { title: say(locale, '一对', 'pair') },
        right(say(locale, '同时', 'together')),
        right(say(locale, '若独立', 'if independent')),
        right(say(locale, '之比（95%）', 'ratio (95 %)')),
        right(say(locale, '裕度相关', 'margins correlate')),
      ],
      pairs.slice(0, pairsShown).map(row),
    ) + rest
  );
}

function tradeText({ targets, front, least }: TradeOff, locale: Locale): string {
  const names = front[0]?.levers.map(({ name }) => name) ?? [];
  const table = textTable(
    [
      ...targets.map((id) => right(id)),
      right(say(locale, '同时', 'together')),
      right(say(locale, '力度（σ）', 'effort (σ)')),
      ...names.map(right),
    ],
    thinned(front).map(({ p, joint, effort, levers }) => [
      ...[...p, joint].map((value) => probability(value, null)),
      figure(effort),
      ...levers.map(({ value }) => figure(value)),
    ]),
  );
  const title = say(
    locale,
    `杠杆之下此消彼长（前沿 ${front.length} 点）：\n`,
    `What the levers can trade (${front.length} points on the front):\n`,
  );
  return title + table + leastText(least, targets, locale);
}

/** A dozen of many, the ends among them. */
function thinned<Point>(front: readonly Point[]): readonly Point[] {
  const most = 12;
  if (front.length <= most) return front;
  return Array.from({ length: most }, (_, i) => front[Math.round((i * (front.length - 1)) / (most - 1))]!);
}

function leastText(least: TradeOff['least'], targets: readonly string[], locale: Locale): string {
  if (least === null) return '';
  const comma = say(locale, '、', ', ');
  const moved = least.levers
    .filter(({ steps }) => steps > 1e-3)
    .map(({ label, to, unit }) => `${pick(locale, label)} ${figure(to)} ${unitText(unit, locale)}`.trim())
    .join(comma);
  const each = targets.map((id, t) => `${id} ${probability(least.p[t]!, null)}`).join(comma);
  return say(
    locale,
    `违背最少的做法：${moved === '' ? '不动杠杆' : moved}；缺口由 ${figure(least.before)} 降到 ${figure(least.after)} 个标准差，${each}，同时 ${probability(least.joint.p, least.joint.error)}\n`,
    `Least violation: ${moved === '' ? 'no lever moves' : moved}; the shortfall goes from ${figure(least.before)} to ${figure(least.after)} standard deviations, ${each}, together ${probability(least.joint.p, least.joint.error)}\n`,
  );
}
