/** Scenarios: what differs from the model's own values, with a sentence of intent. */
import { defineScenarios } from '@planwright/core';
import { model } from './model.ts';

export const scenarios = defineScenarios(model)({
  baseline: {
    label: { zh: '基准', en: 'Baseline' },
    intent: { zh: '不加政策力度，看现有证据支持什么。', en: 'No policy push: what the evidence supports by itself.' },
  },
  growth_first: {
    label: { zh: '增长优先', en: 'Growth first' },
    intent: {
      zh: '政策使增速每年高 0.3 个百分点，二产再快 0.5 个百分点，节能不加力。',
      en: 'Policy adds 0.3 points of growth a year and 0.5 to the lead of industry; no extra saving.',
    },
    parameters: { push: '0.3 个百分点', industry_push: '0.5 个百分点' },
  },
  peak_first: {
    label: { zh: '达峰优先', en: 'Peak first' },
    intent: {
      zh: '用能强度每年多降 0.8 个百分点并逐年加快 0.1，风电、光伏各加 20 万千瓦，小机组早关一年。',
      en: 'Energy use falls 0.8 points more and 0.1 faster each year, 0.2 GW more of wind and of sun, small units close a year earlier.',
    },
    parameters: {
      'carbon.saving_push': '0.8 个百分点',
      'carbon.acceleration': '0.1 个百分点',
      'carbon.wind_push': 0.2,
      'carbon.solar_push': 0.2,
      'carbon.small_closure_end': 2029,
    },
  },
  structure_first: {
    label: { zh: '结构优先', en: 'Structure first' },
    intent: {
      zh: '强二产 1 个百分点，重心转向其他工业：电解铝、其他金属、化工、电力的相对增速各低 1 个百分点。',
      en: 'Industry gains a lead of 1 point, and it comes from other industry: aluminium, metals, chemicals and power grow 1 point less than they would.',
    },
    parameters: {
      industry_push: '1 个百分点',
      'branch.tilt.aluminium': { shift: '-1 个百分点' },
      'branch.tilt.metals': { shift: '-1 个百分点' },
      'branch.tilt.chemicals': { shift: '-1 个百分点' },
      'branch.tilt.power': { shift: '-1 个百分点' },
      'branch.tilt.manufacturing': { shift: '1 个百分点' },
    },
  },
  balanced: {
    label: { zh: '均衡', en: 'Balanced' },
    intent: { zh: '增长、二产与节能各加一半力度。', en: 'Half of each push.' },
    parameters: {
      push: '0.2 个百分点',
      industry_push: '0.3 个百分点',
      'carbon.saving_push': '0.5 个百分点',
      'carbon.acceleration': '0.1 个百分点',
      'carbon.wind_push': 0.1,
      'carbon.solar_push': 0.1,
    },
  },
  external_shock: {
    label: { zh: '外部冲击', en: 'External shock' },
    intent: {
      zh: '2027 年起关税与铝价大跌各两年：外贸、价格和增速一起受压。',
      en: 'Tariffs and a slump of metal prices for two years from 2027: trade, prices and growth suffer together.',
    },
    parameters: { 'events.on.tariff': 1, 'events.on.metals_slump': 1 },
  },
  provincial_slowdown: {
    label: { zh: '全省放缓', en: 'Provincial slowdown' },
    intent: { zh: '全省趋势增速低 0.8 个百分点。', en: 'The trend of the whole province is 0.8 points lower.' },
    parameters: { trend: { shift: '-0.8 个百分点' } },
  },
});
