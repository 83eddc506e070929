/** Carbon and energy: the peak, intensity, coal, units and the power mix. */
import type { Reading, Test } from '@planwright/core';
import { base, end, plan, planTarget } from './plan-target.ts';

const peak = { kind: 'peakBy', series: 'co2', from: base, year: end } as const;

const cut = (atLeast: number): Reading => ({
  label: { zh: `2025—2030 年下降 ${atLeast * 100}% 以上`, en: `Down ${atLeast * 100} % or more in 2025–2030` },
  test: { kind: 'intensityCut', series: 'co2_intensity', ...plan, atLeast },
});

const intensityAsRequired: Test = {
  kind: 'intensityCut',
  series: 'co2_intensity',
  ...plan,
  atLeast: { parameter: 'intensity_cut' },
};

const energyIntensity = { series: 'carbon.energy_intensity', ...plan, direction: 'down' } as const;

export const carbonTargets = [
  planTarget({
    id: 'C04-24',
    module: 'carbon',
    label: { zh: '碳排放强度下降加快', en: 'CO₂ per GDP falls faster' },
    grade: 'C',
    thresholdSource: 'analyst',
    readings: {
      faster: {
        label: { zh: '五年降幅大于 2021—2025 年', en: 'A larger five-year cut than in 2021–2025' },
        test: { kind: 'levelAt', series: 'carbon.intensity_fall_lead', year: end, above: 0 },
      },
      falls: {
        label: { zh: '只看是否下降', en: 'Falls at all' },
        test: { kind: 'intensityCut', series: 'co2_intensity', ...plan, atLeast: 0 },
      },
    },
  }),
  planTarget({
    id: 'C04-25',
    module: 'carbon',
    label: { zh: '资源利用效率提升：单位 GDP 能耗下降', en: 'Resources used better: less energy per GDP' },
    grade: 'C',
    thresholdSource: 'analyst',
    note: { zh: '用水与用地尚未建模。', en: 'Water and land are not modelled yet.' },
    readings: {
      everyYear: {
        label: { zh: '每年都下降', en: 'Falls every year' },
        test: { kind: 'steady', ...energyIntensity, adverse: 0 },
      },
      steady: {
        label: { zh: '至多一年上升，且趋势下降', en: 'Rises in at most one year, and a falling trend' },
        test: {
          kind: 'all',
          of: [
            { kind: 'steady', ...energyIntensity, adverse: 1 },
            { kind: 'improves', ...energyIntensity },
          ],
        },
      },
    },
  }),
  planTarget({
    id: 'C04-26',
    module: 'carbon',
    label: { zh: '新能源装机占比上升加快', en: 'The renewable share of capacity rises faster' },
    grade: 'B',
    thresholdSource: 'analyst',
    readings: {
      capacity: {
        label: {
          zh: '装机占比升幅大于上一个五年',
          en: 'Share of capacity: a larger rise than in the five years before',
        },
        test: { kind: 'levelAt', series: 'carbon.share_speedup', year: end, above: 0 },
      },
      generation: {
        label: {
          zh: '发电占比升幅大于上一个五年',
          en: 'Share of generation: a larger rise than in the five years before',
        },
        test: { kind: 'levelAt', series: 'carbon.generation_speedup', year: end, above: 0 },
        grade: 'C',
      },
      rises: {
        label: { zh: '装机占比上升', en: 'The share of capacity rises' },
        test: { kind: 'improves', series: 'carbon.renewable_share_capacity', ...plan },
      },
    },
  }),
  planTarget({
    id: 'C04-29',
    module: 'carbon',
    nature: 'binding',
    label: { zh: '2030 年前碳达峰', en: 'Carbon emissions peak by 2030' },
    grade: 'B',
    thresholdSource: 'external',
    headline: true,
    note: {
      zh: '年份来自山东省碳达峰方案，规划本身未写。',
      en: 'The year is that of the provincial peak plan; the city plan does not print it.',
    },
    readings: {
      confirmed: { label: { zh: '峰后回落 2% 方确认', en: 'Confirmed by a fall of 2 % after the peak' }, test: peak },
      argmax: {
        label: { zh: '只看最高年份', en: 'The year of the maximum alone' },
        test: { ...peak, rule: 'argmax' },
      },
      mannKendall: {
        label: { zh: '峰后趋势显著下降', en: 'A significant falling trend after the peak' },
        test: { ...peak, rule: 'mannKendall' },
      },
      before2030: { label: { zh: '2029 年底以前', en: 'By the end of 2029' }, test: { ...peak, year: end - 1 } },
    },
  }),
  planTarget({
    id: 'C34-01',
    module: 'carbon',
    nature: 'binding',
    label: { zh: '碳排放强度与总量双控', en: 'CO₂ intensity and total under control' },
    grade: 'C',
    thresholdSource: 'analyst',
    note: {
      zh: '省下达的指标未知，强度以全国 17% 代替（15%—20%）；总量上限为分析参数。',
      en: 'The provincial allocation is unknown; the national 17 % stands in (15–20 %). The cap on the total is the analyst’s.',
    },
    readings: {
      both: {
        label: {
          zh: '强度降幅达到要求，且 2030 年总量不超上限',
          en: 'The required cut of intensity, and the total of 2030 within its cap',
        },
        test: {
          kind: 'all',
          of: [intensityAsRequired, { kind: 'levelAt', series: 'carbon.co2_to_cap', year: end, atMost: 1 }],
        },
      },
      intensity: { label: { zh: '只看强度', en: 'Intensity alone' }, test: intensityAsRequired },
      cut15: cut(0.15),
      cut20: cut(0.2),
    },
  }),
  planTarget({
    id: 'C34-02',
    module: 'carbon',
    label: { zh: '煤炭消费得到控制', en: 'Coal use is held' },
    grade: 'C',
    thresholdSource: 'analyst',
    readings: {
      notMore: {
        label: { zh: '2030 年不高于 2025 年', en: 'No more in 2030 than in 2025' },
        test: { kind: 'levelAt', series: 'carbon.coal', year: end, relativeTo: base, atMost: 1 },
      },
      everyYear: {
        label: { zh: '每年都不增加', en: 'No more in any year' },
        test: { kind: 'steady', series: 'carbon.coal', ...plan, direction: 'down', adverse: 0 },
      },
    },
  }),
  planTarget({
    id: 'C35-01',
    module: 'carbon',
    nature: 'binding',
    label: { zh: '30 万千瓦以下煤电机组如期关停', en: 'Coal units below 300 MW close on time' },
    grade: 'C',
    thresholdSource: 'document',
    note: {
      zh: '按类别计，不是逐台：机组清单与日期待能源主管部门提供，这一类 120 万千瓦匀速关停。',
      en: 'By class, not by unit: the list of units and dates is still to come, and the class of 1.2 GW closes in equal steps.',
    },
    readings: {
      all: {
        label: { zh: '2030 年底全部关停', en: 'All closed by the end of 2030' },
        test: { kind: 'levelAt', series: 'carbon.small_closed', year: end, atLeast: 1 },
      },
      most: {
        label: { zh: '2030 年底关停九成以上', en: 'At least nine tenths by the end of 2030' },
        test: { kind: 'levelAt', series: 'carbon.small_closed', year: end, atLeast: 0.9 },
        thresholdSource: 'analyst',
      },
    },
  }),
  planTarget({
    id: 'C35-03',
    module: 'carbon',
    label: { zh: '风电装机增加', en: 'More wind power' },
    grade: 'C',
    thresholdSource: 'analyst',
    readings: {
      grows: {
        label: { zh: '2030 年高于 2025 年，趋势一致', en: 'More in 2030 than in 2025, and a rising trend' },
        test: { kind: 'improves', series: 'carbon.capacity_wind', ...plan },
      },
      lots: {
        label: { zh: '五年新增达到在建规模', en: 'As much added as is under construction' },
        test: { kind: 'improves', series: 'carbon.capacity_wind', ...plan, by: { parameter: 'wind_addition' } },
      },
    },
  }),
  planTarget({
    id: 'C35-04',
    module: 'carbon',
    label: { zh: '光伏装机增加', en: 'More solar power' },
    grade: 'C',
    thresholdSource: 'analyst',
    readings: {
      grows: {
        label: { zh: '2030 年高于 2025 年，趋势一致', en: 'More in 2030 than in 2025, and a rising trend' },
        test: { kind: 'improves', series: 'carbon.capacity_solar', ...plan },
      },
      everyYear: {
        label: { zh: '每年都不减少', en: 'No less in any year' },
        test: { kind: 'steady', series: 'carbon.capacity_solar', ...plan, adverse: 0 },
      },
    },
  }),
];
