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
      zh: '政策使增速每年高 0.3 个百分点，节能不加力。',
      en: 'Policy adds 0.3 points of growth a year; no extra saving.',
    },
    parameters: { push: '0.3 个百分点', industry_push: '0.5 个百分点' },
  },
  peak_first: {
    label: { zh: '达峰优先', en: 'Peak first' },
    intent: {
      zh: '每年多降能耗 0.8 个百分点，降幅逐年加快 0.1。',
      en: 'Energy per GDP falls 0.8 points more, and 0.1 faster each year.',
    },
    parameters: { saving_push: '0.8 个百分点', acceleration: '0.1 个百分点' },
  },
  balanced: {
    label: { zh: '均衡', en: 'Balanced' },
    intent: { zh: '增长与节能各加一半力度。', en: 'Half of each push.' },
    parameters: {
      push: '0.2 个百分点',
      industry_push: '0.3 个百分点',
      saving_push: '0.5 个百分点',
      acceleration: '0.1 个百分点',
    },
  },
  provincial_slowdown: {
    label: { zh: '全省放缓', en: 'Provincial slowdown' },
    intent: { zh: '全省趋势增速低 0.8 个百分点。', en: 'The trend of the whole province is 0.8 points lower.' },
    parameters: { trend: { shift: '-0.8 个百分点' } },
  },
});
