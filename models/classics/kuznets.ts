/**
 * Kuznets, two groups: inequality rises and then falls while people move from a poor to a rich sector, although nobody's sector changes.
 * G = uρ/(uρ + 1 − u) − u with u the share of people in the rich sector and ρ the ratio of incomes; highest at u* = 1/(1 + √ρ).
 * Source: Kuznets 1955, AER 45(1); Robinson 1976, AER 66(3).
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教学取值', en: 'Teaching value' };

const model = defineModel({
  id: 'kuznets',
  title: { zh: '库兹涅茨曲线（两部门）', en: 'Kuznets curve, two groups' },
  years: { history: 2025, start: 2026, end: 2115 },
  parameters: {
    income_ratio: {
      unit: '1',
      value: 2,
      role: 'assumption',
      range: [1, 10],
      label: { zh: '城乡收入比', en: 'Ratio of urban to rural income' },
      source,
    },
    movement: {
      unit: '1/yr',
      display: '%/yr',
      value: '1 %',
      role: 'assumption',
      range: [0, 0.01],
      label: { zh: '每年进城的人口份额', en: 'Share of people who move each year' },
      source,
    },
  },
  variables: {
    urban_share: {
      unit: '1',
      display: '%',
      equation: 'urban_share(-1) + movement',
      initial: '5 %',
      label: { zh: '城市人口份额', en: 'Share of people in the city' },
    },
    urban_income: {
      unit: '1',
      display: '%',
      equation: 'urban_share * income_ratio / (urban_share * income_ratio + 1 - urban_share)',
      label: { zh: '城市收入份额', en: 'Share of income in the city' },
    },
    gini: { unit: '1', equation: 'urban_income - urban_share', label: { zh: '基尼系数', en: 'Gini index' } },
    gini_highest: {
      unit: '1',
      equation: '(sqrt(income_ratio) - 1) / (sqrt(income_ratio) + 1)',
      label: { zh: '可能的最高基尼系数', en: 'Highest Gini index there can be' },
    },
  },
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  unequal: { label: { zh: '城乡差距更大', en: 'A wider gap' }, parameters: { income_ratio: 3 } },
});

export const kuznets: ModelBundle = { model, scenarios, targets: [], tables: [] };
