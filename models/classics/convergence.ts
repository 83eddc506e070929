/**
 * β-convergence: poor regions grow faster, and still the spread need not shrink. Each draw is a region: the gap of log income
 * closes by 1 − exp(−β) a year and shocks open it again, so (1/T)·ln(y_T/y_0) falls with ln y_0 by (1 − exp(−βT))/T, while
 * the variance goes to σ²/(1 − exp(−2β)) from wherever it begins.
 * Source: Barro and Sala-i-Martin 1992, JPE 100(2); Quah 1993, Scandinavian Journal of Economics 95(4).
 */
import { defineModel, defineScenarios, normal } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = {
  zh: '教学取值；β = 2% 见 Barro 与 Sala-i-Martin',
  en: 'Teaching value; β = 2 % as in Barro and Sala-i-Martin',
};

const model = defineModel({
  id: 'convergence',
  title: { zh: 'β 收敛与 σ 收敛', en: 'β-convergence and σ-convergence' },
  years: { history: 2025, start: 2026, end: 2065 },
  parameters: {
    beta: {
      unit: '1/yr',
      display: '%/yr',
      value: '2 %',
      role: 'assumption',
      range: [0, 0.5],
      label: { zh: '收敛速度 β', en: 'Speed β' },
      source,
    },
    steady_income: {
      unit: '万元@2025/人',
      value: 10,
      role: 'assumption',
      label: { zh: '稳态人均产出', en: 'Income of the steady state' },
      source,
    },
    start_gap: {
      unit: '1',
      value: 0,
      role: 'uncertainty',
      prior: normal(0, 0.1),
      label: { zh: '起始差距（对数）', en: 'Gap at the start, in logs' },
      source,
    },
  },
  shocks: {
    luck: {
      unit: '1',
      prior: normal(0, 0.05),
      label: { zh: '各地的年度冲击（对数）', en: 'Yearly shock of a region, in logs' },
      source,
    },
  },
  variables: {
    gap: {
      unit: '1',
      equation: 'gap(-1) * exp(-beta) + luck',
      initial: 'start_gap',
      label: { zh: '与稳态的差距（对数）', en: 'Gap to the steady state, in logs' },
    },
    income: {
      unit: '万元@2025/人',
      equation: 'steady_income * exp(gap)',
      label: { zh: '人均产出', en: 'Income per head' },
    },
    half_life: {
      unit: 'yr',
      equation: 'log(2) / beta',
      label: { zh: '差距减半所需时间', en: 'Time in which a gap halves' },
    },
  },
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  unequal: {
    label: { zh: '起点差距很大', en: 'A wide start' },
    parameters: { start_gap: { prior: normal(0, 0.5) } },
  },
});

export const convergence: ModelBundle = { model, scenarios, targets: [], tables: [] };
