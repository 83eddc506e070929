/**
 * Lewis: while the countryside has labour to spare, the modern sector grows at one wage; when the surplus is used up, wages rise.
 * Modern employers hire until the marginal product is the wage; profits are reinvested.
 * Source: Lewis 1954, Manchester School 22(2); Todaro and Smith, Economic Development, ch. 3.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教学取值', en: 'Teaching value' };

const model = defineModel({
  id: 'lewis',
  title: { zh: '刘易斯二元经济', en: 'Lewis: the dual economy' },
  years: { history: 2025, start: 2026, end: 2065 },
  parameters: {
    labour: { unit: '万人', value: 300, role: 'assumption', label: { zh: '全部劳动力', en: 'All labour' }, source },
    subsistence: {
      unit: '万元/人',
      value: 2,
      role: 'assumption',
      range: [1, 4],
      label: { zh: '生存工资（每年）', en: 'Subsistence wage, a year' },
      source,
    },
    alpha: {
      unit: '1',
      value: 0.4,
      role: 'assumption',
      range: [0.05, 0.95],
      label: { zh: '资本份额', en: 'Capital share' },
      source,
    },
    reference_capital: {
      unit: '万元/人',
      value: 10,
      role: 'assumption',
      label: { zh: '参照的人均资本', en: 'Capital per worker of reference' },
      source,
    },
    reference_product: {
      unit: '万元/人',
      value: 4,
      role: 'assumption',
      label: { zh: '在参照资本下的人均产出', en: 'Output per worker at that capital' },
      source,
    },
    reinvested: {
      unit: '1',
      display: '%',
      value: '60 %',
      role: 'lever',
      range: [0, 1],
      label: { zh: '利润再投资比例', en: 'Share of profits reinvested' },
      source,
    },
    depreciation: {
      unit: '1/yr',
      display: '%/yr',
      value: '5 %',
      role: 'assumption',
      range: [0, 0.15],
      label: { zh: '折旧率', en: 'Depreciation' },
      source,
    },
  },
  variables: {
    capital: {
      unit: '亿元',
      equation: 'capital(-1) * (1 - depreciation) + reinvested * profit(-1)',
      initial: 500,
      label: { zh: '现代部门资本', en: 'Capital of the modern sector' },
    },
    wanted: {
      unit: '万人',
      equation: 'capital / reference_capital * ((1 - alpha) * reference_product / subsistence)^(1 / alpha)',
      label: { zh: '按生存工资愿意雇用的人数', en: 'Workers wanted at the subsistence wage' },
    },
    modern_labour: {
      unit: '万人',
      equation: 'min(wanted, labour)',
      label: { zh: '现代部门就业', en: 'Workers in the modern sector' },
    },
    surplus: {
      unit: '万人',
      equation: 'labour - modern_labour',
      label: { zh: '剩余劳动力', en: 'Surplus labour' },
    },
    modern_output: {
      unit: '亿元',
      equation: 'reference_product * modern_labour * (capital / modern_labour / reference_capital)^alpha',
      label: { zh: '现代部门产出', en: 'Output of the modern sector' },
    },
    wage: {
      unit: '万元/人',
      equation: '(1 - alpha) * modern_output / modern_labour',
      label: { zh: '现代部门工资（每年）', en: 'Wage in the modern sector, a year' },
    },
    profit: {
      unit: '亿元',
      equation: 'modern_output - wage * modern_labour',
      label: { zh: '利润', en: 'Profits' },
    },
    modern_share: {
      unit: '1',
      display: '%',
      equation: 'modern_labour / labour',
      label: { zh: '现代部门就业比重', en: 'Share of the modern sector in labour' },
    },
  },
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  frugal: { label: { zh: '更多利润再投资', en: 'More profits reinvested' }, parameters: { reinvested: '80 %' } },
});

export const lewis: ModelBundle = { model, scenarios, targets: [], tables: [] };
