/**
 * Keynes cross of an open economy: how much output does one more yuan of public spending bring, when part of it leaks abroad?
 * Y = C + I + G + X − M with C = c0 + c(1 − t)Y and M = mY; the multiplier is 1/(1 − c(1 − t) + m). The three equations hold at once.
 * Source: Keynes 1936, ch. 10; Blanchard, Macroeconomics, ch. 3 and 18.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教科书取值', en: 'Textbook value' };
const amount = { unit: '亿元@2025', role: 'assumption', source } as const;
const propensity = { unit: '1', role: 'assumption', range: [0, 1], source } as const;

const model = defineModel({
  id: 'multiplier',
  title: { zh: '开放经济乘数', en: 'Multiplier of an open economy' },
  years: { history: 2025, start: 2026, end: 2030 },
  parameters: {
    consumed: { ...propensity, value: 0.7, label: { zh: '边际消费倾向', en: 'Propensity to consume' } },
    taxed: { ...propensity, value: 0.2, label: { zh: '税率', en: 'Tax rate' } },
    imported: {
      ...propensity,
      value: 0.5,
      label: { zh: '边际进口倾向（外溢）', en: 'Propensity to import, the leakage' },
    },
    autonomous: { ...amount, value: 200, label: { zh: '自发消费', en: 'Autonomous consumption' } },
    investment: { ...amount, value: 600, label: { zh: '投资', en: 'Investment' } },
    public_spending: { ...amount, role: 'lever', value: 400, label: { zh: '政府支出', en: 'Public spending' } },
    exports: { ...amount, value: 1000, label: { zh: '调出', en: 'Exports' } },
  },
  variables: {
    output: {
      unit: '亿元@2025',
      equation: 'consumption + investment + public_spending + exports - imports',
      label: { zh: '产出', en: 'Output' },
    },
    consumption: {
      unit: '亿元@2025',
      equation: 'autonomous + consumed * (1 - taxed) * output',
      label: { zh: '消费', en: 'Consumption' },
    },
    imports: { unit: '亿元@2025', equation: 'imported * output', label: { zh: '调入', en: 'Imports' } },
    trade_balance: { unit: '亿元@2025', equation: 'exports - imports', label: { zh: '净调出', en: 'Trade balance' } },
    multiplier: {
      unit: '1',
      equation: '1 / (1 - consumed * (1 - taxed) + imported)',
      label: { zh: '乘数', en: 'Multiplier' },
    },
  },
  simultaneous: [['output', 'consumption', 'imports']],
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  spending: { label: { zh: '多支出 1 亿元', en: '100 million yuan more' }, parameters: { public_spending: 401 } },
  closed: { label: { zh: '没有外溢', en: 'No leakage' }, parameters: { imported: 0 } },
  closed_spending: {
    label: { zh: '没有外溢，多支出 1 亿元', en: 'No leakage, 100 million more' },
    parent: 'closed',
    parameters: { public_spending: 401 },
  },
});

export const multiplier: ModelBundle = { model, scenarios, targets: [], tables: [] };
