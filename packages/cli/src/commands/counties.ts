/** planwright counties MODEL: the city's growth shared among its counties. */
import { barePercent, describe, ModelError, overlay, parseQuantity, problem, suggest } from '@planwright/core';
import type { Locale, Problem, Quantity, Table } from '@planwright/core';
import { countyRules, decompose, readCounties, ruleLabels, seriesOfRule } from '@planwright/core/analysis';
import type { County, CountyAnswer, CountyGap, CountyRegion, CountyRule } from '@planwright/core/analysis';
import { dataTemplates, readShipped } from '@planwright/models';
import { Option } from 'commander';
import type { Command, CommanderError } from 'commander';
import { probability } from '../format-number.ts';
import { pick, say } from '../locale.ts';
import { openModel } from '../open-model.ts';
import { addSetting, wrongValue } from '../option-values.ts';
import type { Settings } from '../option-values.ts';
import { problemJson } from '../output.ts';
import type { Answer } from '../output.ts';
import type { Surroundings } from '../program.ts';
import { readUserTable } from '../read-user-table.ts';
import { textTable } from '../table.ts';
import type { Column } from '../table.ts';
import type { DataOptions } from '../user-data.ts';

interface CountiesOptions extends DataOptions {
  readonly rule: CountyRule;
  readonly goal: number;
  readonly zones: 'inside' | 'apart';
  readonly low?: number;
  readonly high?: number;
  readonly spread?: number;
  readonly correlation?: number;
  readonly set?: Settings;
}

/** Stated beside every answer: mean growth that the plan's analyst set as the city's goal. */
const usualGoal = 0.055;

export function addCounties(program: Command, { locale, answer }: Surroundings): void {
  const rate = (flags: string, zh: string, en: string): Option =>
    new Option(flags, say(locale, zh, en)).argParser(number(locale, flags.split(' ')[0] ?? flags));
  program
    .command('counties')
    .argument('<MODEL>', say(locale, '模型编号', 'model id'))
    .description(say(locale, '把全市增速分解到县（市、区）', 'share the growth of the city among its counties'))
    .option('--data <file>', say(locale, '填好的县级表（.xlsx、.csv）', 'the filled table of counties (.xlsx, .csv)'))
    .option('--mapping <file>', say(locale, '对照文件（.yaml）', 'its mapping (.yaml)'))
    .addOption(
      new Option(
        '--rule <rule>',
        countyRules.map((rule) => `${rule}：${pick(locale, ruleLabels[rule])}`).join(say(locale, '；', '; ')),
      )
        .choices(countyRules)
        .default('equal'),
    )
    .addOption(
      rate('--goal <rate>', '全市年均增速，默认 5.5%', 'mean growth of the city, 5.5% by default').default(
        usualGoal,
        '5.5%',
      ),
    )
    .addOption(
      new Option(
        '--zones <where>',
        say(locale, '功能区：inside 计入东昌府区，apart 单列', 'functional zones: inside Dongchangfu, or apart'),
      )
        .choices(['inside', 'apart'])
        .default('inside'),
    )
    .addOption(rate('--low <rate>', '各县增速下限', 'least growth of a county'))
    .addOption(rate('--high <rate>', '各县增速上限', 'greatest growth of a county'))
    .addOption(
      rate(
        '--spread <rate>',
        '各县五年均速的标准差（假定）',
        'standard deviation of mean growth of a county, an assumption',
      ),
    )
    .addOption(
      rate(
        '--correlation <r>',
        '各县之间的相关系数，0 至 1，给出概率时用',
        'correlation between counties, 0 to 1: then probabilities are given',
      ),
    )
    .addOption(
      new Option(
        '--set <id=rate>',
        say(locale, '各县自定的目标，可重复', 'the target a county has set; may be repeated'),
      ).argParser(addSetting(locale)),
    )
    .action(async (name: string, options: CountiesOptions) => answer(await share(name, options, locale)));
}

function number(locale: Locale, option: string): (text: string) => number {
  return (text) => {
    const refuse = (zh: string, en: string): CommanderError =>
      wrongValue(
        say(locale, `${option} 的值“${text}”无效：${zh}`, `the value “${text}” of ${option} is not valid: ${en}`),
      );
    const read = parseQuantity(text, '1');
    if (typeof read !== 'number') throw refuse('应为一个数，如 5.5%', 'a number such as 5.5% is needed');
    if (option === '--correlation') {
      if (read >= 0 && read <= 1) return read;
      throw refuse('相关系数在 0 与 1 之间', 'a correlation lies between 0 and 1');
    }
    const bare = bareRate(option, text);
    if (bare !== undefined) throw refuse(describe(bare, 'zh').hint, describe(bare, 'en').hint);
    if (option !== '--spread' || read > 0) return read;
    throw refuse('标准差应大于 0', 'a standard deviation is above 0');
  };
}

/** A rate per year without a percent sign: 5 would be 500 %. */
function bareRate(name: string, value: Quantity): Problem | undefined {
  const found = barePercent({ name, value, unit: '1/yr' });
  return found?.severity === 'error' ? found : undefined;
}

function requireOrder({ low, high }: CountiesOptions, locale: Locale): void {
  if (low === undefined || high === undefined || low <= high) return;
  throw wrongValue(
    say(
      locale,
      `--low（${percent(low)}）大于 --high（${percent(high)}）`,
      `--low (${percent(low)}) is above --high (${percent(high)})`,
    ),
  );
}

async function share(name: string, options: CountiesOptions, locale: Locale): Promise<Answer> {
  requireOrder(options, locale);
  const { bundle } = await openModel(name);
  const template = dataTemplates.find(({ dataset }) => dataset === 'counties');
  if (template === undefined || bundle.model.id !== 'liaocheng') throw new ModelError([noCounties(bundle.model.id)]);
  const { table, problems } = await countyTable(options);
  const regions = template.regions.flatMap(([id, zh]): CountyRegion[] =>
    // The city level has debt and no economy of its own.
    id === 'city_level' ? [] : [{ id, label: { zh, en: id }, ...(/_zone$/.test(id) ? { inside: 'dongchangfu' } : {}) }],
  );
  const needed = seriesOfRule[options.rule];
  const also =
    options.correlation === undefined || needed.includes('gdp_growth_real')
      ? needed
      : [...needed, 'gdp_growth_real' as const];
  const { counties, year, gaps } = readCounties({ table, regions, zones: options.zones }, also);
  if (gaps.length > 0) throw new ModelError([...problems, incomplete(gaps)]);
  const found = decompose({
    ...{ counties: counties.map((county) => withOptions(county, options)), goal: options.goal, rule: options.rule },
    ...(options.correlation === undefined ? {} : { correlation: options.correlation }),
    ...(options.set === undefined ? {} : { set: targetsOf(options.set, counties) }),
  });
  return {
    json: { ...found, zones: options.zones, year, problems: problems.map((item) => problemJson(item, locale)) },
    text: countiesText(found, options, year, locale),
    problems,
  };
}

async function countyTable({ data, mapping }: DataOptions): Promise<{ table: Table; problems: readonly Problem[] }> {
  const { moreTexts } = await import('@planwright/models/more-texts');
  const shipped = moreTexts
    .filter(({ id }) => id === 'counties')
    .map(({ id, csv, labels }) => readShipped(id, csv, labels));
  const imported =
    data === undefined || mapping === undefined
      ? { figures: [], problems: [] }
      : await readUserTable(data, mapping, shipped);
  const [table] = overlay(shipped, imported.figures);
  if (table === undefined) throw new Error('the table of counties is not shipped');
  return { table, problems: imported.problems };
}

const withOptions = (county: County, { low, high, spread }: CountiesOptions): County => ({
  ...county,
  ...(low === undefined ? {} : { low }),
  ...(high === undefined ? {} : { high }),
  ...(spread === undefined ? {} : { spread }),
});

/** Throws ModelError for a county that is none, and for a target that is no rate. */
function targetsOf(set: Settings, counties: readonly County[]): Readonly<Record<string, number>> {
  const problems: Problem[] = [];
  const targets = Object.entries(set).flatMap(([name, value]): [string, number][] => {
    const where = { path: `set.${name}` };
    const id = counties.find((county) => county.id === name || county.label.zh === name)?.id;
    const rate = parseQuantity(value, '1');
    const bare = bareRate(name, value);
    const known = counties.flatMap((county) => [county.id, county.label.zh]);
    if (id === undefined) {
      const words = { kind_zh: '县（市、区）', kind_en: 'county', name, ...suggest(name, known) };
      problems.push(problem('unknown-name', where, words));
    } else if (typeof rate !== 'number') problems.push({ ...rate, where });
    else if (bare !== undefined) problems.push({ ...bare, where });
    else return [[id, rate]];
    return [];
  });
  if (problems.length > 0) throw new ModelError(problems);
  return Object.fromEntries(targets);
}

function incomplete(gaps: readonly CountyGap[]): Problem {
  const names = [...new Map(gaps.map(({ series, name }) => [series, name])).entries()];
  const told = (locale: Locale): string =>
    names
      .map(([series, name]) => {
        const places = gaps.filter((gap) => gap.series === series).map(({ label }) => label[locale]);
        return `${name[locale]}${locale === 'zh' ? '（' : ' ('}${places.join(locale === 'zh' ? '、' : ', ')}${locale === 'zh' ? '）' : ')'}`;
      })
      .join(locale === 'zh' ? '；' : '; ');
  return problem('counties-incomplete', { path: 'counties' }, { gaps_zh: told('zh'), gaps_en: told('en') });
}

function noCounties(model: string): Problem {
  return problem(
    'unknown-name',
    { path: 'MODEL' },
    {
      kind_zh: '有县级表的模型',
      kind_en: 'model with a table of counties',
      name: model,
      suggestion_zh: '可用：liaocheng。',
      suggestion_en: 'Known: liaocheng.',
    },
  );
}

const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(2)} %`);
const right = (title: string): Column => ({ title, align: 'right' });

function countiesText(found: CountyAnswer, { zones }: CountiesOptions, year: number | null, locale: Locale): string {
  const bounds = { low: say(locale, '下限', 'low'), high: say(locale, '上限', 'high') };
  const table = textTable(
    [
      { title: say(locale, '县（市、区）', 'county') },
      right(say(locale, '比重', 'share')),
      right(say(locale, '近年均速', 'recent growth')),
      right(say(locale, '分解增速', 'its growth')),
      { title: say(locale, '到限', 'at bound') },
      right(say(locale, '拉动（点）', 'brings (points)')),
      right(say(locale, '概率', 'probability')),
    ],
    found.counties.map(({ label, weight, expected, growth, bound, contribution, p }) => [
      ...[pick(locale, label), `${(weight * 100).toFixed(1)} %`, percent(expected), percent(growth)],
      ...[bound === null ? '' : bounds[bound], (contribution * 100).toFixed(2), probability(p, null)],
    ]),
  );
  const basis = say(
    locale,
    `${pick(locale, found.label)}；全市 ${percent(found.goal)}；比重为 ${year} 年现价，功能区${zones === 'inside' ? '计入东昌府区' : '单列'}；加权合计与全市之差 ${found.coherence.toExponential(0)}\n`,
    `${pick(locale, found.label)}; city ${percent(found.goal)}; shares at current prices of ${year}, functional zones ${zones === 'inside' ? 'inside Dongchangfu' : 'apart'}; weighted sum less the city ${found.coherence.toExponential(0)}\n`,
  );
  const amplified =
    found.amplification === null
      ? ''
      : say(
          locale,
          `各县自定目标加权合计比全市高 ${(found.amplification * 100).toFixed(2)} 个百分点（层层加码）\n`,
          `The targets that the counties set add up to ${(found.amplification * 100).toFixed(2)} points more than the city's\n`,
        );
  const chances =
    found.chances === null
      ? ''
      : say(
          locale,
          `各县都完成 ${probability(found.chances.all, null)}，全市完成 ${probability(found.chances.city, null)}\n`,
          `All counties meet theirs ${probability(found.chances.all, null)}, the city meets its own ${probability(found.chances.city, null)}\n`,
        );
  return `${table}${basis}${amplified}${chances}`;
}
