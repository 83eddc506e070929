/**
 * Kaya and LMDI: which of people, income, energy per output and carbon per energy moved the emissions?
 * C = P·y·e·c; the part of a factor x in a year is L(C, C(-1))·ln(x/x(-1)) with the logarithmic mean L, and the parts add up exactly.
 * Source: Kaya 1990; Ang 2005, Energy Policy 33(7). Zero emissions need the limits of Ang, Zhang and Choi 1998 and are not handled here.
 */
import { defineModel, defineScenarios } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';

const source = { zh: '教学取值', en: 'Teaching value' };
const rate = { unit: '1/yr', display: '%/yr', role: 'assumption', source } as const;
const part = { unit: '万吨CO2', from: 2026 } as const;

const model = defineModel({
  id: 'kaya',
  title: { zh: 'Kaya 恒等式与 LMDI 分解', en: 'Kaya identity and LMDI' },
  years: { history: 2025, start: 2026, end: 2035 },
  parameters: {
    people_growth: {
      ...rate,
      value: '-0.5 %',
      range: [-0.03, 0.03],
      label: { zh: '人口增速', en: 'Growth of population' },
    },
    income_growth: {
      ...rate,
      value: '5.5 %',
      range: [0, 0.12],
      label: { zh: '人均产出增速', en: 'Growth of output per head' },
    },
    saving: {
      ...rate,
      role: 'lever',
      value: '3 %',
      range: [0, 0.1],
      label: { zh: '单位产出能耗降幅', en: 'Fall of energy per output' },
    },
    shift: {
      ...rate,
      role: 'lever',
      value: '1.2 %',
      range: [0, 0.1],
      label: { zh: '单位能耗碳排放降幅', en: 'Fall of carbon per energy' },
    },
  },
  variables: {
    population: {
      unit: '万人',
      equation: 'population(-1) * (1 + people_growth)',
      initial: 600,
      label: { zh: '人口', en: 'Population' },
    },
    income: {
      unit: '万元@2025/人',
      equation: 'income(-1) * (1 + income_growth)',
      initial: 6,
      label: { zh: '人均产出', en: 'Output per head' },
    },
    energy_intensity: {
      unit: '吨标准煤/万元@2025',
      equation: 'energy_intensity(-1) * (1 - saving)',
      initial: 0.5,
      label: { zh: '单位产出能耗', en: 'Energy per output' },
    },
    carbon_intensity: {
      unit: 'tCO2/tce',
      equation: 'carbon_intensity(-1) * (1 - shift)',
      initial: 2.5,
      label: { zh: '单位能耗碳排放', en: 'Carbon per energy' },
    },
    emissions: {
      unit: '万吨CO2',
      equation: 'population * income * energy_intensity * carbon_intensity',
      label: { zh: '二氧化碳排放', en: 'CO₂ emissions' },
    },

    // Between nearly equal emissions the quotient is all rounding: there the plain mean is the nearer figure.
    weight: {
      ...part,
      equation:
        'abs(growth(emissions)) < 1e-5 ? (emissions + emissions(-1)) / 2 : diff(emissions) / log(emissions / emissions(-1))',
      label: { zh: '对数平均权重', en: 'Logarithmic mean' },
    },
    by_people: {
      ...part,
      equation: 'weight * log(population / population(-1))',
      label: { zh: '人口的贡献', en: 'Due to population' },
    },
    by_income: {
      ...part,
      equation: 'weight * log(income / income(-1))',
      label: { zh: '人均产出的贡献', en: 'Due to output per head' },
    },
    by_energy: {
      ...part,
      equation: 'weight * log(energy_intensity / energy_intensity(-1))',
      label: { zh: '能耗强度的贡献', en: 'Due to energy per output' },
    },
    by_carbon: {
      ...part,
      equation: 'weight * log(carbon_intensity / carbon_intensity(-1))',
      label: { zh: '能源结构的贡献', en: 'Due to carbon per energy' },
    },
    unexplained: {
      ...part,
      equation: 'diff(emissions) - (by_people + by_income + by_energy + by_carbon)',
      label: { zh: '未解释部分（应为零）', en: 'Unexplained, which is zero' },
    },
  },
});

const scenarios = defineScenarios(model)({
  baseline: { label: { zh: '基准', en: 'Baseline' } },
  standstill: {
    label: { zh: '节能恰好抵消增长', en: 'Saving just offsets growth' },
    intent: {
      zh: '产出增速 g 时排放不变，要求强度下降 g ÷ (1 + g)。',
      en: 'At growth g emissions stand still when intensity falls by g ÷ (1 + g).',
    },
    parameters: { people_growth: 0, income_growth: '5 %', saving: 0.05 / 1.05, shift: 0 },
  },
});

export const kaya: ModelBundle = { model, scenarios, targets: [], tables: [] };
