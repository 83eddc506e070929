/**
 * Harrod-Domar: how fast can an economy grow when each yuan of yearly output needs a fixed stock of capital?
 * Y = K/v, K' = (1 − δ)K + sY, so growth is s/v − δ whatever the size of the economy.
 * Source: Domar 1946, Econometrica 14(2); Todaro and Smith, Economic Development, ch. 3.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教科书取值（Todaro 与 Smith，第 3 章）', en: 'Textbook value (Todaro and Smith, ch. 3)' };

const model = defineModel({
  id: 'harrod-domar',
  title: { zh: '哈罗德—多马：储蓄与增长', en: 'Harrod-Domar: saving and growth' },
  years: { history: 2025, start: 2026, end: 2035 },
  parameters: {
    saving: {
      unit: '1',
      display: '%',
      value: '25 %',
      role: 'lever',
      range: [0, 0.6],
      label: { zh: '储蓄率', en: 'Saving rate' },
      source,
    },
    capital_output: {
      unit: 'yr',
      value: 5,
      role: 'assumption',
      range: [1, 20],
      label: { zh: '资本产出比', en: 'Capital-output ratio' },
      note: { zh: '资本存量 ÷ 年产出，单位是年。', en: 'Stock of capital ÷ yearly output, in years.' },
      source,
    },
    depreciation: {
      unit: '1/yr',
      display: '%/yr',
      value: 0,
      role: 'assumption',
      range: [0, 0.2],
      label: { zh: '折旧率', en: 'Depreciation' },
      source,
    },
  },
  variables: {
    capital: {
      unit: '亿元@2025',
      equation: 'capital(-1) * (1 - depreciation) + investment(-1)',
      initial: 500,
      label: { zh: '资本存量', en: 'Capital' },
    },
    output: {
      unit: '亿元@2025',
      equation: 'capital / capital_output',
      label: { zh: '产出', en: 'Output' },
    },
    investment: {
      unit: '亿元@2025',
      equation: 'saving * output',
      label: { zh: '投资（等于储蓄）', en: 'Investment, equal to saving' },
    },
    growth_rate: {
      unit: '1/yr',
      display: '%/yr',
      from: 2026,
      equation: 'growth(output)',
      label: { zh: '产出增速', en: 'Growth of output' },
    },
    icor: {
      unit: 'yr',
      from: 2026,
      equation: 'investment(-1) / diff(output)',
      label: { zh: '增量资本产出率', en: 'Incremental capital-output ratio' },
    },
  },
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  thrift: {
    label: { zh: '储蓄率翻倍', en: 'Saving doubled' },
    parameters: { saving: '50 %' },
  },
  wear: {
    label: { zh: '资本有折旧', en: 'Capital wears out' },
    parameters: { depreciation: '2 %' },
  },
});

export const harrodDomar: ModelBundle = { model, scenarios, targets: [], tables: [] };
