/** The secondary sector split into the branches that carbon needs. Volumes add up to the sector; the split itself is assumed. */
import { defineModel, normal } from '@planwright/core';

const tiltSource = {
  zh: '分析假设，相对二产整体；电解铝受全国产能上限约束，故低于整体',
  en: 'Assumption, against the sector as a whole; aluminium is held by the national ceiling on capacity, hence below it',
};

export const branch = defineModel({
  id: 'branch',
  title: { zh: '第二产业分行业', en: 'Branches of the secondary sector' },
  years: { history: 2025, start: 2026, end: 2035 },
  ports: { va_secondary: { unit: '亿元@2025', label: { zh: '第二产业增加值', en: 'Secondary value added' } } },
  sets: {
    branch: {
      members: ['aluminium', 'metals', 'chemicals', 'power', 'manufacturing', 'construction'],
      labels: {
        aluminium: { zh: '电解铝', en: 'aluminium' },
        metals: { zh: '其他金属', en: 'other metals' },
        chemicals: { zh: '化工', en: 'chemicals' },
        power: { zh: '电力热力', en: 'power and heat' },
        manufacturing: { zh: '其他工业', en: 'other industry' },
        construction: { zh: '建筑业', en: 'construction' },
      },
    },
  },
  shareGroups: { part: { members: ['part'], spread: 0.15 } },
  parameters: {
    part: {
      unit: '1',
      display: '%',
      over: ['branch'],
      value: {
        aluminium: 0.12,
        metals: 0.13,
        chemicals: 0.13,
        power: 0.07,
        manufacturing: 0.4188,
        construction: 0.1312,
      },
      role: 'uncertainty',
      label: { zh: '占二产增加值比重（2025 年）', en: 'Share of secondary value added, 2025' },
      source: {
        zh: '建筑业 = 二产 1343.08 减全部工业 1166.88 亿元（聊城市统计局 2025 年公报）；其余各行业未公布，为分析假设',
        en: 'Construction = secondary 1343.08 less industry 1166.88 (100 m yuan, city communique 2025); the other branches are not published and assumed',
      },
    },
    tilt: {
      unit: '1/yr',
      display: '个百分点',
      over: ['branch'],
      value: { aluminium: -0.02, metals: 0, chemicals: 0.005, power: -0.01, manufacturing: 0.01, construction: -0.02 },
      role: 'uncertainty',
      prior: {
        aluminium: normal(-0.02, 0.015),
        metals: normal(0, 0.015),
        chemicals: normal(0.005, 0.015),
        power: normal(-0.01, 0.015),
        manufacturing: normal(0.01, 0.01),
        construction: normal(-0.02, 0.02),
      },
      label: { zh: '相对增速', en: 'Growth against the other branches' },
      source: tiltSource,
    },
  },
  variables: {
    weight: {
      unit: '1',
      over: ['branch'],
      from: 2025,
      equation: 'weight(-1) * (1 + tilt)',
      initial: 'part',
      label: { zh: '权重', en: 'Weight' },
    },
    va: {
      unit: '亿元@2025',
      over: ['branch'],
      from: 2025,
      equation: 'va_secondary * weight / sum(weight, branch)',
      label: { zh: '增加值（2025 年价）', en: 'Value added, 2025 prices' },
    },
  },
});
