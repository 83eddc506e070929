/**
 * Logistic urbanisation: why does the yearly gain shrink after the halfway mark? U' = rU(1 − U/K): fastest, rK/4, at U = K/2.
 * The year step is the exact solution of the differential equation, so the length of the step does not matter.
 * Source: the logistic law of Verhulst 1838; United Nations 1974, Manual VIII, on shares of cities.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教学取值', en: 'Teaching value' };

const model = defineModel({
  id: 'urbanisation',
  title: { zh: '城镇化的逻辑斯蒂曲线', en: 'Logistic urbanisation' },
  years: { history: 1980, start: 2026, end: 2060 },
  parameters: {
    ceiling: {
      unit: '1',
      display: '%',
      value: '79.26 %',
      role: 'assumption',
      range: [0.3, 1],
      label: { zh: '饱和水平', en: 'Ceiling' },
      source: { zh: '文献中的饱和值 79.26%', en: 'A ceiling of the literature, 79.26 %' },
    },
    speed: {
      unit: '1/yr',
      value: 0.06,
      role: 'assumption',
      range: [0, 1],
      label: { zh: '内在速度', en: 'Intrinsic speed' },
      source,
    },
  },
  variables: {
    urban_share: {
      unit: '1',
      display: '%',
      equation: 'ceiling / (1 + (ceiling / urban_share(-1) - 1) * exp(-speed))',
      initial: '15 %',
      label: { zh: '城镇化率', en: 'Urban share' },
    },
    pace: {
      unit: '1/yr',
      display: '个百分点',
      equation: 'speed * urban_share * (1 - urban_share / ceiling)',
      label: { zh: '此刻的年增幅', en: 'Pace at this moment, a year' },
    },
    pace_highest: {
      unit: '1/yr',
      display: '个百分点',
      equation: 'speed * ceiling / 4',
      label: { zh: '最快年增幅', en: 'Highest pace' },
    },
  },
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  higher: { label: { zh: '更高的饱和水平', en: 'A higher ceiling' }, parameters: { ceiling: '85 %' } },
});

export const urbanisation: ModelBundle = { model, scenarios, targets: [], tables: [] };
