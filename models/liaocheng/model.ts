/**
 * Liaocheng, first version: city = rest of province + margin with shared shocks; three sectors whose volumes add up to GDP and
 * whose shares add up to one; CO₂ by the Kaya identity. Boundary, limits and sources: README.md beside this file.
 */
import { defineModel, normal } from '@planwright/core';
import { parameters } from './parameters.ts';

export const model = defineModel({
  id: 'liaocheng',
  title: { zh: '聊城“十五五”主要目标', en: 'Liaocheng, main targets of the 15th Five-Year Plan' },
  years: { history: 2015, start: 2026, end: 2035 },
  parameters,
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
        zh: '山东 16 市年度增速差的标准差 1.0 点，自相关约 0.1',
        en: 'Yearly margins of the 16 cities of Shandong: sd 1.0 points, autocorrelation about 0.1',
      },
    },
  },
  variables: {
    // Growth: the city and the province are drawn together; the province contains the city.
    growth_rest: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation: 'trend + trend_slope * (t - 2028) + common',
      label: { zh: '全省其余地区增速', en: 'Growth of the rest of the province' },
    },
    growth_city: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      observed: 'liaocheng.gdp_growth_real@latest',
      shown: ['liaocheng.gdp_growth_real@first'],
      equation: 'growth_rest + margin + push + city',
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
    weight_city: {
      unit: '1',
      display: '%',
      from: 2020,
      equation: 'gdp_city / gdp_province',
      label: { zh: '聊城占全省比重（2025 年价）', en: 'Weight of Liaocheng in the province, 2025 prices' },
    },

    // People
    population: {
      unit: '万人',
      observed: 'liaocheng.population_resident@census7',
      equation: 'population(-1) * (1 - population_decline)',
      label: { zh: '常住人口', en: 'Residents' },
    },
    gdp_per_head: {
      unit: '亿元@2025/万人',
      display: '万元@2025/人',
      from: 2025,
      equation: 'gdp_city / population',
      label: { zh: '人均地区生产总值（2025 年价）', en: 'GDP per resident, 2025 prices' },
    },

    // Industry, volumes: the growth rates of the three sectors, weighted by last year's volumes, give the growth of the city.
    va_primary_current: {
      unit: '亿元',
      observed: 'liaocheng.va_primary@census5',
      label: { zh: '第一产业增加值（现价）', en: 'Primary value added, current prices' },
    },
    va_secondary_current: {
      unit: '亿元',
      observed: 'liaocheng.va_secondary@census5',
      label: { zh: '第二产业增加值（现价）', en: 'Secondary value added, current prices' },
    },
    va_tertiary_current: {
      unit: '亿元',
      observed: 'liaocheng.va_tertiary@census5',
      label: { zh: '第三产业增加值（现价）', en: 'Tertiary value added, current prices' },
    },
    growth_primary: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation: 'primary_growth',
      label: { zh: '第一产业增速', en: 'Growth of the primary sector' },
    },
    growth_tertiary: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation:
        '(growth_city * gdp_city(-1) - growth_primary * va_primary(-1) - (industry_tilt + industry_push) * va_secondary(-1)) / (va_secondary(-1) + va_tertiary(-1))',
      label: { zh: '第三产业增速', en: 'Growth of the tertiary sector' },
    },
    growth_secondary: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation: 'growth_tertiary + industry_tilt + industry_push',
      label: { zh: '第二产业增速', en: 'Growth of the secondary sector' },
    },
    va_primary: {
      unit: '亿元@2025',
      from: 2025,
      equation: 'va_primary(-1) * (1 + growth_primary)',
      initial: 'gdp_city * share_primary',
      label: { zh: '第一产业增加值（2025 年价）', en: 'Primary value added, 2025 prices' },
    },
    va_secondary: {
      unit: '亿元@2025',
      from: 2025,
      equation: 'va_secondary(-1) * (1 + growth_secondary)',
      initial: 'gdp_city * share_secondary',
      label: { zh: '第二产业增加值（2025 年价）', en: 'Secondary value added, 2025 prices' },
    },
    va_tertiary: {
      unit: '亿元@2025',
      from: 2025,
      equation: 'va_tertiary(-1) * (1 + growth_tertiary)',
      initial: 'gdp_city * share_tertiary',
      label: { zh: '第三产业增加值（2025 年价）', en: 'Tertiary value added, 2025 prices' },
    },

    // Industry, shares at current prices: volumes and relative prices, divided by their sum.
    weight_primary: {
      unit: '1',
      from: 2025,
      equation: 'share_primary(-1) * (1 + growth_primary) * (1 + relative_price_primary)',
      initial: 'va_primary_current / (va_primary_current + va_secondary_current + va_tertiary_current)',
      label: { zh: '一产权数（归一前）', en: 'Primary weight before normalising' },
    },
    weight_secondary: {
      unit: '1',
      from: 2025,
      equation: 'share_secondary(-1) * (1 + growth_secondary) * (1 + relative_price_secondary)',
      initial: 'va_secondary_current / (va_primary_current + va_secondary_current + va_tertiary_current)',
      label: { zh: '二产权数（归一前）', en: 'Secondary weight before normalising' },
    },
    weight_tertiary: {
      unit: '1',
      from: 2025,
      equation: 'share_tertiary(-1) * (1 + growth_tertiary)',
      initial: 'va_tertiary_current / (va_primary_current + va_secondary_current + va_tertiary_current)',
      label: { zh: '三产权数（归一前）', en: 'Tertiary weight before normalising' },
    },
    share_primary: {
      unit: '1',
      display: '%',
      from: 2025,
      equation: 'weight_primary / (weight_primary + weight_secondary + weight_tertiary)',
      shown: ['liaocheng.share_primary@census4', 'liaocheng.share_primary@census5'],
      label: { zh: '第一产业比重（现价）', en: 'Primary share, current prices' },
    },
    share_secondary: {
      unit: '1',
      display: '%',
      from: 2025,
      equation: 'weight_secondary / (weight_primary + weight_secondary + weight_tertiary)',
      shown: ['liaocheng.share_secondary@census4', 'liaocheng.share_secondary@census5'],
      label: { zh: '第二产业比重（现价）', en: 'Secondary share, current prices' },
    },
    share_tertiary: {
      unit: '1',
      display: '%',
      from: 2025,
      equation: 'weight_tertiary / (weight_primary + weight_secondary + weight_tertiary)',
      shown: ['liaocheng.share_tertiary@census4', 'liaocheng.share_tertiary@census5'],
      label: { zh: '第三产业比重（现价）', en: 'Tertiary share, current prices' },
    },
    deflator_rate: {
      unit: '1/yr',
      display: '%',
      from: 2026,
      equation: 'deflator + 0.0025 * (min(t, 2030) - 2028)',
      label: { zh: 'GDP 平减指数涨幅', en: 'Rise of the GDP deflator' },
    },
    gdp_nominal: {
      unit: '亿元',
      observed: 'liaocheng.gdp_nominal@census5',
      shown: ['liaocheng.gdp_nominal@census4'],
      equation: 'gdp_nominal(-1) * (1 + growth_city) * (1 + deflator_rate)',
      label: { zh: '地区生产总值（现价）', en: 'GDP, current prices' },
    },

    // Carbon, territorial: CO₂ = residents × GDP per resident × energy per GDP × carbon per energy. Years to 2025 are estimated.
    fall_energy_intensity: {
      unit: '1/yr',
      display: '%',
      from: 2020,
      equation: 'energy_saving + (t >= 2026 ? saving_push + acceleration * (t - 2026) : 0)',
      label: { zh: '单位 GDP 能耗降幅', en: 'Fall in energy per GDP' },
    },
    energy_intensity: {
      unit: 'Mtce/亿元@2025',
      display: 'tce/万元@2025',
      from: 2019,
      equation: 'energy_intensity(-1) * (1 - fall_energy_intensity)',
      initial: 'co2_base / carbon_per_energy_base / gdp_city',
      label: { zh: '单位 GDP 能耗', en: 'Energy per GDP' },
    },
    carbon_per_energy: {
      unit: 'MtCO2/Mtce',
      from: 2019,
      equation: 'carbon_per_energy(-1) * (1 - fuel_shift)',
      initial: 'carbon_per_energy_base',
      label: { zh: '单位能耗碳排放', en: 'Carbon per energy' },
    },
    energy: {
      unit: 'Mtce',
      display: '万吨标准煤',
      from: 2019,
      equation: 'gdp_city * energy_intensity',
      label: { zh: '能源消费', en: 'Energy use' },
    },
    co2: {
      unit: 'MtCO2',
      display: '万吨CO2',
      from: 2019,
      equation: 'energy * carbon_per_energy',
      shown: ['liaocheng.co2_inventory'],
      label: { zh: '二氧化碳排放（领土口径）', en: 'CO₂ emissions, territorial' },
    },
    co2_intensity: {
      unit: 'MtCO2/亿元@2025',
      display: 'tCO2/万元@2025',
      from: 2019,
      equation: 'co2 / gdp_city',
      label: { zh: '单位 GDP 碳排放', en: 'CO₂ per GDP' },
    },
  },
});
