/** The starter of an indicator table: the rows of the national table of the 15th plan, with the model's own base and a blank goal. */
import { flatModel, withObservedBases } from '@planwright/core';
import type { IndicatorRow, IndicatorTable, ModelBundle } from '@planwright/core';

/** What indicators are called → variable of the model. */
export const indicatorNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  liaocheng: {
    地区生产总值: 'gdp_city',
    地区生产总值增长: 'gdp_city',
    国内生产总值增长: 'gdp_city',
    人均地区生产总值: 'gdp_per_head',
    常住人口: 'population',
    常住人口城镇化率: 'urban_rate',
    全员劳动生产率增长: 'gdp_per_head',
    第一产业比重: 'share_primary',
    第二产业比重: 'share_secondary',
    第三产业比重: 'share_tertiary',
    单位地区生产总值二氧化碳排放降低: 'co2_intensity',
    单位GDP二氧化碳排放降低: 'co2_intensity',
    单位地区生产总值能源消耗降低: 'carbon.energy_intensity',
    单位GDP能耗降低: 'carbon.energy_intensity',
    非化石能源占能源消费总量比重: 'carbon.nonfossil_share',
    二氧化碳排放: 'co2',
    粮食综合生产能力: 'grain.output',
    粮食产量: 'grain.output',
    规模以上工业增加值增长: 'industry_va.city',
    一般公共预算收入增长: 'revenue.city',
    固定资产投资增长: 'investment.city',
    社会消费品零售总额增长: 'retail.city',
    进出口总额增长: 'trade.city',
  },
};

interface Starter {
  readonly category: string;
  readonly name: string;
  readonly unit: string;
  /** Series of the base, `series@vintage`, in the data of the place. */
  readonly base?: string;
  /** The national goal of 2030, as printed. */
  readonly nation: string;
  readonly attribute?: '约束性' | '预期性';
  readonly note?: string;
}

/** Groups and order of the national table; three names were not seen and are said to be inferred. Attributes only where seen. */
const national: readonly Starter[] = [
  {
    category: '经济发展',
    name: '地区生产总值增长',
    unit: '%',
    base: 'gdp_growth_real@latest',
    nation: '合理区间，各年度视情提出',
  },
  {
    category: '经济发展',
    name: '全员劳动生产率增长',
    unit: '%',
    nation: '未见',
    note: '全国表中的名称未见，按“十四五”体例推定',
  },
  { category: '经济发展', name: '常住人口城镇化率', unit: '%', base: 'urbanisation_rate@census7', nation: '71' },
  { category: '创新驱动', name: '全社会研发经费投入增长', unit: '%', nation: '年均>7', attribute: '预期性' },
  { category: '创新驱动', name: '每万人口高价值发明专利拥有量', unit: '件', nation: '>22', attribute: '预期性' },
  {
    category: '创新驱动',
    name: '数字经济核心产业增加值占地区生产总值比重',
    unit: '%',
    nation: '12.5',
    attribute: '预期性',
  },
  { category: '民生福祉', name: '城镇调查失业率', unit: '%', nation: '<5.5' },
  {
    category: '民生福祉',
    name: '居民人均可支配收入增长',
    unit: '%',
    base: 'income_per_capita_growth@published',
    nation: '与经济增长同步',
  },
  { category: '民生福祉', name: '劳动年龄人口平均受教育年限', unit: '年', nation: '11.7' },
  { category: '民生福祉', name: '医疗类指标（名称待定）', unit: '', nation: '未见', note: '全国表中的名称未见' },
  { category: '民生福祉', name: '人均预期寿命', unit: '岁', nation: '80' },
  { category: '民生福祉', name: '养老机构护理型床位占比', unit: '%', nation: '73' },
  { category: '民生福祉', name: '托育类指标（名称待定）', unit: '', nation: '未见', note: '全国表中的名称未见' },
  { category: '绿色低碳', name: '单位地区生产总值二氧化碳排放降低', unit: '%', nation: '〔17〕', attribute: '约束性' },
  { category: '绿色低碳', name: '非化石能源占能源消费总量比重', unit: '%', nation: '25' },
  { category: '绿色低碳', name: '细颗粒物（PM2.5）浓度', unit: '微克/立方米', nation: '≤27' },
  { category: '绿色低碳', name: '优良水体比例', unit: '%', nation: '85' },
  { category: '绿色低碳', name: '森林覆盖率', unit: '%', nation: '25.8' },
  {
    category: '安全保障',
    name: '粮食综合生产能力',
    unit: '亿斤',
    base: 'grain_output@published',
    nation: '1.45万亿斤左右',
  },
  { category: '安全保障', name: '能源综合生产能力', unit: '万吨标准煤', nation: '58亿吨标准煤' },
];

/** Goals are blank: they are the city's to fill. The national goal stands in the remark. */
const blank: IndicatorTable = {
  title: '“十五五”时期经济社会发展主要指标（起始表：对照全国“十五五”指标，2030年目标待填）',
  baseYear: 2025,
  endYear: 2030,
  notes: [],
  rows: national.map(({ category, name, unit, nation, attribute, note }, index): IndicatorRow => ({
    ...{ number: String(index + 1), category, name, unit },
    ...(attribute === undefined ? {} : { attribute }),
    note: `全国：${nation}${note === undefined ? '' : `；${note}`}`,
  })),
};

const bases = Object.fromEntries(national.flatMap(({ name, base }) => (base === undefined ? [] : [[name, base]])));

/** The starter for a model, its bases from the figures the model is opened with; blank where its place has none. */
export function indicatorStarter({ model, tables }: Pick<ModelBundle, 'model' | 'tables'>): IndicatorTable {
  const dataset = ownDataset(model);
  return dataset === undefined ? blank : withObservedBases(blank, bases, { dataset, tables });
}

/** The dataset that most variables observe: a city also reads its province, for fewer of them. */
function ownDataset(model: ModelBundle['model']): string | undefined {
  const counts = new Map<string, number>();
  for (const { observed } of Object.values(flatModel(model).variables)) {
    const dataset = observed?.split('.')[0];
    if (dataset !== undefined) counts.set(dataset, (counts.get(dataset) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
