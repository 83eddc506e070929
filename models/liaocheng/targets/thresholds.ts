/**
 * Thresholds that the plan does not print. They are parameters of the model, so that whoever disagrees changes them with --set
 * or in the page, and the change enters the hash. No equation reads them.
 */
import type { Parameter } from '@planwright/core';

const analyst = (zh: string, en: string): Pick<Parameter, 'role' | 'source'> => ({
  role: 'assumption',
  source: { zh: `分析者设定：${zh}`, en: `Analyst: ${en}` },
});

export const thresholds = {
  gdp_step: {
    unit: '亿元',
    value: 4000,
    range: [3300, 6000],
    label: { zh: '经济总量“新台阶”', en: 'The new step of GDP' },
    ...analyst('规划未写数字，取下一个整千亿', 'the plan prints no number; the next whole hundred billion'),
  },
  growth_band_low: {
    unit: '1/yr',
    display: '%',
    value: 0.045,
    range: [0, 0.1],
    label: { zh: '增长合理区间下限', en: 'Lower end of reasonable growth' },
    ...analyst('规划未写数字', 'the plan prints no number'),
  },
  growth_band_high: {
    unit: '1/yr',
    display: '%',
    value: 0.065,
    range: [0, 0.15],
    label: { zh: '增长合理区间上限', en: 'Upper end of reasonable growth' },
    ...analyst('规划未写数字', 'the plan prints no number'),
  },
  per_head_step: {
    unit: '1',
    value: 1.6,
    range: [1, 3],
    label: { zh: '2035 年人均 GDP 为 2025 年的倍数', en: 'GDP per head in 2035 as a multiple of 2025' },
    ...analyst('规划未写数字', 'the plan prints no number'),
  },
  structure_speed_cap: {
    unit: '1',
    value: 0.03,
    range: [0, 0.5],
    label: { zh: '结构变动速度上限（穆尔角，弧度/年）', en: 'Cap on structural change (Moore angle, radians a year)' },
    ...analyst('每年三次产业比重约变动两个百分点', 'about two points of the three shares a year'),
  },
  intensity_cut: {
    unit: '1',
    display: '%',
    value: 0.17,
    range: [0.15, 0.2],
    label: { zh: '碳排放强度五年降幅要求', en: 'Required five-year cut of CO₂ per GDP' },
    ...analyst(
      '省下达指标未知，以全国 17% 代替，范围 15%—20%',
      'the allocation is unknown; the national 17 %, range 15–20 %',
    ),
  },
  plan_deadline: {
    unit: 'yr',
    value: 2031,
    range: [2026, 2036],
    label: { zh: '项目完成期限（小数年份，2031 即 2030 年底）', en: 'Deadline of projects (2031 is the end of 2030)' },
    ...analyst('规划未写项目日期，取规划期末', 'the plan gives projects no dates; the end of its period'),
  },
  projects_per_year: {
    unit: '1/yr',
    value: 1,
    range: [1, 1000],
    label: { zh: '每年至少开工的重点项目', en: 'Key projects begun a year, at least' },
    ...analyst('规划未写数量', 'the plan prints no number'),
  },
  wind_addition: {
    unit: 'GW',
    value: 3.5,
    range: [0, 10],
    label: { zh: '五年新增风电', en: 'Wind power added in five years' },
    ...analyst('在建九个标段 350 万千瓦全部投产', 'all of the 3.5 GW under construction in nine lots'),
  },
} as const satisfies Readonly<Record<string, Parameter>>;
