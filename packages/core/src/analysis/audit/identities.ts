/** What joins the rows of an indicator table. Each identity can be solved for any of its members. */
import type { Bilingual } from '../../problem.ts';
import type { QuantityKey } from './quantities.ts';

export interface Identity {
  readonly id: string;
  readonly label: Bilingual;
  /** The last is the one that the others imply where all are printed. */
  readonly members: readonly QuantityKey[];
  /** The value of a member from those of the others; it rises or falls throughout with each of them. */
  readonly solve: (member: QuantityKey, value: (key: QuantityKey) => number) => number;
  /** What else than printing may keep the two sides apart, as a fraction of the last member. */
  readonly slack?: { readonly relative: number; readonly cause: Bilingual };
}

/** Π members^exponent = 1. */
function product(
  id: string,
  label: Bilingual,
  terms: Readonly<Partial<Record<QuantityKey, 1 | -1>>>,
  slack?: Identity['slack'],
): Identity {
  const members = Object.keys(terms) as QuantityKey[];
  return {
    ...{ id, label, members },
    ...(slack === undefined ? {} : { slack }),
    solve: (member, value) => {
      const own = terms[member] ?? 1;
      return members.reduce((result, key) => {
        if (key === member) return result;
        return terms[key] === own ? result / value(key) : result * value(key);
      }, 1);
    },
  };
}

const midYear: Identity['slack'] = {
  relative: 0.006,
  cause: {
    zh: '人均按年平均人口，与年末人口约差 0.5 %',
    en: 'per-head figures use mid-year residents, about 0.5 % from those at the end of the year',
  },
};
/** Of Liaocheng the published incomes imply urban weights of 47.9 % (2024) and 48.2 % (2025), against urban shares of 57.05 and 58.34 %: 5.5 % of income. */
const survey: Identity['slack'] = {
  relative: 0.06,
  cause: {
    zh: '住户调查的城镇权重比城镇化率低约 10 个百分点，合收入的 6 %',
    en: 'the urban weight of the household survey is about 10 points below the urban share, 6 % of income',
  },
};
const prices: Identity['slack'] = {
  relative: 0.02,
  cause: { zh: '强度的价格基期可能不同', en: 'the intensity may stand on another price base' },
};

const incomeMix = (when: 'base' | 'goal'): Identity => {
  const keys = {
    share: `urbanRate@${when}`,
    urban: `urbanIncome.nominal@${when}`,
    rural: `ruralIncome.nominal@${when}`,
    all: `income.nominal@${when}`,
  } as const;
  return {
    id: `income-mix-${when}`,
    label: {
      zh: '全体居民收入 ＝ 城镇与农村收入按城镇化率加权',
      en: 'Income is the mean of urban and rural income by the urban share',
    },
    members: [keys.share, keys.urban, keys.rural, keys.all],
    slack: survey,
    solve: (member, value) => {
      const [share, urban, rural, all] = [keys.share, keys.urban, keys.rural, keys.all].map((key) =>
        key === member ? NaN : value(key),
      ) as [number, number, number, number];
      if (member === keys.all) return share * urban + (1 - share) * rural;
      if (member === keys.share) return (all - rural) / (urban - rural);
      return member === keys.urban ? (all - (1 - share) * rural) / share : (all - share * urban) / (1 - share);
    },
  };
};

const each = (make: (when: 'base' | 'goal') => Identity): readonly Identity[] => [make('base'), make('goal')];

/** Real with real, nominal with nominal. */
export const identities: readonly Identity[] = [
  product(
    'deflator',
    { zh: '名义增长 ＝ 实际增长 × 平减指数', en: 'Nominal growth is real growth times the deflator' },
    { 'gdp.nominal@factor': 1, 'gdp.real@factor': -1, 'deflator@factor': -1 },
  ),
  ...each((when) =>
    product(
      `per-head-${when}`,
      { zh: '生产总值 ÷ 常住人口 ＝ 人均生产总值', en: 'GDP over residents is GDP per resident' },
      { [`gdp.nominal@${when}`]: 1, [`perHead.nominal@${when}`]: -1, [`population@${when}`]: -1 },
      midYear,
    ),
  ),
  product(
    'per-head-growth',
    { zh: '实际增长 ＝ 人均实际增长 × 人口变化', en: 'Real growth is that per resident times residents' },
    { 'gdp.real@factor': 1, 'perHead.real@factor': -1, 'population@factor': -1 },
    midYear,
  ),
  product(
    'carbon',
    { zh: '碳强度 × 生产总值 ＝ 二氧化碳排放', en: 'CO₂ per GDP times GDP is CO₂' },
    { 'co2Intensity@factor': 1, 'gdp.real@factor': 1, 'co2@factor': -1 },
  ),
  product(
    'carbon-base',
    { zh: '碳强度 × 生产总值 ＝ 二氧化碳排放', en: 'CO₂ per GDP times GDP is CO₂' },
    { 'co2Intensity@base': 1, 'gdp.nominal@base': 1, 'co2@base': -1 },
    prices,
  ),
  product(
    'energy',
    { zh: '能耗强度 × 生产总值 ＝ 能源消费', en: 'Energy per GDP times GDP is energy' },
    { 'energyIntensity@factor': 1, 'gdp.real@factor': 1, 'energy@factor': -1 },
  ),
  product(
    'energy-base',
    { zh: '能耗强度 × 生产总值 ＝ 能源消费', en: 'Energy per GDP times GDP is energy' },
    { 'energyIntensity@base': 1, 'gdp.nominal@base': 1, 'energy@base': -1 },
    prices,
  ),
  product(
    'work-growth',
    { zh: '劳动生产率 × 就业 ＝ 生产总值', en: 'GDP per worker times employment is GDP' },
    { 'productivity.real@factor': 1, 'gdp.real@factor': -1, 'employment@factor': 1 },
  ),
  ...each((when) =>
    product(
      `work-${when}`,
      { zh: '劳动生产率 × 就业 ＝ 生产总值', en: 'GDP per worker times employment is GDP' },
      { [`productivity.nominal@${when}`]: 1, [`gdp.nominal@${when}`]: -1, [`employment@${when}`]: 1 },
      midYear,
    ),
  ),
  ...each(incomeMix),
  ...each((when) =>
    product(
      `income-ratio-${when}`,
      { zh: '城镇收入 ÷ 农村收入 ＝ 城乡收入比', en: 'Urban over rural income is their ratio' },
      { [`urbanIncome.nominal@${when}`]: 1, [`ruralIncome.nominal@${when}`]: -1, [`incomeRatio@${when}`]: -1 },
    ),
  ),
  product(
    'income-prices',
    { zh: '收入名义增长 ＝ 实际增长 × 消费价格', en: 'Nominal income is real income times consumer prices' },
    { 'income.nominal@factor': 1, 'income.real@factor': -1, 'consumerPrices@factor': -1 },
  ),
  product(
    'income-real',
    { zh: '居民收入与经济增长（实际对实际）', en: 'Income against GDP, real with real' },
    { 'income.real@factor': 1, 'gdp.real@factor': -1, 'lead.real@factor': -1 },
  ),
  product(
    'income-nominal',
    { zh: '居民收入与经济增长（名义对名义）', en: 'Income against GDP, nominal with nominal' },
    { 'income.nominal@factor': 1, 'gdp.nominal@factor': -1, 'lead.nominal@factor': -1 },
  ),
];
