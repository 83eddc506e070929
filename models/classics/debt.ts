/**
 * Debt dynamics: which primary balance keeps debt from growing faster than output? d' = d(1 + r)/(1 + g) − pb, so pb* = d(r − g)/(1 + g).
 * Source: Domar 1944, AER 34(4); Blanchard, Macroeconomics, ch. 22.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教科书取值', en: 'Textbook value' };

const model = defineModel({
  id: 'debt',
  title: { zh: '债务动态', en: 'Debt dynamics' },
  years: { history: 2025, start: 2026, end: 2055 },
  parameters: {
    interest: {
      unit: '1/yr',
      display: '%/yr',
      value: '4 %',
      role: 'assumption',
      range: [0, 0.12],
      label: { zh: '名义利率', en: 'Nominal interest rate' },
      source,
    },
    output_growth: {
      unit: '1/yr',
      display: '%/yr',
      value: '2 %',
      role: 'assumption',
      range: [-0.02, 0.12],
      label: { zh: '名义增速', en: 'Nominal growth' },
      source,
    },
    primary_balance: {
      unit: '1',
      display: '%',
      value: 0,
      role: 'lever',
      range: [-0.1, 0.1],
      label: { zh: '基本财政盈余占产出比重', en: 'Primary balance per output' },
      source,
    },
  },
  variables: {
    output: {
      unit: '亿元',
      equation: 'output(-1) * (1 + output_growth)',
      initial: 3000,
      label: { zh: '名义产出', en: 'Nominal output' },
    },
    debt: {
      unit: '亿元',
      equation: 'debt(-1) * (1 + interest) - primary_balance * output',
      initial: 1500,
      label: { zh: '债务余额', en: 'Debt' },
    },
    debt_ratio: { unit: '1', display: '%', equation: 'debt / output', label: { zh: '债务率', en: 'Debt per output' } },
    stabilising_balance: {
      unit: '1',
      display: '%',
      from: 2026,
      equation: 'debt_ratio(-1) * (interest - output_growth) / (1 + output_growth)',
      label: { zh: '使债务率不变的基本盈余', en: 'Primary balance that holds the ratio' },
    },
  },
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准：基本收支平衡', en: 'Baseline: primary balance of zero' } },
  stabilised: {
    label: { zh: '债务率不变', en: 'The ratio is held' },
    parameters: { primary_balance: (0.5 * (0.04 - 0.02)) / 1.02 },
  },
  golden: { label: { zh: '利率等于增速', en: 'Interest equals growth' }, parameters: { interest: '2 %' } },
});

export const debt: ModelBundle = { model, scenarios, targets: [], tables: [] };
