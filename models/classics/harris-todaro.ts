/**
 * Harris-Todaro: why do people move to cities that have no job for them? Because they compare the village with the wage times
 * the chance of a job. Movement stops at w_r = w_u·E/L_u, so 1 − w_r/w_u of the city is without work, and more jobs bring more jobless.
 * Source: Harris and Todaro 1970, AER 60(1); Todaro and Smith, Economic Development, ch. 7.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教科书例子', en: 'Textbook example' };

const model = defineModel({
  id: 'harris-todaro',
  title: { zh: '哈里斯—托达罗：城乡迁移与城市失业', en: 'Harris-Todaro: migration and urban unemployment' },
  years: { history: 2025, start: 2026, end: 2065 },
  parameters: {
    urban_wage: {
      unit: '万元/人',
      value: 10,
      role: 'assumption',
      range: [5, 20],
      label: { zh: '城市工资（每年）', en: 'Urban wage, a year' },
      source,
    },
    rural_wage: {
      unit: '万元/人',
      value: 6,
      role: 'assumption',
      range: [1, 10],
      label: { zh: '农村工资（每年）', en: 'Rural wage, a year' },
      source,
    },
    jobs: {
      unit: '万人',
      value: 60,
      role: 'lever',
      range: [10, 200],
      label: { zh: '城市岗位', en: 'Urban jobs' },
      source,
    },
    mobility: {
      unit: '1/yr',
      value: 0.3,
      role: 'assumption',
      range: [0, 1],
      label: { zh: '迁移速度', en: 'Speed of migration' },
      source,
    },
  },
  variables: {
    urban_labour: {
      unit: '万人',
      equation: 'urban_labour(-1) + migration',
      initial: 70,
      label: { zh: '城市劳动力', en: 'Urban labour' },
    },
    migration: {
      unit: '万人',
      from: 2026,
      equation: 'mobility * urban_labour(-1) * (expected_wage(-1) / rural_wage - 1)',
      label: { zh: '净迁入', en: 'Net migration to the city' },
    },
    expected_wage: {
      unit: '万元/人',
      equation: 'urban_wage * min(1, jobs / urban_labour)',
      label: { zh: '预期城市工资', en: 'Expected urban wage' },
    },
    unemployed: {
      unit: '万人',
      equation: 'max(0, urban_labour - jobs)',
      label: { zh: '城市失业人数', en: 'Urban unemployed' },
    },
    unemployment: {
      unit: '1',
      display: '%',
      equation: 'unemployed / urban_labour',
      label: { zh: '城市失业率', en: 'Urban unemployment' },
    },
  },
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  more_jobs: { label: { zh: '城市增加 9 万个岗位', en: '90 thousand more urban jobs' }, parameters: { jobs: 69 } },
  better_village: {
    label: { zh: '提高农村收入', en: 'A better village' },
    parameters: { rural_wage: 8 },
  },
});

export const harrisTodaro: ModelBundle = { model, scenarios, targets: [], tables: [] };
