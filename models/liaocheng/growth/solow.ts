/** Growth, Solow view: what total factor productivity must be for the growth of the margin view, and what a yuan of investment yields. */
import { defineModel, normal, triangular } from '@planwright/core';

export const solow = defineModel({
  id: 'solow-accounting',
  title: { zh: '增长核算', en: 'Growth accounting' },
  years: { history: 2020, start: 2026, end: 2035 },
  ports: { gdp: { unit: '亿元@2025', label: { zh: '地区生产总值', en: 'GDP' } } },
  parameters: {
    alpha: {
      unit: '1',
      value: 0.5,
      role: 'uncertainty',
      prior: triangular(0.4, 0.5, 0.6),
      range: [0.3, 0.7],
      label: { zh: '资本产出弹性', en: 'Output elasticity of capital' },
      source: {
        zh: '范围 0.40—0.60（Bai 与 Qian 2010；劳动份额口径有变动），待核',
        en: 'Range 0.40–0.60 (Bai and Qian 2010; definitions of the labour share changed), to be checked',
      },
    },
    depreciation: {
      unit: '1/yr',
      display: '%',
      value: 0.096,
      role: 'uncertainty',
      prior: triangular(0.05, 0.096, 0.12),
      range: [0.03, 0.15],
      label: { zh: '折旧率', en: 'Depreciation' },
      source: {
        zh: '张军等省际资本存量 9.6%；其他研究 5—12%',
        en: 'Zhang’s provincial capital stock 9.6 %; other studies 5–12 %',
      },
    },
    capital_output: {
      unit: '1',
      value: 2.6,
      role: 'uncertainty',
      prior: triangular(1.8, 2.6, 3.6),
      range: [1.5, 5],
      label: { zh: '2020 年资本产出比', en: 'Capital to output in 2020' },
      source: { zh: '地市无资本存量统计，分析假设', en: 'Prefectures publish no capital stock; an assumption' },
    },
    investment_ratio: {
      unit: '1',
      display: '%',
      value: 0.43,
      role: 'uncertainty',
      prior: triangular(0.35, 0.43, 0.55),
      range: [0.2, 0.6],
      label: { zh: '投资率（2020—2025 年）', en: 'Investment to GDP, 2020–2025' },
      source: {
        zh: '固定资产投资不等于资本形成，地市不公布后者；取省级资本形成率的大致范围（假设）',
        en: 'Fixed-asset investment is not capital formation, which prefectures do not publish; the rough range of the province (assumed)',
      },
    },
    investment_change: {
      unit: '1',
      display: '个百分点',
      value: -0.02,
      role: 'uncertainty',
      prior: normal(-0.02, 0.02),
      range: [-0.15, 0.1],
      label: { zh: '2026 年起投资率变化', en: 'Change of the investment ratio from 2026' },
      source: {
        zh: '2025 年固定资产投资 +0.3%（聊城市统计局公报），远低于 GDP，故取下降；幅度为判断',
        en: 'Fixed-asset investment +0.3 % in 2025 (city communique), far below GDP, hence a fall; its size is a judgement',
      },
    },
    labour_change: {
      unit: '1/yr',
      display: '%',
      value: -0.006,
      role: 'uncertainty',
      prior: normal(-0.006, 0.003),
      range: [-0.02, 0.01],
      label: { zh: '劳动力年变化', en: 'Yearly change of labour' },
      source: {
        zh: '全市从业总量未查到；常住人口 2020—2025 年年均 −0.66%（聊城市统计局推算）',
        en: 'Total employment was not found; residents fell 0.66 % a year in 2020–2025 (from city figures)',
      },
    },
    skill_growth: {
      unit: '1/yr',
      display: '%',
      value: 0.005,
      role: 'uncertainty',
      prior: normal(0.005, 0.002),
      range: [-0.005, 0.02],
      label: { zh: '劳动者素质提高', en: 'Growth of skill per worker' },
      source: { zh: '分析假设（受教育年限缓慢上升）', en: 'Assumption: schooling rises slowly' },
    },
  },
  variables: {
    investment: {
      unit: '亿元@2025',
      from: 2020,
      equation: 'gdp * (investment_ratio + (t >= 2026 ? investment_change : 0))',
      label: { zh: '资本形成', en: 'Capital formation' },
    },
    capital: {
      unit: '亿元@2025',
      from: 2020,
      equation: '(1 - depreciation) * capital(-1) + investment(-1)',
      initial: 'capital_output * gdp',
      label: { zh: '资本存量（年初）', en: 'Capital stock at the start of the year' },
    },
    tfp_growth: {
      unit: '1/yr',
      display: '%',
      from: 2021,
      equation:
        'log(gdp / gdp(-1)) - alpha * log(capital / capital(-1)) - (1 - alpha) * (log(1 + labour_change) + skill_growth)',
      label: { zh: '全要素生产率增速（余值）', en: 'Growth of total factor productivity, residual' },
    },
    tfp: {
      unit: '1',
      from: 2020,
      equation: 'tfp(-1) * exp(tfp_growth)',
      initial: 1,
      label: { zh: '全要素生产率（2020 年 = 1）', en: 'Total factor productivity, 2020 = 1' },
    },
    tfp_growth_5y: {
      unit: '1/yr',
      display: '%',
      from: 2025,
      equation: 'log(tfp / tfp(-5)) / 5',
      label: { zh: '全要素生产率五年平均增速', en: 'Five-year mean growth of total factor productivity' },
    },
    tfp_speedup: {
      unit: '1/yr',
      display: '个百分点',
      from: 2030,
      equation: 'tfp_growth_5y - tfp_growth_5y(-5)',
      label: {
        zh: '全要素生产率增速与前五年之差',
        en: 'Growth of total factor productivity less that of the five years before',
      },
    },
    icor_5y: {
      unit: '1',
      from: 2025,
      equation:
        '(investment(-1) + investment(-2) + investment(-3) + investment(-4) + investment(-5)) / (gdp - gdp(-5))',
      label: { zh: '增量资本产出率（五年）', en: 'Incremental capital-output ratio, five years' },
    },
  },
});
