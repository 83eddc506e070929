/**
 * Three sectors: volumes add up to GDP, current-price shares add up to one, prices are named uncertainties. Part of the outer
 * model, so its names have no prefix.
 */
import { normal } from '@planwright/core';
import type { Model, Variable } from '@planwright/core';

const names = {
  primary: { zh: '第一产业', en: 'Primary' },
  secondary: { zh: '第二产业', en: 'Secondary' },
  tertiary: { zh: '第三产业', en: 'Tertiary' },
} as const;
type Sector = keyof typeof names;

const current = (sector: Sector): Variable => ({
  unit: '亿元',
  observed: `liaocheng.va_${sector}@census5`,
  label: { zh: `${names[sector].zh}增加值（现价）`, en: `${names[sector].en} value added, current prices` },
});
const growth = (sector: Sector, equation: string): Variable => ({
  unit: '1/yr',
  display: '%',
  from: 2026,
  equation,
  label: { zh: `${names[sector].zh}增速`, en: `Growth of the ${sector} sector` },
});
const volume = (sector: Sector): Variable => ({
  unit: '亿元@2025',
  from: 2025,
  equation: `va_${sector}(-1) * (1 + growth_${sector})`,
  initial: `gdp_city * share_${sector}`,
  label: { zh: `${names[sector].zh}增加值（2025 年价）`, en: `${names[sector].en} value added, 2025 prices` },
});
/** Current-price weight: volume times price against the tertiary sector; the common price level cancels in the shares. */
const weight = (sector: Sector, price: string): Variable => ({
  unit: '1',
  from: 2025,
  equation: `weight_${sector}(-1) * (1 + growth_${sector}) * (1 + ${price})`,
  initial: `va_${sector}_current / (va_primary_current + va_secondary_current + va_tertiary_current)`,
  label: { zh: `${names[sector].zh}现价权重`, en: `${names[sector].en} weight at current prices` },
});
const share = (sector: Sector): Variable => ({
  unit: '1',
  display: '%',
  from: 2025,
  equation: `weight_${sector} / (weight_primary + weight_secondary + weight_tertiary)`,
  shown: [`liaocheng.share_${sector}@census4`, `liaocheng.share_${sector}@census5`],
  label: { zh: `${names[sector].zh}比重（现价）`, en: `${names[sector].en} share, current prices` },
});

const [one, two, three] = ['share_primary', 'share_secondary', 'share_tertiary'];
/** Angle between two vectors of shares by atan2 of the cross and the dot product: exact where the angle is small. */
const angle = (lag: number): string => {
  const cross = (a: string, b: string): string => `(${a} * ${b}(-${lag}) - ${b} * ${a}(-${lag}))^2`;
  return `atan2(sqrt(${cross(two, three)} + ${cross(three, one)} + ${cross(one, two)}), ${[one, two, three]
    .map((name) => `${name} * ${name}(-${lag})`)
    .join(' + ')})`;
};
/** Lilien's dispersion of sector growth, weighted by the mean of the shares. */
const lilien = (lag: number): string =>
  `sqrt(${(['primary', 'secondary', 'tertiary'] as const)
    .map(
      (sector) =>
        `(share_${sector} + share_${sector}(-${lag})) / 2 * (log(va_${sector} / va_${sector}(-${lag})) - log(gdp_city / gdp_city(-${lag})))^2`,
    )
    .join(' + ')})`;

export const sectors = {
  parameters: {
    primary_growth: {
      unit: '1/yr',
      display: '%',
      value: 0.038,
      role: 'uncertainty',
      prior: normal(0.038, 0.006),
      range: [0, 0.08],
      label: { zh: '第一产业实际增速', en: 'Real growth of the primary sector' },
      source: {
        zh: '2025 年 4.0%（聊城市统计局公报）、全国近年 3.7—4.1%（国家统计局）；离散为判断',
        en: '4.0 % in 2025 (city communique), nation 3.7–4.1 % of late (NBS); the spread is a judgement',
      },
    },
    industry_tilt: {
      unit: '1/yr',
      display: '个百分点',
      value: -0.003,
      role: 'uncertainty',
      prior: normal(-0.003, 0.012),
      range: [-0.04, 0.04],
      label: { zh: '二产与三产增速之差', en: 'Secondary growth less tertiary growth' },
      source: {
        zh: '2025 年为 −1.1 点（5.2% 对 6.3%，聊城市统计局公报），全国 2020—2025 年在 −1.0 至 +1.5 点之间；中心取折中，离散为判断',
        en: '−1.1 points in 2025 (5.2 against 6.3 %, city communique); nation between −1.0 and +1.5 in 2020–2025; centre between them, the spread is a judgement',
      },
    },
    industry_push: {
      unit: '1/yr',
      display: '个百分点',
      value: 0,
      role: 'lever',
      range: [0, 0.02],
      label: { zh: '强二产力度', en: 'Push for the secondary sector' },
      note: {
        zh: '使二产与三产增速之差提高的部分；总增速不变',
        en: 'Raises secondary against tertiary growth; total growth stays',
      },
      source: { zh: '规划可选择的杠杆，无出处数值', en: 'A lever of the plan; no sourced value' },
    },
    relative_price_primary: {
      unit: '1/yr',
      display: '个百分点',
      value: 0,
      role: 'uncertainty',
      prior: normal(0, 0.015),
      range: [-0.05, 0.05],
      label: { zh: '一产相对三产的价格变化', en: 'Price of primary against tertiary output' },
      source: {
        zh: '分析假设（方法说明给出的范围 −1 至 3%，减去三产 0 至 2%）',
        en: 'Assumption within the ranges of the method: −1 to 3 % less 0 to 2 %',
      },
    },
    relative_price_secondary: {
      unit: '1/yr',
      display: '个百分点',
      value: -0.005,
      role: 'uncertainty',
      prior: normal(-0.005, 0.015),
      range: [-0.06, 0.06],
      label: { zh: '二产相对三产的价格变化', en: 'Price of secondary against tertiary output' },
      source: {
        zh: '铝业城市，二产价格随金属波动；2023—2025 年二产名义增速低于实际。中心与离散为判断',
        en: 'An aluminium city whose prices follow metals; nominal secondary growth ran below real growth in 2023–2025. Centre and spread are a judgement',
      },
    },
    deflator: {
      unit: '1/yr',
      display: '%',
      value: 0,
      role: 'uncertainty',
      prior: normal(0, 0.01),
      range: [-0.05, 0.05],
      label: { zh: 'GDP 平减指数（2026—2030 年均）', en: 'GDP deflator, mean of 2026–2030' },
      source: {
        zh: '隐含平减 2023 −0.8%、2024 −1.6%、2025 −1.0%（聊城市统计局，名义减实际）；2026 年 −0.5% 渐升至 2030 年 +0.5% 为假设',
        en: 'Implied deflator −0.8 % (2023), −1.6 % (2024), −1.0 % (2025); rising from −0.5 % in 2026 to +0.5 % in 2030 is an assumption',
      },
    },
    farm_labour_decline: {
      unit: '1/yr',
      display: '%',
      value: 0.03,
      role: 'uncertainty',
      prior: normal(0.03, 0.015),
      range: [-0.02, 0.08],
      label: { zh: '第一产业从业人员年降幅', en: 'Yearly fall in farm workers' },
      source: {
        zh: '全市分产业从业人员未查到；全国近年年均约降 3%，离散为判断',
        en: 'Workers by sector were not found for the city; the nation fell about 3 % a year of late, the spread is a judgement',
      },
    },
    service_labour_growth: {
      unit: '1/yr',
      display: '%',
      value: 0.01,
      role: 'uncertainty',
      prior: normal(0.01, 0.012),
      range: [-0.04, 0.05],
      label: { zh: '第三产业从业人员增速', en: 'Growth of service workers' },
      source: {
        zh: '全市分产业从业人员未查到；就业弹性 0.2—0.5（假设）',
        en: 'Workers by sector were not found for the city; employment elasticity 0.2–0.5 (assumed)',
      },
    },
    high_value_growth: {
      unit: '1/yr',
      display: '个百分点',
      value: 0.003,
      role: 'uncertainty',
      prior: normal(0.003, 0.006),
      range: [-0.03, 0.03],
      label: { zh: '一产高附加值部分占比的年变化', en: 'Yearly change of the high-value part of farming' },
      source: {
        zh: '无观测序列，分析假设（蔬菜、加工、阿胶等）',
        en: 'No series; assumption of the analyst (vegetables, processing, ejiao)',
      },
    },
    high_value_base: {
      unit: '1',
      display: '%',
      value: 0.45,
      role: 'assumption',
      range: [0.2, 0.8],
      label: { zh: '一产高附加值部分占比（2025 年）', en: 'High-value part of farming, 2025' },
      source: {
        zh: '无观测，分析假设；只影响水平，不影响判断',
        en: 'Not observed, assumed; moves the level, not the verdict',
      },
    },
  },
  shocks: {
    structure: {
      unit: '1/yr',
      prior: normal(0, 0.015),
      label: { zh: '二产与三产增速之差的年度波动', en: 'Yearly swing of secondary against tertiary growth' },
      source: {
        zh: '全国二产与三产增速之差的年度标准差约 1.7 点（国家统计局推算，见 calibration），其中持续部分另计，取 1.5',
        en: 'Yearly spread of that gap for the nation is about 1.7 points (from NBS figures, see calibration); what persists is apart, 1.5 taken',
      },
    },
    prices: {
      unit: '1/yr',
      prior: normal(0, 0.012),
      ar: 0.3,
      label: { zh: '平减指数的年度波动', en: 'Yearly swing of the deflator' },
      source: {
        zh: '隐含平减 2021—2025 年为 +5.2、+0.8、−0.8、−1.6、−1.0%（同一口径的两年相比；2022 年最终数比 2021 年初步数得 +1.8%，是修订而不是涨价）；去掉 2021 年后的年度离散约 1.1 点，取 1.2（判断）',
        en: 'Implied deflator 2021–2025: +5.2, +0.8, −0.8, −1.6, −1.0 % (both years of one vintage; the final 2022 over the first 2021 would give +1.8, a revision and no rise of prices); without 2021 the spread is about 1.1 points, 1.2 taken (judgement)',
      },
    },
  },
  variables: {
    va_primary_current: current('primary'),
    va_secondary_current: current('secondary'),
    va_tertiary_current: current('tertiary'),
    // The growth rates of the three sectors, weighted by last year's volumes, give the growth of the city.
    growth_primary: growth('primary', 'primary_growth + grain.farm_growth'),
    growth_tertiary: growth(
      'tertiary',
      '(growth_city * gdp_city(-1) - growth_primary * va_primary(-1) - industry_lead * va_secondary(-1)) / (va_secondary(-1) + va_tertiary(-1))',
    ),
    growth_secondary: growth('secondary', 'growth_tertiary + industry_lead'),
    industry_lead: {
      unit: '1/yr',
      display: '个百分点',
      from: 2026,
      equation: 'industry_tilt + industry_push + structure',
      label: { zh: '二产与三产增速之差', en: 'Secondary growth less tertiary growth' },
    },
    va_primary: volume('primary'),
    va_secondary: volume('secondary'),
    va_tertiary: volume('tertiary'),
    weight_primary: weight('primary', 'relative_price_primary'),
    weight_secondary: weight('secondary', 'relative_price_secondary + events.metals'),
    weight_tertiary: weight('tertiary', '0'),
    share_primary: share('primary'),
    share_secondary: share('secondary'),
    share_tertiary: share('tertiary'),
    deflator_trend: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation: 'deflator + 0.0025 * (min(t, 2030) - 2028)',
      label: { zh: 'GDP 平减指数趋势', en: 'Trend of the GDP deflator' },
    },
    deflator_rate: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation: 'deflator_trend + prices + events.prices',
      label: { zh: 'GDP 平减指数涨幅', en: 'Rise of the GDP deflator' },
    },
    gdp_nominal: {
      unit: '亿元',
      observed: 'liaocheng.gdp_nominal@census5',
      shown: ['liaocheng.gdp_nominal@census4'],
      equation: 'gdp_nominal(-1) * (1 + growth_city) * (1 + deflator_rate)',
      label: { zh: '地区生产总值（现价）', en: 'GDP, current prices' },
    },
    weight_nominal: {
      unit: '1',
      display: '%',
      from: 2025,
      equation: 'gdp_nominal / shandong.gdp_nominal',
      label: { zh: '聊城占全省比重（现价）', en: 'Weight of Liaocheng in the province, current prices' },
    },
    moore_angle: {
      unit: '1',
      from: 2026,
      equation: angle(1),
      label: { zh: '结构变化（摩尔角，弧度/年）', en: 'Structural change: Moore angle, radians a year' },
    },
    moore_angle_5y: {
      unit: '1',
      from: 2030,
      equation: angle(5),
      label: { zh: '五年结构变化（摩尔角，弧度）', en: 'Structural change over five years: Moore angle, radians' },
    },
    lilien: {
      unit: '1',
      display: '%',
      from: 2026,
      equation: lilien(1),
      label: { zh: '结构变化（利连指数，年）', en: 'Structural change: Lilien index, yearly' },
    },
    labour_primary: {
      unit: '1',
      from: 2025,
      equation: 'labour_primary(-1) * (1 - farm_labour_decline)',
      initial: 1,
      label: { zh: '第一产业从业人员（2025 年 = 1）', en: 'Farm workers, 2025 = 1' },
    },
    labour_tertiary: {
      unit: '1',
      from: 2025,
      equation: 'labour_tertiary(-1) * (1 + service_labour_growth)',
      initial: 1,
      label: { zh: '第三产业从业人员（2025 年 = 1）', en: 'Service workers, 2025 = 1' },
    },
    productivity_primary: {
      unit: '亿元@2025',
      from: 2025,
      equation: 'va_primary / labour_primary',
      label: { zh: '第一产业劳动生产率（按 2025 年从业人员）', en: 'Value added per farm worker, workers of 2025 = 1' },
    },
    productivity_tertiary: {
      unit: '亿元@2025',
      from: 2025,
      equation: 'va_tertiary / labour_tertiary',
      label: {
        zh: '第三产业劳动生产率（按 2025 年从业人员）',
        en: 'Value added per service worker, workers of 2025 = 1',
      },
    },
    high_value_share: {
      unit: '1',
      display: '%',
      from: 2025,
      equation: 'high_value_share(-1) + high_value_growth',
      initial: 'high_value_base',
      label: { zh: '一产高附加值部分占比（代理）', en: 'High-value part of farming (proxy)' },
    },
  },
} as const satisfies Pick<Model, 'parameters' | 'shocks' | 'variables'>;
