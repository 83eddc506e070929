/** planwright monitor MODEL: a new year's figures, and where every target stands now. */
import { barePercent, flatModel, ModelError, parseQuantity, problem, suggest } from '@planwright/core';
import type { Locale, ModelBundle, Quantity } from '@planwright/core';
import { lightWords, monitor, monitorSentence, newObservations, trendWords } from '@planwright/core/analysis';
import type {
  GrowthGoal,
  MonitorAnswer,
  MonitoredTarget,
  NewFigure,
  PrecedentClass,
  Rerun,
} from '@planwright/core/analysis';
import { readShipped } from '@planwright/models';
import { Option } from 'commander';
import type { Command, CommanderError } from 'commander';
import { citation } from '../citation.ts';
import { figure, probability } from '../format-number.ts';
import { addRunOptions, jobOf, withRunner } from '../job-options.ts';
import type { JobOptions } from '../job-options.ts';
import { pick, say } from '../locale.ts';
import { addSetting, givenTwice, wrongValue } from '../option-values.ts';
import type { Settings } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { textTable } from '../table.ts';
import type { Column } from '../table.ts';
import { openWithData } from '../user-data.ts';
import { unitText } from '../unit-text.ts';

interface MonitorOptions extends JobOptions {
  readonly figure?: readonly GivenFigure[];
  readonly goal?: Settings;
  readonly rerun?: Rerun;
}

/** As written. */
interface GivenFigure {
  readonly series: string;
  readonly year: number;
  readonly value: string;
  readonly error?: string;
}

export function addMonitor(program: Command, surroundings: Surroundings): void {
  const { locale, answer } = surroundings;
  const command = program
    .command('monitor')
    .argument('<MODEL>', say(locale, '模型编号、模型文件或笔记', 'model id, model file or notebook'))
    .description(
      say(locale, '监测：新一年的数出来后，各目标还有多大把握', 'new figures, and where every target stands now'),
    )
    .addOption(
      new Option(
        '--figure <v@year=x>',
        say(
          locale,
          '实际数，可重复；可带单位与标准误差：growth_city@2026=5.2%±0.2%',
          'a figure; may be repeated, with unit and standard error: growth_city@2026=5.2%±0.2%',
        ),
      ).argParser(addFigure(locale)),
    )
    .addOption(
      new Option(
        '--goal <v=rate>',
        say(
          locale,
          '增速序列的五年平均目标，可重复：growth_city=5.5%',
          'five-year goal of a growth rate; may be repeated: growth_city=5.5%',
        ),
      ).argParser(addSetting(locale, '--goal')),
    )
    .addOption(
      new Option(
        '--rerun <how>',
        say(
          locale,
          '符合的抽样太少时：more 增加抽样，fix 从新数字出发重新推演',
          'where few draws agree: more draws, or fix: start again from the figures',
        ),
      ).choices(['more', 'fix']),
    );
  addRunOptions(command, surroundings).action(async (name: string, options: MonitorOptions) =>
    answer(await answerMonitor(name, options, locale)),
  );
}

function addFigure(locale: Locale): (text: string, before?: readonly GivenFigure[]) => readonly GivenFigure[] {
  return (text, before = []) => {
    const [, series, year, value, error] =
      /^([^=@\s]+)@(\d{4})=([^±]+?)\s*(?:(?:±|\+-)\s*(.+))?$/su.exec(text.trim()) ?? [];
    if (series === undefined || year === undefined || value === undefined)
      throw wrongFigure(
        text,
        ['应写作 序列@年份=数 或 序列@年份=数±误差', 'write series@year=figure or series@year=figure±error'],
        locale,
      );
    if (error !== undefined && /^[-−]|^[0.]+(?![\d.])/u.test(error))
      throw wrongFigure(text, ['误差应大于 0', 'its error is above 0'], locale);
    // 5.2%±0.2 would be 20 points and 5.2±0.2% would be 520 %.
    if (error !== undefined && hasUnit(value) !== hasUnit(error))
      throw wrongFigure(
        text,
        ['数与误差都写单位，如 5.2%±0.2%', 'write the unit behind both, as in 5.2%±0.2%'],
        locale,
      );
    if (before.some((each) => each.series === series && each.year === Number(year)))
      throw givenTwice(locale, '--figure', `${series}@${year}`);
    return [...before, { series, year: Number(year), value, ...(error === undefined ? {} : { error }) }];
  };
}

const hasUnit = (text: string): boolean => !/^[-+−]?[\d.]+(?:e[-+]?\d+)?$/iu.test(text.trim());

const wrongFigure = (text: string, [zh, en]: readonly [zh: string, en: string], locale: Locale): CommanderError =>
  wrongValue(say(locale, `--figure 的值“${text}”无效：${zh}`, `the value “${text}” of --figure is not valid: ${en}`));

/** In the unit of the series. Throws ModelError for a series that does not exist and for a unit that does not fit. */
function inUnit({ model }: ModelBundle, series: string, value: Quantity): number {
  const { variables } = flatModel(model);
  const variable = Object.hasOwn(variables, series) ? variables[series] : undefined;
  if (variable === undefined) {
    const words = { kind_zh: '序列', kind_en: 'series', name: series, ...suggest(series, Object.keys(variables)) };
    throw new ModelError([problem('unknown-name', { model: model.id, path: 'figure' }, words)]);
  }
  const { unit, display = unit } = variable;
  const read = parseQuantity(value, unit);
  const where = { model: model.id, path: `figure.${series}` };
  if (typeof read !== 'number') throw new ModelError([{ ...read, where }]);
  const bare = barePercent({ name: series, value, unit, display });
  if (bare?.severity === 'error') throw new ModelError([{ ...bare, where }]);
  return read;
}

/** Core says it too, of numbers in the unit of the series: here as they were written. */
function requireProjectedYears({ model }: ModelBundle, figures: readonly GivenFigure[]): void {
  const { start, end } = model.years;
  const outside = figures.filter(({ year }) => year < start || year > end);
  const advice_zh = `推演年份为 ${start}—${end}；更早的数用 --data 替换。`;
  const advice_en = `The model projects ${start} to ${end}; earlier figures are replaced with --data.`;
  if (outside.length > 0)
    throw new ModelError(
      outside.map(({ series, year, value: found }) =>
        problem('bad-option', { path: 'figures' }, { name: `${series}@${year}`, found, advice_zh, advice_en }),
      ),
    );
}

async function answerMonitor(name: string, options: MonitorOptions, locale: Locale): Promise<Answer> {
  const open = await openWithData(name, options);
  const { bundle } = open;
  requireProjectedYears(bundle, options.figure ?? []);
  const typed = (options.figure ?? []).map(({ series, year, value, error }): NewFigure => ({
    ...{ series, year, value: inUnit(bundle, series, value) },
    ...(error === undefined ? {} : { error: inUnit(bundle, series, error) }),
  }));
  // What the user's own table says of projected years; a figure on the command line holds before it.
  const imported = options.data === undefined ? [] : newObservations(bundle);
  const also = imported.filter(
    ({ series, year }) => !typed.some((each) => each.series === series && each.year === year),
  );
  const found = await withRunner(open, options, async (runner, run) =>
    monitor(
      {
        ...{ job: jobOf(open, options), figures: [...typed, ...also], goals: goalsOf(bundle, options.goal ?? {}) },
        ...(options.goal === undefined ? {} : { precedent: await peerGrowth() }),
        ...(options.rerun === undefined ? {} : { rerun: options.rerun }),
      },
      runner,
      run,
    ),
  );
  const problems = [...open.problems, ...found.problems.map(open.locate)];
  return {
    json: { ...found, sentence: monitorSentence(found), problems: problems.map((item) => problemJson(item, locale)) },
    text: monitorText(found, locale),
    problems,
  };
}

/** The five years from the start of the model. */
function goalsOf(bundle: ModelBundle, given: Settings): Readonly<Record<string, GrowthGoal>> {
  const { start } = bundle.model.years;
  return Object.fromEntries(
    Object.entries(given).map(([series, value]) => [
      series,
      { rate: inUnit(bundle, series, value), from: start - 1, to: start + 4 },
    ]),
  );
}

/** First year of the present basis of growth: earlier ones belong to another time. */
const firstPeerYear = 2018;

/** Real growth of the cities of the province, as first published. */
async function peerGrowth(): Promise<PrecedentClass> {
  const { moreTexts } = await import('@planwright/models/more-texts');
  const peers = moreTexts.find(({ id }) => id === 'peers');
  const series = peers === undefined ? {} : readShipped(peers.id, peers.csv, peers.labels).series;
  const places = Object.entries(series).flatMap(([id, { observations }]) => {
    if (!id.startsWith('gdp_growth_real.')) return [];
    const rows = observations.filter(
      ({ year, vintage, bound }) => year >= firstPeerYear && vintage === 'first' && bound === undefined,
    );
    // Rows come by year, the trusted one first.
    return [Object.fromEntries(rows.toReversed().map(({ year, value }) => [year, value / 100]))];
  });
  return { label: { zh: `同类城市 ${firstPeerYear} 年以来`, en: `peer cities since ${firstPeerYear}` }, places };
}

const right = (title: string): Column => ({ title, align: 'right' });

function monitorText(found: MonitorAnswer, locale: Locale): string {
  return [
    figureTable(found, locale),
    effectiveLine(found, locale),
    targetTable(found, locale),
    `${pick(locale, monitorSentence(found))}\n`,
    requiredTable(found, locale),
    progressTable(found, locale),
    citation(found, locale),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function figureTable({ figures }: MonitorAnswer, locale: Locale): string {
  return textTable(
    [
      { title: say(locale, '实际数', 'figure') },
      { title: say(locale, '含义', 'meaning') },
      right(say(locale, '年份', 'year')),
      right(say(locale, '数值', 'value')),
      right(say(locale, '误差（标准差）', 'error (sd)')),
      right(say(locale, '原来预计', 'expected')),
      right(say(locale, '分位', 'percentile')),
      { title: say(locale, '单位', 'unit') },
    ],
    figures.map(({ series, label, year, value, error, expected, percentile, display: { unit, factor } }) => [
      ...[series, pick(locale, label), String(year), figure(value * factor)],
      `${figure(error.total * factor)}${error.origin === 'given' ? '' : say(locale, '（假定）', ' (assumed)')}`,
      `${figure(expected.mean * factor)} ± ${figure(expected.sd * factor)}`,
      `${Math.round(percentile * 100)} %`,
      unitText(unit, locale),
    ]),
  );
}

const methods: Readonly<Record<MonitorAnswer['method'], readonly [zh: string, en: string]>> = {
  reweighted: ['对原有抽样重新加权', 'the stored draws, reweighted'],
  'reweighted more draws': ['增加抽样后重新加权', 'more draws, reweighted'],
  'started from the figures': [
    '从实际数出发重新推演（不更新长期参数）',
    'a run from the figures on (lasting inputs learn nothing from them)',
  ],
};

function effectiveLine({ method, effective: { size, share, least } }: MonitorAnswer, locale: Locale): string {
  const [zh, en] = methods[method];
  return say(
    locale,
    `方法：${zh}；有效抽样 ${Math.round(size)}（${(share * 100).toFixed(1)} %），下限 ${Math.round(least)}\n`,
    `Method: ${en}; effective draws ${Math.round(size)} (${(share * 100).toFixed(1)} %), at least ${Math.round(least)} are wanted\n`,
  );
}

function targetTable({ targets, joint }: MonitorAnswer, locale: Locale): string {
  const row = (
    id: string,
    label: string,
    of: Pick<MonitoredTarget, 'prior' | 'posterior' | 'light' | 'lights' | 'trend'>,
  ): string[] => [
    ...[id, label, probability(of.prior.p, null)],
    of.posterior === null ? '—' : probability(of.posterior.p, of.posterior.error),
    of.light === null ? '—' : pick(locale, lightWords[of.light]),
    of.trend === null ? '—' : pick(locale, trendWords[of.trend]),
    of.lights.map(({ year, light }) => `${year} ${pick(locale, lightWords[light])}`).join(say(locale, '、', ', ')),
  ];
  const several = targets.some(({ lights }) => lights.length > 1);
  const columns = [
    { title: say(locale, '编号', 'id') },
    { title: say(locale, '目标', 'target') },
    right(say(locale, '原来', 'before')),
    right(say(locale, '现在', 'now')),
    { title: say(locale, '信号', 'light') },
    { title: say(locale, '走向', 'trend') },
    ...(several ? [{ title: say(locale, '逐年', 'by year') }] : []),
  ];
  const rows = targets.map((target) =>
    row(
      target.id,
      `${pick(locale, target.label)}${target.grade === 'C' ? say(locale, '（示意）', ' (illustrative)') : ''}`,
      target,
    ),
  );
  return textTable(
    columns,
    joint === null ? rows : [...rows, row('', say(locale, '主要目标同时', 'headline targets together'), joint)],
  );
}

const percent = (rate: number | null): string =>
  rate === null ? '—' : `${(rate * 100).toFixed(2).replace('-', '−')} %`;

function requiredTable({ required }: MonitorAnswer, locale: Locale): string {
  if (required.length === 0) return '';
  return textTable(
    [
      { title: say(locale, '剩余年份所需', 'required of the remaining years') },
      right(say(locale, '目标', 'goal')),
      right(say(locale, '已实现', 'so far')),
      right(say(locale, '还需年均', 'required')),
      { title: say(locale, '年份', 'years') },
      { title: say(locale, '先例分位', 'precedent') },
    ],
    required.map(({ label, goal, realised, required: needed, through, to, basis, precedent }) => [
      `${pick(locale, label)}${basis === 'figures' ? '' : say(locale, '（按加权均值）', ' (posterior mean)')}`,
      ...[percent(goal), percent(realised), percent(needed), through + 1 > to ? '' : `${through + 1}—${to}`],
      precedent === null
        ? ''
        : say(
            locale,
            `${Math.round(precedent.percentile * 100)} %（${precedent.label.zh}，${precedent.size} 段）`,
            `${Math.round(precedent.percentile * 100)} % of ${precedent.size} spans (${precedent.label.en})`,
          ),
    ]),
  );
}

function progressTable({ progress, progressWarning }: MonitorAnswer, locale: Locale): string {
  if (progress.length === 0) return '';
  const share = (value: number | null): string => (value === null ? '—' : `${Math.round(value * 100)} %`);
  const table = textTable(
    [
      { title: say(locale, '时序进度', 'straight line') },
      { title: say(locale, '序列', 'series') },
      right(say(locale, '完成', 'done')),
      right(say(locale, '时间过去', 'time gone')),
      right(say(locale, '模型预计此时', 'model expected')),
    ],
    progress.map(({ target, label, done, elapsed, expected }) => [
      target,
      pick(locale, label),
      share(done),
      share(elapsed),
      share(expected),
    ]),
  );
  return `${table}${pick(locale, progressWarning)}\n`;
}
