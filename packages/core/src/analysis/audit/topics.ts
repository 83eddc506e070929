/** What rows of an indicator table are about, as far as identities join them. */
import type { Bilingual } from '../../problem.ts';

export type TopicId =
  | 'gdp'
  | 'perHead'
  | 'productivity'
  | 'income'
  | 'urbanIncome'
  | 'ruralIncome'
  | 'deflator'
  | 'consumerPrices'
  | 'incomeRatio'
  | 'urbanRate'
  | 'population'
  | 'employment'
  | 'co2'
  | 'co2Intensity'
  | 'energy'
  | 'energyIntensity';

export interface Topic {
  readonly label: Bilingual;
  /** Units that its levels convert to, equal in size; none for what is only a rate. */
  readonly units: readonly string[];
  /** Levels are at current prices and growth is real, unless the row says otherwise. */
  readonly priced?: boolean;
  /** The row gives a yearly rate even where its name does not end in 增长. */
  readonly rate?: boolean;
}

export const topics: Readonly<Record<TopicId, Topic>> = {
  gdp: { label: { zh: '地区生产总值', en: 'GDP' }, units: ['元'], priced: true },
  perHead: { label: { zh: '人均地区生产总值', en: 'GDP per resident' }, units: ['元'], priced: true },
  productivity: { label: { zh: '全员劳动生产率', en: 'GDP per worker' }, units: ['元/人', '元'], priced: true },
  income: { label: { zh: '居民人均可支配收入', en: 'disposable income per head' }, units: ['元'], priced: true },
  urbanIncome: { label: { zh: '城镇居民人均可支配收入', en: 'urban income per head' }, units: ['元'], priced: true },
  ruralIncome: { label: { zh: '农村居民人均可支配收入', en: 'rural income per head' }, units: ['元'], priced: true },
  deflator: { label: { zh: '生产总值平减指数', en: 'the GDP deflator' }, units: [], rate: true },
  consumerPrices: { label: { zh: '居民消费价格', en: 'consumer prices' }, units: [], rate: true },
  incomeRatio: { label: { zh: '城乡居民收入比', en: 'the ratio of urban to rural income' }, units: ['1'] },
  urbanRate: { label: { zh: '常住人口城镇化率', en: 'the urban share of residents' }, units: ['1'] },
  population: { label: { zh: '常住人口', en: 'residents' }, units: ['人'] },
  employment: { label: { zh: '就业人员', en: 'employment' }, units: ['人'] },
  co2: { label: { zh: '二氧化碳排放', en: 'CO₂ emissions' }, units: ['吨', 'tCO2'] },
  co2Intensity: { label: { zh: '单位生产总值二氧化碳排放', en: 'CO₂ per GDP' }, units: ['吨/元', 'tCO2/元'] },
  energy: { label: { zh: '能源消费总量', en: 'energy consumption' }, units: ['吨标准煤'] },
  energyIntensity: { label: { zh: '单位生产总值能耗', en: 'energy per GDP' }, units: ['吨标准煤/元'] },
};

const gdpWords = String.raw`(?:地区|国内)?生产总值|GDP`;

/** The first that fits; null: in no identity, though it may name a topic in passing. */
const patterns: readonly (readonly [pattern: RegExp, topic: TopicId | null])[] = [
  [new RegExp(`^(单位(${gdpWords})|万元(${gdpWords})).*(二氧化碳|碳排放)`, 'iu'), 'co2Intensity'],
  [/^(二氧化碳|碳)排放强度/u, 'co2Intensity'],
  [new RegExp(`^(单位(${gdpWords})|万元(${gdpWords})).*(能源|能耗)`, 'iu'), 'energyIntensity'],
  [/^能(耗|源消耗|源消费)强度/u, 'energyIntensity'],
  [/(占|比重|第[一二三]产业|工业|农业|服务业|民营|数字|海洋|每万|新增|高技术)/u, null],
  [new RegExp(`^人均(${gdpWords})`, 'iu'), 'perHead'],
  [/劳动生产率/u, 'productivity'],
  [/平减指数/u, 'deflator'],
  [/(居民消费价格|CPI)/iu, 'consumerPrices'],
  [/城乡.*收入.*(比|倍差)/u, 'incomeRatio'],
  [/城镇.*居民.*收入/u, 'urbanIncome'],
  [/(农村.*居民|农民).*收入/u, 'ruralIncome'],
  [/居民.*收入/u, 'income'],
  [/城镇化率/u, 'urbanRate'],
  [/常住人口/u, 'population'],
  [/(就业|从业)(人员|人口|人数)/u, 'employment'],
  [/^(二氧化碳|碳)排放/u, 'co2'],
  [/^能(源消费总量|源消耗总量|耗总量)/u, 'energy'],
  [new RegExp(`^(${gdpWords})`, 'iu'), 'gdp'],
];

export function topicOf(name: string): TopicId | null {
  const plain = name
    .replace(/[（(〔[][^）)〕\]]*[）)〕\]]/gu, '')
    .replace(/[\s*“”"]/gu, '')
    .replace(/^(全市|本市|全省|名义|实际)/u, '');
  return patterns.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
