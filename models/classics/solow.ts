/**
 * Solow-Swan with growth accounting: why does saving raise the level of income for good and its growth only for a while?
 * k' = [s·k^α + (1 − δ)k] / ((1 + n)(1 + g)); k and y are per effective worker, in units in which y = k^α.
 * Source: Solow 1956, QJE 70(1); Romer, Advanced Macroeconomics, ch. 1.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教科书取值（Romer，第 1 章）', en: 'Textbook value (Romer, ch. 1)' };

const model = defineModel({
  id: 'solow',
  title: { zh: '索洛—斯旺：增长与增长核算', en: 'Solow-Swan: growth and growth accounting' },
  years: { history: 2025, start: 2026, end: 2125 },
  parameters: {
    saving: {
      unit: '1',
      display: '%',
      value: '30 %',
      role: 'lever',
      range: [0, 1],
      label: { zh: '储蓄率', en: 'Saving rate' },
      source,
    },
    alpha: {
      unit: '1',
      value: 1 / 3,
      role: 'assumption',
      range: [0, 1],
      label: { zh: '资本份额', en: 'Capital share' },
      source,
    },
    labour_growth: {
      unit: '1/yr',
      display: '%/yr',
      value: '1 %',
      role: 'assumption',
      range: [-0.03, 0.05],
      label: { zh: '劳动力增速', en: 'Growth of labour' },
      source,
    },
    progress: {
      unit: '1/yr',
      display: '%/yr',
      value: '2 %',
      role: 'assumption',
      range: [0, 0.06],
      label: { zh: '技术进步', en: 'Technical progress' },
      source,
    },
    depreciation: {
      unit: '1/yr',
      display: '%/yr',
      value: '5 %',
      role: 'assumption',
      range: [0, 1],
      label: { zh: '折旧率', en: 'Depreciation' },
      source,
    },
    start_capital: {
      unit: '1',
      value: 3,
      role: 'assumption',
      range: [0.01, 100],
      label: { zh: '起始资本（按有效劳动平均）', en: 'Capital per effective worker at the start' },
      source,
    },
  },
  variables: {
    capital: {
      unit: '1',
      equation:
        '(saving * capital(-1)^alpha + (1 - depreciation) * capital(-1)) / ((1 + labour_growth) * (1 + progress))',
      initial: 'start_capital',
      label: { zh: '资本（按有效劳动平均）', en: 'Capital per effective worker' },
    },
    income: {
      unit: '1',
      equation: 'capital^alpha',
      label: { zh: '产出（按有效劳动平均）', en: 'Output per effective worker' },
    },
    consumption: {
      unit: '1',
      equation: '(1 - saving) * income',
      label: { zh: '消费（按有效劳动平均）', en: 'Consumption per effective worker' },
    },
    steady_capital: {
      unit: '1',
      equation: '(saving / ((1 + labour_growth) * (1 + progress) - 1 + depreciation))^(1 / (1 - alpha))',
      label: { zh: '稳态资本', en: 'Capital in the steady state' },
    },
    convergence: {
      unit: '1/yr',
      display: '%/yr',
      equation: '(1 - alpha) * (labour_growth + progress + depreciation)',
      label: { zh: '收敛速度', en: 'Speed of convergence' },
    },
    half_life: {
      unit: 'yr',
      equation: 'log(2) / convergence',
      label: { zh: '差距减半所需时间', en: 'Time in which the gap halves' },
    },

    // Growth accounting, as a statistician does it who sees output, capital and labour only.
    labour: {
      unit: '1',
      equation: 'labour(-1) * (1 + labour_growth)',
      initial: 1,
      label: { zh: '劳动力（2025 年 = 1）', en: 'Labour (2025 = 1)' },
    },
    technology: {
      unit: '1',
      equation: 'technology(-1) * (1 + progress)',
      initial: 1,
      label: { zh: '技术水平（2025 年 = 1）', en: 'Technology (2025 = 1)' },
    },
    output_growth: {
      unit: '1/yr',
      display: '%/yr',
      from: 2026,
      equation: 'log(income * technology * labour / (income(-1) * technology(-1) * labour(-1)))',
      label: { zh: '产出对数增速', en: 'Log growth of output' },
    },
    capital_part: {
      unit: '1/yr',
      display: '%/yr',
      from: 2026,
      equation: 'alpha * log(capital * technology * labour / (capital(-1) * technology(-1) * labour(-1)))',
      label: { zh: '资本的贡献', en: 'Contribution of capital' },
    },
    labour_part: {
      unit: '1/yr',
      display: '%/yr',
      from: 2026,
      equation: '(1 - alpha) * log(labour / labour(-1))',
      label: { zh: '劳动的贡献', en: 'Contribution of labour' },
    },
    residual: {
      unit: '1/yr',
      display: '%/yr',
      from: 2026,
      equation: 'output_growth - capital_part - labour_part',
      label: { zh: '全要素生产率（残差）', en: 'Total factor productivity, the residual' },
    },
  },
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  thrift: { label: { zh: '多储蓄', en: 'More saving' }, parameters: { saving: '40 %' } },
});

export const solow: ModelBundle = { model, scenarios, targets: [], tables: [] };
