/** planwright backtest MODEL: would the model have told the past, and how far is it better than a simple rule. */
import { describe, ModelError, problem, runDefaults, suggest } from '@planwright/core';
import type { Locale, Table } from '@planwright/core';
import type { BacktestAnswer } from '@planwright/core/analysis';
import { backtests, readShipped, tables } from '@planwright/models';
import { Option } from 'commander';
import type { Command } from 'commander';
import { backtestText } from '../backtest-words.ts';
import { say } from '../locale.ts';
import { wholeNumber } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { showProgress } from '../progress.ts';
import { openRunner } from '../runner.ts';

interface BacktestOptions {
  readonly draws: number;
  readonly seed: number;
  readonly cases?: boolean;
}

/** Quantiles of a forecast to a few hundredths of a point. */
const fewDraws = 4_000;
const mostDraws = 100_000;

export function addBacktest(program: Command, { locale, answer }: Surroundings): void {
  const whole = (name: string, least: number, most: number): ReturnType<typeof wholeNumber> =>
    wholeNumber(locale, name, { least, most });
  program
    .command('backtest')
    .argument('<MODEL>', say(locale, '模型编号', 'model id'))
    .description(
      say(
        locale,
        '回溯检验：从过去各年出发预测，与事实和简单规则相比',
        'forecasts from past years beside what came and beside simple rules',
      ),
    )
    .addOption(
      new Option('--draws <n>', say(locale, '每个预测的抽样次数', 'draws of each forecast'))
        .argParser(whole('--draws', 100, mostDraws))
        .default(fewDraws),
    )
    .addOption(
      new Option('--seed <s>', say(locale, '种子', 'seed'))
        .argParser(whole('--seed', 0, Number.MAX_SAFE_INTEGER))
        .default(runDefaults.seed),
    )
    .option('--cases', say(locale, 'JSON 中也列出每次预测', 'with --json, each forecast as well'))
    .action(async (name: string, options: BacktestOptions) => answer(await test(name, options, locale)));
}

async function test(name: string, { draws, seed, cases }: BacktestOptions, locale: Locale): Promise<Answer> {
  const design = Object.hasOwn(backtests, name) ? backtests[name] : undefined;
  if (design === undefined) {
    const words = { kind_zh: '有回溯检验的模型', kind_en: 'model with a back-test' };
    throw new ModelError([
      problem('unknown-name', { path: 'MODEL' }, { ...words, name, ...suggest(name, Object.keys(backtests)) }),
    ]);
  }
  const { backtest } = await import('@planwright/core/analysis');
  const runner = openRunner(0);
  const progress = showProgress(process.stderr);
  try {
    const question = { design, tables: await panelTables(), draws, seed };
    const result = await backtest(question, runner, { onProgress: progress.show });
    const { problems } = result;
    return {
      json: { ...jsonOf(result, cases === true), problems: problems.map((item) => problemJson(item, locale)) },
      text: `${backtestText(result, design, locale)}${insufficient(result, locale)}\n${footer(result, locale)}`,
      // The reader has them in the answer itself.
      problems: [],
    };
  } finally {
    progress.clear();
    runner.close();
  }
}

/** The panel of cities is large and loaded only here. */
async function panelTables(): Promise<readonly Table[]> {
  const { moreTexts } = await import('@planwright/models/more-texts');
  const peers = moreTexts.filter(({ id }) => id === 'peers');
  return [...tables, ...peers.map(({ id, csv, labels }) => readShipped(id, csv, labels))];
}

function insufficient({ problems }: BacktestAnswer, locale: Locale): string {
  const lines = problems.map((item) => {
    const { message, hint } = describe(item, locale);
    return `· ${message}${locale === 'zh' ? '。' : '. '}${hint}\n`;
  });
  return lines.length === 0 ? '' : `\n${lines.join('')}`;
}

const footer = ({ hash, seed, draws }: BacktestAnswer, locale: Locale): string =>
  say(
    locale,
    `检验 ${hash}，种子 ${seed}，每次 ${draws} 抽样\n`,
    `back-test ${hash}, seed ${seed}, ${draws} draws each\n`,
  );

function jsonOf({ cities, province, problems: _, ...rest }: BacktestAnswer, cases: boolean): Record<string, unknown> {
  const part = <Part extends { readonly cases: unknown }>({
    cases: each,
    ...scores
  }: Part): Record<string, unknown> => ({
    ...scores,
    ...(cases ? { cases: each } : {}),
  });
  return { ...rest, cities: part(cities), province: part(province) };
}
