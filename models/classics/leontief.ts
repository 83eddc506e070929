/**
 * Leontief: how much must every sector make, so that after all that sectors use of each other the final demand is left?
 * x = Ax + f, solved for all sectors at once; A[sector, user] is what a unit of the user's product takes from the sector.
 * Source: Leontief 1936, Review of Economics and Statistics 18(3); Miller and Blair, Input-Output Analysis, ch. 2.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教科书例子（Miller 与 Blair，第 2 章）', en: 'Textbook example (Miller and Blair, ch. 2)' };

const model = defineModel({
  id: 'leontief',
  title: { zh: '投入产出（列昂惕夫）', en: 'Input-output (Leontief)' },
  years: { history: 2025, start: 2026, end: 2026 },
  sets: {
    sector: {
      members: ['farms', 'factories'],
      labels: { farms: { zh: '农业', en: 'Farms' }, factories: { zh: '工业', en: 'Factories' } },
    },
  },
  parameters: {
    A: {
      unit: '1',
      over: ['sector', 'sector as user'],
      value: { farms: { farms: 0.15, factories: 0.25 }, factories: { farms: 0.2, factories: 0.05 } },
      role: 'assumption',
      range: [0, 1],
      label: { zh: '直接消耗系数', en: 'Input coefficient' },
      source,
    },
    demand: {
      unit: '亿元',
      over: ['sector'],
      value: { farms: 600, factories: 1500 },
      role: 'lever',
      range: [0, 4000],
      label: { zh: '最终需求', en: 'Final demand' },
      source,
    },
  },
  variables: {
    output: {
      unit: '亿元',
      over: ['sector'],
      equation: 'sum(A[sector, user] * output[user], user) + demand[sector]',
      label: { zh: '总产出', en: 'Gross output' },
    },
    value_added: {
      unit: '亿元',
      over: ['sector as user'],
      equation: 'output[user] * (1 - sum(A[sector, user], sector))',
      label: { zh: '增加值', en: 'Value added' },
    },
    gdp: { unit: '亿元', equation: 'sum(value_added[user], user)', label: { zh: '地区生产总值', en: 'GDP' } },
  },
  simultaneous: [['output']],
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
});

export const leontief: ModelBundle = { model, scenarios, targets: [], tables: [] };
