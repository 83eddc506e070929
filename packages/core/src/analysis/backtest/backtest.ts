/**
 * Would the margin model have told the past? Rolling origins, pooled over the cities of a class, and the province on its own; every
 * origin sees only what was published up to it. What the data cannot answer is said, with the series that would mend it.
 */
import { inputHash } from '../../run/hash.ts';
import { problem } from '../../problem.ts';
import type { Bilingual, Problem } from '../../problem.ts';
import type { Table } from '../../data/table.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import type { Case, ScoreGroup } from './cases.ts';
import { scoreGroup } from './cases.ts';
import { cityCases } from './city-cases.ts';
import type { Origin } from './city-cases.ts';
import { cityMargins, leastCovered } from './city-panel.ts';
import type { CityPanel, MarginPanel } from './city-panel.ts';
import { fiveYearRank } from './five-year-ranks.ts';
import type { FiveYearRank } from './five-year-ranks.ts';
import { provinceCases } from './province-cases.ts';
import type { ProvinceSeries } from './province-cases.ts';

/** What a model offers for its back-test: addresses of series, no figures. */
export interface BacktestDesign {
  readonly panel: CityPanel;
  /** City of the plan, among those of the panel. */
  readonly city: string;
  readonly province: ProvinceSeries & { readonly label: Bilingual };
  /** First years of the five-year windows to rank. */
  readonly windows: readonly number[];
  /** Years that are also left out of the scores: an event no growth model foresees. */
  readonly event: { readonly years: readonly number[]; readonly label: Bilingual };
  /** Autocorrelation of the yearly shocks of city and province, as in the model. */
  readonly ar: { readonly city: number; readonly province: number };
}

export interface BacktestQuestion {
  readonly design: BacktestDesign;
  readonly tables: readonly Table[];
  readonly draws: number;
  readonly seed: number;
}

export interface BacktestAnswer {
  readonly hash: string;
  readonly seed: number;
  readonly draws: number;
  /** Margins of the cities, in points. */
  readonly cities: {
    readonly origins: readonly Origin[];
    readonly groups: readonly ScoreGroup[];
    readonly cases: readonly Case[];
  };
  /** Growth of the province, in points. */
  readonly province: { readonly groups: readonly ScoreGroup[]; readonly cases: readonly Case[] };
  readonly ranks: readonly FiveYearRank[];
  /** `insufficient-data`: what cannot be answered. */
  readonly problems: readonly Problem[];
}

const horizon = 3;
const leastYears = 2;
const leastCities = 5;

export async function backtest(
  { design, tables, draws, seed }: BacktestQuestion,
  runner: Runner,
  options: RunOptions = {},
): Promise<BacktestAnswer> {
  const panel = cityMargins(design.panel, tables);
  const rolling = { horizon, leastYears, leastCities, draws, seed };
  const { origins, cases } = await cityCases(panel, { ...rolling, ar: design.ar.city }, runner, options);
  const ofProvince = await provinceCases(
    ...([design.province, tables, { ...rolling, ar: design.ar.province }, runner, options] as const),
  );
  // Ranks reach back as far as the windows do; forecasts start where the panel does.
  const longer = cityMargins({ ...design.panel, from: Math.min(design.panel.from, ...design.windows) }, tables);
  const ranks = design.windows.map((from) => fiveYearRank(longer, design.city, from));
  return {
    hash: inputHash({ design, figures: figuresOf(design, tables), draws, seed }),
    ...{ seed, draws, ranks },
    cities: { origins, cases, groups: groupsOf(cases, design, ['last', 'zero', 'class', 'target']) },
    province: { cases: ofProvince, groups: groupsOf(ofProvince, design, ['last', 'mean', 'target']) },
    problems: gapsOf(design, panel, ranks, [...cases, ...ofProvince]),
  };
}

/** Only what the design reads: other figures change nothing. */
function figuresOf({ panel, province }: BacktestDesign, tables: readonly Table[]): readonly unknown[] {
  const read = [...panel.cities.flatMap(({ growth, level }) => [growth, level]), province.growth, province.target];
  return read.map(
    ({ dataset, series }) => tables.find(({ id }) => id === dataset)?.series[series]?.observations ?? null,
  );
}

function groupsOf(
  cases: readonly Case[],
  { event }: BacktestDesign,
  rules: Parameters<typeof scoreGroup>[3],
): readonly ScoreGroup[] {
  const calm = ({ year }: Case): boolean => !event.years.includes(year);
  const next = cases.filter((each) => each.horizon === 1);
  const later = cases.filter((each) => each.horizon > 1);
  const without: Bilingual = { zh: `不计${event.label.zh}`, en: `without ${event.label.en}` };
  return [
    scoreGroup('next', { zh: '次年', en: 'next year' }, next, rules),
    scoreGroup('next-calm', { zh: `次年，${without.zh}`, en: `next year, ${without.en}` }, next.filter(calm), rules),
    scoreGroup('later', { zh: '两三年后', en: 'two and three years on' }, later, rules),
    scoreGroup(
      ...(['later-calm', { zh: `两三年后，${without.zh}`, en: `two and three years on, ${without.en}` }] as const),
      ...([later.filter(calm), rules] as const),
    ),
  ];
}

/** Each says what cannot be answered and which series would mend it. */
function gapsOf(
  { panel, province, event, city }: BacktestDesign,
  { margins, gaps }: MarginPanel,
  ranks: readonly FiveYearRank[],
  cases: readonly Case[],
): readonly Problem[] {
  const label = new Map(panel.cities.map((each) => [each.id, each.label]));
  const names = (ids: readonly string[], locale: 'zh' | 'en'): string =>
    ids.map((id) => label.get(id)?.[locale] ?? id).join(locale === 'zh' ? '、' : ', ');
  const lacking = gaps
    .filter(({ covered }) => covered < leastCovered)
    .map(({ year, missing }) =>
      insufficient(
        { zh: `${year} 年各市增速差`, en: `margins of ${year}` },
        {
          zh: `${names(missing, 'zh')} ${year} 年地区生产总值增速`,
          en: `real growth in ${year} of ${names(missing, 'en')}`,
        },
      ),
    );
  const outside = panel.cities.filter((each) => !margins.has(each.id));
  const alone = outside.map(({ label: name }) =>
    insufficient(
      { zh: `${name.zh}对本省各市平均的增速差`, en: `margins of ${name.en} against the cities of its province` },
      { zh: `${name.zh}所在省其他各市的增速与总量`, en: `growth and levels of the other cities of its province` },
    ),
  );
  const windows = ranks
    .filter(({ mean }) => mean === null)
    .map(({ from, to, missing, breaks }) =>
      windowGap(from, to, missing, breaks, label.get(city) ?? { zh: city, en: city }),
    );
  const target = cases.some(({ naive }) => naive.target !== null && naive.target !== undefined)
    ? []
    : [
        insufficient(
          { zh: '与官方目标相比', en: 'the comparison with official targets' },
          {
            zh: `${province.label.zh}与各市历年政府工作报告的增速目标（${province.target.dataset}.${province.target.series}）`,
            en: `growth goals of the yearly work reports of ${province.label.en} and its cities (${province.target.dataset}.${province.target.series})`,
          },
        ),
      ];
  const calm = cases.some(({ horizon: h, year }) => h === 1 && !event.years.includes(year));
  const noCalm = insufficient(
    { zh: `不计${event.label.zh}的得分`, en: `scores without ${event.label.en}` },
    { zh: '更多年份的各市增速', en: 'growth of the cities in more years' },
  );
  return [...lacking, ...alone, ...windows, ...target, ...(calm ? [] : [noCalm])];
}

function windowGap(
  ...[from, to, missing, breaks, city]: readonly [number, number, readonly number[], readonly number[], Bilingual]
): Problem {
  const asked: Bilingual = { zh: `${from}—${to} 年五年平均的位次`, en: `the rank of the five-year mean ${from}–${to}` };
  if (missing.length === 0)
    return insufficient(asked, {
      zh: `${breaks.join('、')} 年以前按现行核算口径重算的增速`,
      en: `growth before ${breaks.join(', ')} on the present accounts`,
    });
  return insufficient(asked, {
    zh: `${city.zh}与同省各市 ${missing.join('、')} 年增速${breaks.length > 0 ? `，且 ${breaks.join('、')} 年核算口径有变` : ''}`,
    en: `growth of ${city.en} and the cities of its province in ${missing.join(', ')}${breaks.length > 0 ? `; accounts changed in ${breaks.join(', ')}` : ''}`,
  });
}

function insufficient(asked: Bilingual, series: Bilingual): Problem {
  const values = { asked_zh: asked.zh, asked_en: asked.en, series_zh: series.zh, series_en: series.en };
  return problem('insufficient-data', {}, values);
}
