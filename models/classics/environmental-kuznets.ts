/**
 * Environmental Kuznets curve: do emissions per head fall again when people grow rich? ln E = a + b·ln y + c·(ln y)², c < 0;
 * the turn is at y = exp(−b/2c). A description of cross-sections, not a law.
 * Source: Grossman and Krueger 1995, QJE 110(2); Stern 2004, World Development 32(8) on its weakness.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教学取值，不是估计结果', en: 'Teaching value, not an estimate' };

const model = defineModel({
  id: 'environmental-kuznets',
  title: { zh: '环境库兹涅茨曲线', en: 'Environmental Kuznets curve' },
  years: { history: 2025, start: 2026, end: 2060 },
  parameters: {
    income_unit: {
      unit: '万元/人',
      value: 1,
      role: 'assumption',
      label: { zh: '收入的计量单位', en: 'Unit in which income is counted' },
      source,
    },
    emission_unit: {
      unit: 'tCO2/人',
      value: 1,
      role: 'assumption',
      label: { zh: '排放的计量单位', en: 'Unit in which emissions are counted' },
      source,
    },
    a: { unit: '1', value: 0, role: 'assumption', label: { zh: '截距', en: 'Intercept' }, source },
    b: { unit: '1', value: 1.8, role: 'assumption', label: { zh: '一次项', en: 'Linear term' }, source },
    c: {
      unit: '1',
      value: -0.36,
      role: 'assumption',
      range: [-5, -0.01],
      label: { zh: '二次项（为负）', en: 'Quadratic term, negative' },
      source,
    },
    income_growth: {
      unit: '1/yr',
      display: '%/yr',
      value: '4 %',
      role: 'assumption',
      range: [0, 0.1],
      label: { zh: '人均收入增速', en: 'Growth of income per head' },
      source,
    },
  },
  variables: {
    income: {
      unit: '万元/人',
      equation: 'income(-1) * (1 + income_growth)',
      initial: 6,
      label: { zh: '人均收入', en: 'Income per head' },
    },
    log_income: {
      unit: '1',
      equation: 'log(income / income_unit)',
      label: { zh: '人均收入的对数', en: 'Log of income per head' },
    },
    emissions: {
      unit: 'tCO2/人',
      equation: 'emission_unit * exp(a + b * log_income + c * log_income^2)',
      label: { zh: '人均排放', en: 'Emissions per head' },
    },
    turning_income: {
      unit: '万元/人',
      equation: 'income_unit * exp(-b / (2 * c))',
      label: { zh: '转折点收入', en: 'Income at the turn' },
    },
  },
});

const scenarios = defineScenarios(model)({ baseline: { label: { zh: '基准', en: 'Baseline' } } });

export const environmentalKuznets: ModelBundle = { model, scenarios, targets: [], tables: [] };
