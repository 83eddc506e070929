/**
 * The city whole: growth, people and the three sectors are the outer model; what hangs on them are modules with ports. The DAG is
 * fixed: growth → sectors → branches → carbon; nothing feeds back to growth. Boundary, limits and sources: the README files.
 */
import { defineModel } from '@planwright/core';
import { china } from '../china/china.ts';
import { shandong } from '../shandong/shandong.ts';
import { carbon } from './carbon/carbon.ts';
import { grain } from './grain/grain.ts';
import { growth } from './growth/growth.ts';
import { indicators } from './growth/indicator.ts';
import { solow } from './growth/solow.ts';
import { branch } from './industry/branch.ts';
import { sectors } from './industry/sectors.ts';
import { monitor } from './monitor/monitor.ts';
import { people } from './people/people.ts';
import { projects } from './projects/projects.ts';
import { events } from './shocks/events.ts';
import { thresholds } from './targets/thresholds.ts';

export const model = defineModel({
  id: 'liaocheng',
  title: { zh: '聊城“十五五”主要目标', en: 'Liaocheng, main targets of the 15th Five-Year Plan' },
  years: { history: 2015, start: 2026, end: 2035 },
  parameters: { ...growth.parameters, ...sectors.parameters, ...people.parameters, ...thresholds },
  shocks: { ...growth.shocks, ...sectors.shocks },
  variables: {
    ...growth.variables,
    ...people.variables,
    ...sectors.variables,
    co2: {
      unit: 'MtCO2',
      display: '万吨CO2',
      from: 2025,
      equation:
        'carbon.scope < 0.5 ? carbon.co2_territorial : (carbon.scope < 1.5 ? carbon.co2_dual : carbon.co2_assessed)',
      shown: ['liaocheng.co2_inventory'],
      label: { zh: '二氧化碳排放（所选口径）', en: 'CO₂ emissions in the chosen scope' },
    },
    co2_intensity: {
      unit: 'MtCO2/亿元@2025',
      display: 'tCO2/万元@2025',
      from: 2025,
      equation: 'co2 / gdp_city',
      label: { zh: '单位 GDP 碳排放', en: 'CO₂ per GDP' },
    },
  },
  correlations: {
    // Metal prices move the prices of industry and the deflator of an aluminium city together.
    metal_prices: { of: ['deflator', 'relative_price_secondary'], rho: 0.5 },
    // Who saves fuel saves power, and a city that has saved goes on saving.
    saving: { of: ['carbon.past_fall', 'carbon.energy_saving', 'carbon.power_saving'], rho: 0.4 },
    headline: {
      of: ['industry_va.margin', 'revenue.margin', 'investment.margin', 'retail.margin', 'trade.margin'],
      rho: 0.3,
    },
  },
  modules: {
    shandong: {
      model: shandong,
      label: { zh: '山东', en: 'Shandong' },
      ports: { gdp: 'gdp_province', price_trend: 'deflator_trend', price_swing: 'prices' },
    },
    china: { model: china, label: { zh: '全国', en: 'China' }, ports: { growth_province: 'growth_province' } },
    solow: { model: solow, label: { zh: '增长核算', en: 'Growth accounting' }, ports: { gdp: 'gdp_city' } },
    ...indicators,
    branch: { model: branch, label: { zh: '二产分行业', en: 'Branches' }, ports: { va_secondary: 'va_secondary' } },
    carbon: {
      model: carbon,
      label: { zh: '能源与碳', en: 'Energy and carbon' },
      ports: {
        gdp: 'gdp_city',
        population: 'population',
        va_primary: 'va_primary',
        va_tertiary: 'va_tertiary',
        va_metals: 'branch.va.metals',
        va_chemicals: 'branch.va.chemicals',
        va_manufacturing: 'branch.va.manufacturing',
        va_construction: 'branch.va.construction',
        grid_factor: 'shandong.grid_factor',
        cogeneration_date: 'projects.date.xiangguang',
        event: 'events.energy',
      },
    },
    grain: { model: grain, label: { zh: '粮食', en: 'Grain' }, ports: { event: 'events.harvest' } },
    projects: { model: projects, label: { zh: '项目', en: 'Projects' } },
    monitor: { model: monitor, label: { zh: '监测', en: 'Monitoring' }, ports: { growth_city: 'growth_city' } },
    events: { model: events, label: { zh: '事件', en: 'Events' } },
  },
});
