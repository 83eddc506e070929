/** Figures that were looked for and not found, and what they would settle: the missing part of the data sheet. */
import type { Bilingual } from '@planwright/core';

export interface DataGap {
  readonly dataset: 'liaocheng' | 'shandong' | 'china' | 'peers' | 'counties';
  readonly name: Bilingual;
  readonly unit: string;
  readonly years: string;
  /** What it would settle. */
  readonly settles: Bilingual;
  /** Uncertain parameters of the model `liaocheng` that it would narrow; a name that ends in a dot stands for all that begin with it. */
  readonly narrows: readonly string[];
}

const gap = (
  dataset: DataGap['dataset'],
  zh: string,
  en: string,
  unit: string,
  years: string,
  settlesZh: string,
  settlesEn: string,
  narrows: readonly string[] = [],
): DataGap => ({
  dataset,
  name: { zh, en },
  unit,
  years,
  settles: { zh: settlesZh, en: settlesEn },
  narrows,
});

/** Those that move verdicts most come first within a dataset. */
export const dataGaps: readonly DataGap[] = [
  gap(
    'liaocheng',
    '分类型电力装机（煤电、热电联产、风电、光伏、生物质）',
    'Capacity by type',
    '万千瓦',
    '2021—2025',
    '碳排放、新能源占比、小机组关停各项判断',
    'Verdicts on carbon, new energy and small units',
    ['carbon.thermal_hours', 'carbon.solar_growth', 'carbon.wind_later'],
  ),
  gap(
    'liaocheng',
    '30万千瓦以下煤电机组清单与关停计划',
    'Coal units below 300 MW and their closures',
    '万千瓦',
    '2025',
    '煤电关停判断',
    'The verdict on closures',
    ['carbon.small_closure_slip'],
  ),
  gap(
    'liaocheng',
    '全社会用电量（含自备电厂）',
    'Electricity use with captive plants',
    '亿千瓦时',
    '2020—2022、2024—2025',
    '电力净调出与碳排放双口径',
    'Net power trade and both scopes of carbon',
    ['carbon.electricity_2025', 'carbon.power_saving', 'carbon.local_share'],
  ),
  gap(
    'liaocheng',
    '电解铝、氧化铝产量',
    'Output of aluminium and alumina',
    '万吨',
    '2016—2025',
    '碳排放峰值与能耗强度',
    'The carbon peak and energy intensity',
    ['carbon.aluminium_2025', 'carbon.aluminium_growth'],
  ),
  gap(
    'liaocheng',
    '能源消费总量与煤炭消费量',
    'Energy and coal consumption',
    '万吨标准煤',
    '2016—2025',
    '能耗与碳排放强度',
    'Energy and carbon intensity',
    ['carbon.energy_saving', 'carbon.past_fall', 'carbon.fuel_shift'],
  ),
  gap(
    'liaocheng',
    '粮食总产量',
    'Grain output',
    '亿斤',
    '2016—2023',
    '粮食产量的年度波动',
    'The yearly spread of grain',
    ['grain.spread', 'grain.start_offset', 'grain.yield_growth'],
  ),
  gap(
    'liaocheng',
    '规模以上工业增加值增速',
    'Growth of industry above designated size',
    '%',
    '2015—2024',
    '与全省比较的六项指标',
    'The six indicators against the province',
    ['industry_va.margin', 'industry_tilt'],
  ),
  gap(
    'liaocheng',
    '规模以上工业分行业增加值（电解铝、其他金属、化工、电力热力）',
    'Value added by branch of industry',
    '亿元',
    '2020—2025',
    '二产内部结构与分行业用能',
    'The make-up of the secondary sector and its use of energy',
    ['branch.part.', 'branch.tilt.'],
  ),
  gap(
    'liaocheng',
    '固定资产投资增速',
    'Growth of fixed-asset investment',
    '%',
    '2017—2024',
    '与全省比较的六项指标、资本存量',
    'The six indicators, the capital stock',
    ['investment.margin', 'solow.investment_ratio', 'solow.capital_output'],
  ),
  gap('liaocheng', '地区生产总值增速', 'Real growth', '%', '2017', '增速历史的连续性', 'The continuity of growth', [
    'margin',
  ]),
  gap(
    'liaocheng',
    '第一、三产业增加值（五经普修订）',
    'Primary and tertiary value added, 5th census',
    '亿元',
    '2023—2024',
    '产业结构的起点',
    'The start of the structure',
    ['primary_growth', 'relative_price_primary', 'relative_price_secondary'],
  ),
  gap('liaocheng', '城乡居民人均可支配收入', 'Urban and rural income', '元', '2016—2023', '居民收入各项', 'Income'),
  gap(
    'liaocheng',
    '全社会就业人员',
    'Total employment',
    '万人',
    '2015—2025',
    '全要素生产率与劳动生产率',
    'Productivity',
    ['farm_labour_decline', 'service_labour_growth', 'solow.labour_change'],
  ),
  gap('liaocheng', '土地出让收入', 'Land revenue', '亿元', '2018—2025', '财政与债务', 'Public money and debt'),
  gap('liaocheng', '普查年龄结构', 'Census ages', '%', '2020', '劳动力', 'The labour force', ['population_decline']),
  gap(
    'shandong',
    '一般公共预算收入增速（逐年）',
    'Growth of budget revenue, yearly',
    '%',
    '2018—2024',
    '预算收入与全省比较',
    'Budget revenue against the province',
    ['revenue.margin'],
  ),
  gap(
    'shandong',
    '地区生产总值增速（公报核实）',
    'Real growth, verified',
    '%',
    '2018—2019',
    '与全省增速差的历史',
    'The history of the margin',
    ['trend'],
  ),
  gap('shandong', '二氧化碳排放', 'CO₂ emissions', 'MtCO2', '2020—2025', '全省碳强度', 'Carbon of the province', [
    'shandong.grid_factor_2025',
    'shandong.grid_factor_fall',
  ]),
  gap(
    'china',
    '同一口径的经济增速',
    'Real growth on one basis',
    '%',
    '2021—2025',
    '与全国比较',
    'Comparison with the nation',
    ['china.lead_province'],
  ),
];
