/**
 * IS-LM: how much of public spending is lost because it raises the interest rate? Goods: Y = C + I(r) + G. Money: M/P = kY − hr.
 * Y = [A + (b/h)·M/P] / [1 − c(1 − t) + bk/h]; as h grows (a rate that does not move, as for a region) it is the plain multiplier.
 * Source: Hicks 1937, Econometrica 5(2); Blanchard, Macroeconomics, ch. 5.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教学取值', en: 'Teaching value' };
const amount = { unit: '亿元@2025', role: 'assumption', source } as const;

const model = defineModel({
  id: 'is-lm',
  title: { zh: 'IS—LM：挤出效应', en: 'IS-LM: crowding out' },
  years: { history: 2025, start: 2026, end: 2030 },
  parameters: {
    consumed: {
      unit: '1',
      role: 'assumption',
      value: 0.7,
      range: [0, 1],
      label: { zh: '边际消费倾向', en: 'Propensity to consume' },
      source,
    },
    taxed: { unit: '1', role: 'assumption', value: 0.2, range: [0, 1], label: { zh: '税率', en: 'Tax rate' }, source },
    autonomous: { ...amount, value: 200, label: { zh: '自发消费', en: 'Autonomous consumption' } },
    investment_at_zero: {
      ...amount,
      value: 700,
      label: { zh: '利率为零时的投资', en: 'Investment at a rate of zero' },
    },
    investment_response: {
      ...amount,
      value: 4000,
      label: { zh: '投资对利率的反应（每 100%）', en: 'Response of investment, per 100 %' },
    },
    public_spending: { ...amount, role: 'lever', value: 400, label: { zh: '政府支出', en: 'Public spending' } },
    money: { ...amount, value: 1000, label: { zh: '实际货币供给', en: 'Real money supply' } },
    money_income: {
      unit: '1',
      role: 'assumption',
      value: 0.5,
      label: { zh: '货币需求对收入的反应', en: 'Money demand per income' },
      source,
    },
    money_rate: {
      ...amount,
      value: 6000,
      range: [1, 1e12],
      label: { zh: '货币需求对利率的反应（每 100%）', en: 'Response of money demand, per 100 %' },
    },
  },
  variables: {
    output: {
      unit: '亿元@2025',
      equation: 'autonomous + consumed * (1 - taxed) * output + investment + public_spending',
      label: { zh: '产出', en: 'Output' },
    },
    investment: {
      unit: '亿元@2025',
      equation: 'investment_at_zero - investment_response * interest',
      label: { zh: '投资', en: 'Investment' },
    },
    interest: {
      unit: '1',
      display: '%',
      equation: '(money_income * output - money) / money_rate',
      label: { zh: '利率', en: 'Interest rate' },
    },
  },
  simultaneous: [['output', 'investment', 'interest']],
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  spending: { label: { zh: '多支出 1 亿元', en: '100 million yuan more' }, parameters: { public_spending: 401 } },
  fixed_rate: { label: { zh: '利率不动', en: 'The rate does not move' }, parameters: { money_rate: 1e12 } },
  fixed_rate_spending: {
    label: { zh: '利率不动，多支出 1 亿元', en: 'The rate does not move, 100 million more' },
    parent: 'fixed_rate',
    parameters: { public_spending: 401 },
  },
});

export const isLm: ModelBundle = { model, scenarios, targets: [], tables: [] };
