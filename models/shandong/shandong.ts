/** The province as far as the city is compared with it: residents, prices, GDP at current prices, the factor of its grid. */
import { defineModel, normal } from '@planwright/core';

export const shandong = defineModel({
  id: 'shandong',
  title: { zh: '山东省', en: 'Shandong' },
  years: { history: 2020, start: 2026, end: 2035 },
  ports: {
    gdp: { unit: '亿元@2025', label: { zh: '全省地区生产总值（2025 年价）', en: 'GDP of the province, 2025 prices' } },
    price_trend: { unit: '1/yr', label: { zh: '全市平减指数趋势', en: 'Trend of the city deflator' } },
    price_swing: { unit: '1/yr', label: { zh: '全市平减指数波动', en: 'Swing of the city deflator' } },
  },
  parameters: {
    population_decline: {
      unit: '1/yr',
      display: '%',
      value: 0.0038,
      role: 'uncertainty',
      prior: normal(0.0038, 0.0012),
      range: [-0.01, 0.02],
      label: { zh: '全省常住人口年降幅', en: 'Yearly fall in residents of the province' },
      source: {
        zh: '2023—2025 年 10122.97 → 10043 万人，年均 0.40%（山东省统计局公报）；离散为判断',
        en: '10122.97 to 10043 (10,000) in 2023–2025, 0.40 % a year (Shandong Bureau of Statistics); the spread is a judgement',
      },
    },
    price_gap: {
      unit: '1/yr',
      display: '个百分点',
      value: 0,
      role: 'uncertainty',
      prior: normal(0, 0.004),
      range: [-0.02, 0.02],
      label: { zh: '全省与全市平减指数趋势之差', en: 'Deflator of the province less that of the city' },
      source: {
        zh: '2024 年 +0.6、2025 年 +0.2 点（名义减实际，山东省与聊城市统计局）；向零收缩，离散为判断',
        en: '+0.6 points in 2024, +0.2 in 2025 (nominal less real growth, province and city); shrunk towards zero, spread judged',
      },
    },
    price_link: {
      unit: '1',
      value: 0.5,
      role: 'assumption',
      range: [0, 1],
      label: { zh: '全省价格随全市波动的部分', en: 'Part of the city’s price swing that the province shares' },
      source: { zh: '分析假设：铝价等对本市影响更大', en: 'Assumption: metals weigh more on the city' },
    },
    grid_factor_2025: {
      unit: 'MtCO2/TWh',
      value: 0.58,
      role: 'uncertainty',
      prior: normal(0.58, 0.03),
      range: [0.4, 0.7],
      label: { zh: '山东电网排放因子（2025 年）', en: 'Emission factor of the Shandong grid, 2025' },
      source: {
        zh: '生态环境部：2021 年 0.6838、2022 年 0.6410 kgCO₂/千瓦时；按年降 3—5% 外推至 2025 年',
        en: 'Ministry of Ecology and Environment: 0.6838 (2021), 0.6410 (2022) kg/kWh; extrapolated to 2025 at −3 to −5 % a year',
      },
    },
    grid_factor_fall: {
      unit: '1/yr',
      display: '%',
      value: 0.04,
      role: 'uncertainty',
      prior: normal(0.04, 0.01),
      range: [0, 0.1],
      label: { zh: '电网排放因子年降幅', en: 'Yearly fall of the grid factor' },
      source: { zh: '分析假设 3—5%', en: 'Assumption, 3–5 %' },
    },
  },
  variables: {
    population: {
      unit: '万人',
      observed: 'shandong.population_resident@census7',
      equation: 'population(-1) * (1 - population_decline)',
      label: { zh: '全省常住人口', en: 'Residents of the province' },
    },
    gdp_per_head: {
      unit: '亿元@2025/万人',
      display: '万元@2025/人',
      from: 2025,
      equation: 'gdp / population',
      label: { zh: '全省人均地区生产总值（2025 年价）', en: 'GDP per resident of the province, 2025 prices' },
    },
    deflator_rate: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation: 'price_trend + price_gap + price_link * price_swing',
      label: { zh: '全省 GDP 平减指数涨幅', en: 'Rise of the deflator of the province' },
    },
    gdp_nominal: {
      unit: '亿元',
      from: 2025,
      observed: 'shandong.gdp_nominal@census5',
      equation: 'gdp_nominal(-1) * gdp / gdp(-1) * (1 + deflator_rate)',
      label: { zh: '全省地区生产总值（现价）', en: 'GDP of the province, current prices' },
    },
    grid_factor: {
      unit: 'MtCO2/TWh',
      from: 2025,
      equation: 'grid_factor(-1) * (1 - grid_factor_fall)',
      initial: 'grid_factor_2025',
      label: { zh: '山东电网排放因子', en: 'Emission factor of the Shandong grid' },
    },
  },
});
