/** The answer of a back-test as tables and sentences. */
import type { Locale } from '@planwright/core';
import type { BacktestAnswer, BacktestDesign, FiveYearRank, NaiveRule, ScoreGroup } from '@planwright/core/analysis';
import { pick, say } from './locale.ts';
import { textTable } from './table.ts';

const ruleNames: Readonly<Record<NaiveRule, { readonly zh: string; readonly en: string }>> = {
  last: { zh: '沿用上年', en: 'last year' },
  zero: { zh: '零差', en: 'zero margin' },
  class: { zh: '零差加同类离散', en: 'zero with the spread of the class' },
  mean: { zh: '五年均值', en: 'five-year mean' },
  target: { zh: '官方目标', en: 'official target' },
};

export function backtestText(answer: BacktestAnswer, design: BacktestDesign, locale: Locale): string {
  const origins = answer.cities.origins.map(({ year }) => year);
  const cities = new Set(answer.cities.cases.map(({ of }) => of)).size;
  const from = origins.length === 0 ? '' : `${origins[0]}—${origins.at(-1)}`;
  const parts = [
    say(
      locale,
      `各市增速差（个百分点）：${cities} 个市，起点 ${from}，每个起点只用当时以前的数`,
      `Growth margins of cities (points): ${cities} cities, origins ${from}, each with nothing but what came before it`,
    ),
    scoreTable(answer.cities.groups, locale),
    meaning(answer.cities.groups, locale),
    say(
      locale,
      `${design.province.label.zh}增速（个百分点）：单独检验`,
      `Growth of ${design.province.label.en} (points), on its own`,
    ),
    scoreTable(answer.province.groups, locale),
    meaning(answer.province.groups, locale),
    rankText(answer.ranks, locale),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const number = (value: number | null, digits = 2): string =>
  value === null ? '—' : value.toFixed(digits).replace('-', '−');
const percent = (value: number | null): string =>
  value === null ? '—' : `${value > 0 ? '+' : ''}${Math.round(value * 100)} %`.replace('-', '−');

function scoreTable(groups: readonly ScoreGroup[], locale: Locale): string {
  const rules = groups[0]?.rules.map(({ rule }) => rule) ?? [];
  const right = (title: string): { title: string; align: 'right' } => ({ title, align: 'right' });
  return textTable(
    [
      { title: say(locale, '预测', 'forecast') },
      right(say(locale, '次数', 'cases')),
      right('CRPS'),
      ...[50, 80, 95].map((level) => right(say(locale, `${level}% 区间命中`, `in ${level} % band`))),
      right('Brier'),
      ...rules.map((rule) => right(say(locale, `比${ruleNames[rule].zh}`, `against ${ruleNames[rule].en}`))),
    ],
    groups.map((group) => [
      pick(locale, group.label),
      String(group.cases),
      number(group.crps),
      ...group.coverage.map(({ hits, expected: [low, high], cases }) =>
        cases === 0 ? '—' : `${hits}（${low}–${high}）`,
      ),
      number(group.brier),
      ...group.rules.map(({ skill }) => percent(skill)),
    ]),
  );
}

/** What the forecasts of the next year say, in words. */
function meaning(groups: readonly ScoreGroup[], locale: Locale): string {
  const [group] = groups;
  if (group === undefined || group.cases === 0)
    return say(locale, '数据不足，不下结论。\n', 'Insufficient data: no conclusion.\n');
  return `${bandSentence(group, locale)}${ruleSentence(group, locale)}${signSentence(group, locale)}\n${caution(locale)}\n`;
}

function bandSentence({ cases, coverage }: ScoreGroup, locale: Locale): string {
  const off = coverage.flatMap(({ level, hits, expected: [low, high] }) => {
    if (hits >= low && hits <= high) return [];
    const percentage = Math.round(level * 100);
    const wide = hits > high;
    return [
      say(
        locale,
        `${percentage}% 区间含住 ${hits} 次，应为 ${low}–${high} 次，${wide ? '偏宽' : '偏窄，模型过于自信'}`,
        `the ${percentage} % band held ${hits}, expected ${low}–${high}: ${wide ? 'too wide' : 'too narrow, the model is too sure of itself'}`,
      ),
    ];
  });
  const held = coverage.find(({ level }) => level === 0.8);
  const [low, high] = held?.expected ?? [0, 0];
  return off.length === 0
    ? say(
        locale,
        `次年 ${cases} 次预测中，80% 区间含住 ${held?.hits ?? 0} 次，应为 ${low}–${high} 次：各档区间宽窄与事实相符。`,
        `Of ${cases} forecasts of the next year the 80 % band held ${held?.hits ?? 0}, expected ${low}–${high}: every band is as wide as it should be. `,
      )
    : say(
        locale,
        `次年 ${cases} 次预测中，${off.join('；')}；其余各档与事实相符。`,
        `Of ${cases} forecasts of the next year ${off.join('; ')}; the other bands are as wide as they should be. `,
      );
}

function ruleSentence({ rules }: ScoreGroup, locale: Locale): string {
  const known = rules.flatMap(({ rule, skill }) => {
    if (skill === null) return [];
    const [size, name] = [Math.round(Math.abs(skill) * 100), pick(locale, ruleNames[rule])];
    return [
      say(
        locale,
        `${skill >= 0 ? '比' : '不如'}“${name}”${skill >= 0 ? '好' : '，差'} ${size}%`,
        `${size} % ${skill >= 0 ? 'better' : 'worse'} than "${name}"`,
      ),
    ];
  });
  return say(locale, `按 CRPS，${known.join('；')}。`, `By CRPS the model is ${known.join('; ')}. `);
}

/** One half for everything scores 0.25. */
const coin = 0.25;

const signSentence = ({ brier }: ScoreGroup, locale: Locale): string =>
  brier === null
    ? ''
    : brier < coin
      ? say(
          locale,
          `判断高低（Brier ${number(brier)}）好于一半对一半（0.25）。`,
          `In telling high from low (Brier ${number(brier)}) it beats one half for all (0.25).`,
        )
      : say(
          locale,
          `判断高低（Brier ${number(brier)}）不如一半对一半（0.25）：过去的领先说明不了下一年谁领先。`,
          `In telling high from low (Brier ${number(brier)}) it does no better than one half for all (0.25): a past lead does not tell who leads next.`,
        );

const caution = (locale: Locale): string =>
  say(
    locale,
    '同一年的事件各市共有，次数并不独立，合理范围实际更宽；只给一个数的规则按绝对误差计分，给出分布的一方本来就占便宜（正确的正态分布约占 29%）。',
    'Cases of one year share its events and are not independent, so the true range of hits is wider; a rule that gives one number is scored by its absolute error, which favours a distribution (by about 29 % for a correct normal one).',
  );

function rankText(ranks: readonly FiveYearRank[], locale: Locale): string {
  const table = textTable(
    [
      { title: say(locale, '本市五年平均', 'five-year mean of the city') },
      { title: say(locale, '增速差', 'margin'), align: 'right' },
      { title: say(locale, '位次', 'rank'), align: 'right' },
    ],
    ranks.map(({ from, to, mean, rank, of }) => [
      `${from}—${to}`,
      number(mean),
      rank === null ? say(locale, '数据不足', 'insufficient data') : `${rank}/${of}`,
    ]),
  );
  return ranks.length === 0 ? '' : table;
}
