/**
 * Growth, margin view: city = rest of the province + margin, province = city + rest at 2025 prices, drawn together. Part of the
 * outer model, so its names have no prefix.
 */
import { normal } from '@planwright/core';
import type { Model } from '@planwright/core';

export const growth = {
  parameters: {
    push: {
      unit: '1/yr',
      display: '个百分点',
      value: 0,
      role: 'lever',
      range: [0, 0.01],
      label: { zh: '政策增量', en: 'Policy push' },
      note: { zh: '政策使本市增速每年高出的部分', en: 'What policy adds to the growth of the city each year' },
      source: { zh: '规划可选择的杠杆，无出处数值', en: 'A lever of the plan; no sourced value' },
    },
    trend: {
      unit: '1/yr',
      display: '%',
      value: 0.05,
      role: 'uncertainty',
      prior: normal(0.05, 0.006),
      range: [0.02, 0.08],
      label: { zh: '全省其余地区趋势增速', en: 'Trend growth of the rest of the province' },
      note: { zh: '2026—2030 年均值', en: 'Mean of 2026–2030' },
      source: {
        zh: '分析假设，参照山东省政府工作报告 2026 年目标“5% 以上”；标准差为判断',
        en: 'Assumption after the Shandong goal for 2026, 5 % or more (government work report); the spread is a judgement',
      },
    },
    trend_slope: {
      unit: '1/yr',
      display: '个百分点',
      value: -0.001,
      role: 'assumption',
      range: [-0.004, 0.002],
      label: { zh: '趋势增速每年变化', en: 'Yearly change of trend growth' },
      source: { zh: '分析假设：每年放缓 0.1 个百分点', en: 'Assumption: slows by 0.1 point a year' },
    },
    margin: {
      unit: '1/yr',
      display: '个百分点',
      value: 0.0003,
      role: 'uncertainty',
      prior: normal(0.0003, 0.003),
      range: [-0.02, 0.02],
      label: { zh: '对全省其余地区的增速差', en: 'Growth margin over the rest of the province' },
      source: {
        zh: '山东 16 市 2018—2023 年五年平均增速差的离散程度；上个五年领先 0.14 点、延续系数 0—0.2，故中心约 0.03 点（国家统计局《中国城市统计年鉴》推算）',
        en: 'Spread of five-year margins of the 16 cities of Shandong, 2018–2023; a past lead of 0.14 points with a persistence of 0–0.2 gives a centre of 0.03 (computed from the China City Statistical Yearbook)',
      },
    },
  },
  shocks: {
    common: {
      unit: '1/yr',
      prior: normal(0, 0.012),
      ar: 0.3,
      label: { zh: '全省共同冲击', en: 'Shock common to the province' },
      source: {
        zh: '年度离散 1.2—1.5%，自相关 0.3（判断）',
        en: 'Yearly spread 1.2–1.5 %, autocorrelation 0.3 (judgement)',
      },
    },
    city: {
      unit: '1/yr',
      prior: normal(0, 0.01),
      ar: 0.1,
      label: { zh: '本市特有冲击', en: 'Shock of the city' },
      source: {
        zh: '山东 16 市年度增速差的标准差 1.0 点，自相关约 0.1（国家统计局《中国城市统计年鉴》推算）',
        en: 'Yearly margins of the 16 cities of Shandong: sd 1.0 points, autocorrelation about 0.1 (China City Statistical Yearbook)',
      },
    },
  },
  variables: {
    growth_rest: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation: 'trend + trend_slope * (t - 2028) + common + events.province',
      label: { zh: '全省其余地区增速', en: 'Growth of the rest of the province' },
    },
    growth_city: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      observed: 'liaocheng.gdp_growth_real@latest',
      shown: ['liaocheng.gdp_growth_real@first'],
      equation: 'growth_rest + margin + push + city + events.city',
      label: { zh: '聊城实际增速', en: 'Real growth of Liaocheng' },
    },
    gdp_city: {
      unit: '亿元@2025',
      observed: 'liaocheng.gdp_constant_2025',
      equation: 'gdp_city(-1) * (1 + growth_city)',
      label: { zh: '聊城地区生产总值（2025 年价）', en: 'GDP of Liaocheng, 2025 prices' },
    },
    gdp_rest: {
      unit: '亿元@2025',
      from: 2025,
      equation: 'gdp_rest(-1) * (1 + growth_rest)',
      initial: 'gdp_province - gdp_city',
      label: { zh: '全省其余地区生产总值（2025 年价）', en: 'GDP of the rest of the province, 2025 prices' },
    },
    gdp_province: {
      unit: '亿元@2025',
      observed: 'shandong.gdp_constant_2025',
      equation: 'gdp_city + gdp_rest',
      label: { zh: '山东地区生产总值（2025 年价）', en: 'GDP of Shandong, 2025 prices' },
    },
    growth_province: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      observed: 'shandong.gdp_growth_real@latest',
      equation: 'gdp_province / gdp_province(-1) - 1',
      label: { zh: '山东实际增速', en: 'Real growth of Shandong' },
    },
    margin_city: {
      unit: '1/yr',
      display: '个百分点',
      from: 2018,
      equation: 'growth_city - growth_province',
      label: { zh: '聊城与全省增速之差', en: 'Growth of Liaocheng less growth of the province' },
    },
    weight_city: {
      unit: '1',
      display: '%',
      from: 2020,
      equation: 'gdp_city / gdp_province',
      label: { zh: '聊城占全省比重（2025 年价）', en: 'Weight of Liaocheng in the province, 2025 prices' },
    },
  },
} as const satisfies Pick<Model, 'parameters' | 'shocks' | 'variables'>;
