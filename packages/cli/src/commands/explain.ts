/** planwright explain MODEL S@YEAR: a number traced to its inputs, or where two runs part. */
import type { Bilingual, Job, Locale } from '@planwright/core';
import { explain, firstDifference, steps } from '@planwright/core/analysis';
import type {
  Cause,
  CellDifference,
  ExplainedInput,
  ExplainedParameter,
  ExplainedVariable,
  Explanation,
  Parting,
  RunChoice,
  Step,
} from '@planwright/core/analysis';
import { CommanderError, Option } from 'commander';
import type { Command } from 'commander';
import { citation } from '../citation.ts';
import { figure } from '../format-number.ts';
import { addRunOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { pick, say } from '../locale.ts';
import { seriesAt, wholeNumber } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { openWithData } from '../user-data.ts';

interface ExplainOptions extends Omit<JobOptions, 'series'> {
  readonly draw?: number;
  readonly depth?: number;
  readonly steps?: boolean;
  readonly with?: string;
}

const mostDepth = 100;

export function addExplain(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const option = (flags: string, zh: string, en: string): Option => new Option(flags, say(locale, zh, en));
  const command = program
    .command('explain')
    .argument('<MODEL>', say(locale, '模型编号、模型文件或笔记', 'model id, model file or notebook'))
    .argument('<S@YEAR>', say(locale, '哪一年的哪个序列', 'which series in which year'), seriesAt(locale, 'S@YEAR'))
    .description(
      say(
        locale,
        '一个数从哪里来：公式、数值、出处，直到数据与参数',
        'where a number comes from: formulas, values and sources, down to data and parameters',
      ),
    )
    .addOption(
      option('--draw <n>', '看第 n 次抽样；默认中心推演', 'draw n; the central run by default').argParser(
        wholeNumber(locale, '--draw', { least: 0, most: Number.MAX_SAFE_INTEGER }),
      ),
    )
    .addOption(
      option('--depth <d>', '向下几层，默认 3', 'levels of inputs, 3 by default').argParser(
        wholeNumber(locale, '--depth', { least: 0, most: mostDepth }),
      ),
    )
    .addOption(option('--steps', '按计算次序列出该年的每一步', 'every step of the year in the order of evaluation'))
    .addOption(
      option('--with <id>', '与另一情景相比，从哪个方程开始不同', 'where the run parts from that of another scenario'),
    );
  addRunOptions(command, surroundings).action(
    async (name: string, cell: { series: string; year: number }, options: ExplainOptions) =>
      answer(await run(name, cell, options, surroundings)),
  );
}

async function run(
  name: string,
  { series, year }: { readonly series: string; readonly year: number },
  options: ExplainOptions,
  { locale }: Surroundings,
): Promise<Answer> {
  const { draw, depth, steps: stepwise = false, with: other, ...rest } = options;
  if (stepwise && other !== undefined)
    throw new CommanderError(
      2,
      'planwright.wrongOptions',
      say(locale, '--steps 与 --with 只用一个', 'use --steps or --with, not both'),
    );
  const open = await openWithData(name, rest);
  const job: Job = { ...jobOf(open, rest), alternatives: false };
  const choice: RunChoice = draw === undefined ? 'central' : { draw };
  const found = await withRunner(open, rest, (runner, running) =>
    explain({ job, series, year, run: choice, ...(depth === undefined ? {} : { depth }) }, runner, running),
  );
  const problems = [...open.problems, ...found.problems.map(open.locate)];
  const extra = await withRunner(open, { ...rest, workers: 0 }, () =>
    Promise.resolve({
      steps: stepwise ? steps({ job, series, from: year, to: year, run: choice }) : null,
      parting:
        other === undefined ? null : firstDifference(job, plainJob(job, other), { run: choice, of: { series, year } }),
    }),
  );
  const body =
    extra.steps !== null
      ? stepText(extra.steps, locale)
      : extra.parting !== null
        ? partingText(extra.parting, locale)
        : `${treeText(found, locale)}\n${lastSentence(found, locale)}`;
  return {
    json: {
      ...found,
      ...(extra.steps === null ? {} : { steps: extra.steps }),
      ...(extra.parting === null ? {} : { parting: extra.parting }),
      problems: problems.map((item) => problemJson(item, locale)),
    },
    text: `${body}\n${citation({ ...found, changes: { set: {}, fix: {}, add: {} } }, locale)}`,
    problems,
  };
}

/** The other scenario without the changes that were made on top of the first. */
function plainJob({ bundle, draws, seed }: Job, scenario: string): Job {
  return { bundle, draws, seed, scenario };
}

const states: Readonly<Record<ExplainedVariable['state'], Bilingual>> = {
  fixed: { zh: '固定', en: 'fixed' },
  observed: { zh: '观测', en: 'observed' },
  estimated: { zh: '估算', en: 'estimated' },
  projected: { zh: '推算', en: 'projected' },
  missing: { zh: '缺', en: 'missing' },
};
const roles: Readonly<Record<ExplainedParameter['role'], Bilingual>> = {
  lever: { zh: '杠杆', en: 'lever' },
  assumption: { zh: '假设', en: 'assumption' },
  uncertainty: { zh: '不确定', en: 'uncertainty' },
};

function treeText({ root, run: choice }: Explanation, locale: Locale): string {
  const which =
    choice === 'central'
      ? say(locale, '中心推演（先验和冲击都取中位数）', 'central run (priors and shocks at their medians)')
      : say(locale, `第 ${choice.draw} 次抽样`, `draw ${choice.draw}`);
  const title = say(locale, `${root.year} 年的`, '') + pick(locale, root.label) + say(locale, '', ` in ${root.year}`);
  return `${title} · ${which}\n\n${lines(root, 0, locale).join('\n')}\n`;
}

const inBrackets = (text: string, locale: Locale): string => say(locale, `（${text}）`, ` (${text})`);

function lines(node: ExplainedInput, level: number, locale: Locale): string[] {
  const indent = '  '.repeat(level);
  const head = `${indent}${pick(locale, node.reads)} ${node.name} = ${node.text}`;
  switch (node.kind) {
    case 'shock':
      return [`${head}${inBrackets(say(locale, '冲击', 'shock'), locale)}`];
    case 'parameter':
      return [`${head}${inBrackets(parameterWords(node, locale), locale)}`];
    case 'variable': {
      const told = node.cut === 'told' ? say(locale, '，见他处', ', told elsewhere') : node.cut === 'depth' ? ' …' : '';
      const state = `${pick(locale, states[node.state])}${told}`;
      const words = [state, observationWords(node, locale)].filter((part) => part !== '');
      const own = [head + inBrackets(words.join(say(locale, '；', '; ')), locale)];
      if (node.formula && node.cut === null)
        own.push(
          `${indent}  ${say(locale, '公式', 'formula')} ${node.formula.text}`,
          `${indent}  ${say(locale, '代入', 'values')} ${node.formula.values}`,
        );
      if (node.together.length > 0)
        own.push(`${indent}  ${say(locale, '与之联立', 'solved with')} ${node.together.join(', ')}`);
      return [...own, ...node.inputs.flatMap((input) => lines(input, level + 1, locale))];
    }
    default:
      return node satisfies never;
  }
}

function observationWords({ observation, dataset }: ExplainedVariable, locale: Locale): string {
  if (!observation) return '';
  const { source, vintage, confidence } = observation;
  return [
    source,
    dataset ?? '',
    say(locale, `口径 ${vintage}`, `vintage ${vintage}`),
    say(locale, `可信度 ${confidence}`, `confidence ${confidence}`),
  ]
    .filter((part) => part !== '')
    .join(say(locale, '，', ', '));
}

function parameterWords({ role, prior, source, setBy, path }: ExplainedParameter, locale: Locale): string {
  const by =
    setBy.kind === 'scenario'
      ? say(locale, `由情景 ${setBy.id} 设定`, `set by scenario ${setBy.id}`)
      : setBy.kind === 'user'
        ? say(locale, '由使用者设定', 'set by the user')
        : '';
  return [
    pick(locale, roles[role]),
    prior ? priorWords(prior, locale) : '',
    path ? say(locale, '逐年路径', 'a path over years') : '',
    by,
    pick(locale, source),
  ]
    .filter((part) => part !== '')
    .join(say(locale, '；', '; '));
}

function priorWords(prior: NonNullable<ExplainedParameter['prior']>, locale: Locale): string {
  const numbers = Object.entries(prior)
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([name, value]) => `${name} ${value}`);
  return `${say(locale, '先验', 'prior')} ${prior.kind}${numbers.length > 0 ? `(${numbers.join(', ')})` : ''}`;
}

function lastSentence({ root, restsOn, distribution, run: choice }: Explanation, locale: Locale): string {
  const { observed, fixed, computed, parameters, uncertain, levers, shocks } = restsOn;
  const { factor, unit } = root.display;
  const spread =
    distribution === null
      ? ''
      : say(
          locale,
          `全部抽样的均值为 ${figure(distribution.mean * factor)} ${unit}，90 % 落在 ${figure(distribution.p05 * factor)} 到 ${figure(distribution.p95 * factor)} 之间。`,
          ` Over all draws the mean is ${figure(distribution.mean * factor)} ${unit}, and 90 % lie between ${figure(distribution.p05 * factor)} and ${figure(distribution.p95 * factor)}.`,
        );
  const fixes = fixed === 0 ? '' : say(locale, `、${fixed} 个固定值`, `, ${fixed} fixed values`);
  const luck = shocks === 0 || choice === 'central' ? '' : say(locale, `和 ${shocks} 个冲击`, ` and ${shocks} shocks`);
  return (
    say(
      locale,
      `这个数由 ${observed} 个观测值${fixes}、${parameters} 个参数（其中杠杆 ${levers} 个、带先验的 ${uncertain} 个）${luck}经 ${computed} 步算出。`,
      `It is computed in ${computed} steps from ${observed} observed values${fixes}, ${parameters} parameters (${levers} levers, ${uncertain} with a prior)${luck}.`,
    ) + `${spread}\n`
  );
}

function stepText(found: readonly Step[], locale: Locale): string {
  return found
    .map(({ name, label, text, state, formula }, i) => {
      const head = `${String(i + 1).padStart(3)}. ${name} ${pick(locale, label)} = ${text}${inBrackets(pick(locale, states[state]), locale)}\n`;
      return formula ? `${head}       ${formula.text}\n       ${formula.values}\n` : head;
    })
    .join('');
}

const entriesShown = 12;

function partingText({ first, entries, different, cells, base, other }: Parting, locale: Locale): string {
  const names = `${base.scenario} / ${other.scenario}`;
  if (first === null)
    return say(
      locale,
      `${names}：${cells} 个数完全相同。\n`,
      `${names}: all ${cells} numbers agree to the last bit.\n`,
    );
  // One line per equation: the first year in which it differs by itself.
  const equations = entries.filter((entry, i) => entries.findIndex(({ name }) => name === entry.name) === i);
  const rows = equations.slice(0, entriesShown).map((entry) => `  ${entryText(entry, locale)}\n`);
  const more =
    equations.length > entriesShown
      ? say(locale, `  …共 ${equations.length} 处\n`, `  … ${equations.length} places in all\n`)
      : '';
  return say(
    locale,
    `${names}：按计算次序，最先不同的是 ${entryText(first, locale)}。\n${cells} 个数中 ${different} 个不同；差别从这些方程进入：\n${rows.join('')}${more}`,
    `${names}: in the order of evaluation the first to differ is ${entryText(first, locale)}.\n${different} of ${cells} numbers differ; the difference enters through these equations:\n${rows.join('')}${more}`,
  );
}

function entryText({ name, label, year, base, other, causes }: CellDifference, locale: Locale): string {
  const why = causes.map((cause) => causeText(cause, locale)).join(say(locale, '；', '; '));
  return say(
    locale,
    `${year} 年的${label.zh} ${name}：${base.text} → ${other.text}，因为${why}`,
    `${label.en} ${name} in ${year}: ${base.text} → ${other.text}, because of ${why}`,
  );
}

function causeText(cause: Cause, locale: Locale): string {
  switch (cause.kind) {
    case 'parameter':
    case 'shock':
      return `${pick(locale, cause.label)} ${cause.name}${say(locale, '：', ': ')}${cause.base.text} → ${cause.other.text}`;
    case 'added':
      return say(
        locale,
        `加项 ${cause.base.text} → ${cause.other.text}`,
        `the add-factor ${cause.base.text} → ${cause.other.text}`,
      );
    case 'origin':
      return `${pick(locale, states[cause.base])} → ${pick(locale, states[cause.other])}`;
    case 'given':
      return say(locale, '给定的数不同', 'another given number');
    case 'equation':
      return say(locale, `方程 ${cause.base} 改为 ${cause.other}`, `the equation ${cause.base} became ${cause.other}`);
    case 'together':
      return say(locale, `与 ${cause.with.join(', ')} 联立求解`, `it is solved with ${cause.with.join(', ')}`);
    default:
      return cause satisfies never;
  }
}
