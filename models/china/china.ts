/** The nation as far as the city is compared with it: growth tied to the province, and the doubling of GDP per head of 2020–2035. */
import { defineModel, normal } from '@planwright/core';

export const china = defineModel({
  id: 'china',
  title: { zh: '全国', en: 'China' },
  years: { history: 2020, start: 2026, end: 2035 },
  ports: { growth_province: { unit: '1/yr', label: { zh: '全省增速', en: 'Growth of the province' } } },
  parameters: {
    lead_province: {
      unit: '1/yr',
      display: '个百分点',
      value: 0.004,
      role: 'uncertainty',
      prior: normal(0.004, 0.003),
      range: [-0.01, 0.02],
      label: { zh: '山东增速高于全国的部分', en: 'Growth of Shandong above the nation' },
      source: {
        zh: '“十四五”年均 5.9% 对 5.4%（山东省政府工作报告、国家统计局）；2026 年目标 5% 以上对 4.5—5%',
        en: '5.9 against 5.4 % a year in 2021–25 (provincial report, NBS); goals for 2026: 5 or more against 4.5–5 %',
      },
    },
    population_decline: {
      unit: '1/yr',
      display: '%',
      value: 0.0015,
      role: 'uncertainty',
      prior: normal(0.0015, 0.0006),
      range: [-0.005, 0.01],
      label: { zh: '全国人口年降幅', en: 'Yearly fall in the population of the nation' },
      source: { zh: '国家统计局近年公报；趋势为假设', en: 'Recent communiques of the NBS; the trend is assumed' },
    },
    index_2025: {
      unit: '1',
      value: 1.309,
      role: 'assumption',
      range: [1.2, 1.4],
      label: { zh: '2025 年人均地区生产总值（2020 年 = 1）', en: 'GDP per head in 2025, 2020 = 1' },
      source: {
        zh: '国家统计局：2021—2025 年增速 8.6、3.1、5.4、5.0、5.0%（修订数），人口略降',
        en: 'NBS: growth 8.6, 3.1, 5.4, 5.0, 5.0 % in 2021–2025 (revised), population slightly down',
      },
    },
  },
  variables: {
    growth_real: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation: 'growth_province - lead_province',
      label: { zh: '全国经济增速', en: 'Growth of the nation' },
    },
    gdp_per_head: {
      unit: '1',
      from: 2025,
      equation: 'gdp_per_head(-1) * (1 + growth_real) / (1 - population_decline)',
      initial: 'index_2025',
      label: { zh: '全国人均国内生产总值（2020 年 = 1）', en: 'GDP per head of the nation, 2020 = 1' },
    },
  },
});
