/** People: residents, urban share, GDP per head. Residents fall while per-head figures rise; both are shown apart. */
import { normal, triangular } from '@planwright/core';
import type { Model } from '@planwright/core';

export const people = {
  parameters: {
    population_decline: {
      unit: '1/yr',
      display: '%',
      value: 0.0086,
      role: 'uncertainty',
      prior: normal(0.0086, 0.0025),
      range: [-0.01, 0.03],
      label: { zh: '常住人口年降幅', en: 'Yearly fall in residents' },
      source: {
        zh: '2023—2025 年年均 0.86%（聊城市统计局公报推算）；离散为判断',
        en: '0.86 % a year in 2023–2025 (from the communiques of the city); the spread is a judgement',
      },
    },
    urban_ceiling: {
      unit: '1',
      display: '%',
      value: 0.79,
      role: 'uncertainty',
      prior: triangular(0.72, 0.79, 0.86),
      range: [0.65, 0.95],
      label: { zh: '城镇化率上限', en: 'Ceiling of the urban share' },
      source: { zh: '文献中饱和水平约 79%，范围 75—85%', en: 'Saturation about 79 % in the literature, 75–85 %' },
    },
    urban_speed: {
      unit: '1/yr',
      value: 0.069,
      role: 'uncertainty',
      prior: normal(0.069, 0.011),
      range: [0.02, 0.13],
      label: { zh: '城镇化速度（逻辑斯蒂系数）', en: 'Speed of urbanisation (logistic coefficient)' },
      note: {
        zh: '上限 79% 时，2020—2023 年拟合 0.057，2023—2025 年 0.079；见 calibration',
        en: 'With a ceiling of 79 %: 0.057 fitted to 2020–2023, 0.079 to 2023–2025; see calibration',
      },
      source: {
        zh: '聊城市统计局公报：2020 年 52.9%、2023 年 55.8%、2024 年 57.05%、2025 年 58.34%',
        en: 'City communiques: 52.9 % (2020), 55.8 % (2023), 57.05 % (2024), 58.34 % (2025)',
      },
    },
    urban_push: {
      unit: '1/yr',
      display: '个百分点',
      value: 0,
      role: 'lever',
      range: [0, 0.005],
      label: { zh: '城镇化力度', en: 'Push for urbanisation' },
      note: { zh: '每年使城镇化率多提高的部分', en: 'Added to the yearly rise of the urban share' },
      source: { zh: '规划可选择的杠杆，无出处数值', en: 'A lever of the plan; no sourced value' },
    },
  },
  variables: {
    population: {
      unit: '万人',
      observed: 'liaocheng.population_resident@census7',
      equation: 'population(-1) * (1 - population_decline)',
      label: { zh: '常住人口', en: 'Residents' },
    },
    urban_rate: {
      unit: '1',
      display: '%',
      from: 2026,
      observed: 'liaocheng.urbanisation_rate@census7',
      equation: 'urban_rate(-1) + urban_speed * urban_rate(-1) * (1 - urban_rate(-1) / urban_ceiling) + urban_push',
      label: { zh: '常住人口城镇化率', en: 'Urban share of residents' },
    },
    urban_population: {
      unit: '万人',
      from: 2025,
      equation: 'population * urban_rate',
      label: { zh: '城镇人口', en: 'Urban residents' },
    },
    gdp_per_head: {
      unit: '亿元@2025/万人',
      display: '万元@2025/人',
      from: 2025,
      equation: 'gdp_city / population',
      label: { zh: '人均地区生产总值（2025 年价）', en: 'GDP per resident, 2025 prices' },
    },
    gdp_per_head_fixed: {
      unit: '亿元@2025/万人',
      display: '万元@2025/人',
      from: 2025,
      equation: 'gdp_per_head_fixed(-1) * (1 + growth_city)',
      initial: 'gdp_per_head',
      label: { zh: '人均地区生产总值，按 2025 年人口', en: 'GDP per resident of 2025' },
      note: {
        zh: '与人均地区生产总值之差，就是人口减少带来的部分',
        en: 'The difference to GDP per resident is what fewer residents contribute',
      },
    },
    gdp_per_head_ratio: {
      unit: '1',
      display: '%',
      from: 2025,
      equation: 'gdp_per_head / shandong.gdp_per_head',
      label: { zh: '人均地区生产总值与全省之比', en: 'GDP per resident, city to province' },
    },
  },
} as const satisfies Pick<Model, 'parameters' | 'variables'>;
