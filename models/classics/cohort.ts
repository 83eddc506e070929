/**
 * Cohort component: what will a population be, given how many of each age survive and how many children they have? One step is one
 * age group; in the end every age grows at the same rate λ, and a population that turns to replacement keeps growing for a while.
 * Source: Leslie 1945, Biometrika 33(3); Preston, Heuveline and Guillot, Demography, ch. 6 and 7. The two-group matrix is a toy.
 */
import { defineModel } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教学取值', en: 'Teaching value' };

const model = defineModel({
  id: 'cohort',
  title: { zh: '队列要素法（莱斯利矩阵）', en: 'Cohort component (Leslie matrix)' },
  years: { history: 0, start: 1, end: 40 },
  sets: {
    age: {
      ordered: true,
      members: ['young', 'old'],
      labels: { young: { zh: '低龄组', en: 'Young' }, old: { zh: '高龄组', en: 'Old' } },
    },
  },
  parameters: {
    children: {
      unit: '1',
      over: ['age as mother'],
      value: { young: 1, old: 2 },
      role: 'assumption',
      range: [0, 10],
      label: { zh: '每位妇女每步所育女儿数', en: 'Daughters of a woman in a step' },
      source,
    },
    survival: {
      unit: '1',
      over: ['age'],
      value: { young: 0.5, old: 0 },
      role: 'assumption',
      range: [0, 1],
      label: { zh: '活到下一年龄组的比例', en: 'Share that reaches the next age group' },
      source,
    },
  },
  variables: {
    women: {
      unit: '万人',
      over: ['age'],
      initial: { young: 100, old: 20 },
      equation: 'survival[age-1] * women[age-1](-1)',
      edge: 'sum(children[mother] * women[mother](-1), mother)',
      label: { zh: '女性人口', en: 'Women' },
    },
    total: { unit: '万人', equation: 'sum(women[age], age)', label: { zh: '女性总数', en: 'All women' } },
    share: {
      unit: '1',
      display: '%',
      over: ['age'],
      equation: 'women[age] / total',
      label: { zh: '年龄构成', en: 'Share of the age' },
    },
    factor: {
      unit: '1',
      from: 1,
      equation: 'total / total(-1)',
      label: { zh: '每步增长倍数', en: 'Growth factor of a step' },
    },
  },
});

const scenarios: ModelBundle['scenarios'] = {
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  replacement: {
    label: { zh: '生育降到更替水平', en: 'Children at replacement' },
    parameters: { 'children.old': 0 },
  },
};

export const cohort: ModelBundle = { model, scenarios, targets: [], tables: [] };
