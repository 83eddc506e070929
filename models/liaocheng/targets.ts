/** Targets of the plan that this version models. Clause numbers are the proposal's; the wording is ours. */
import type { Target } from '@planwright/core';

const [base, end] = [2025, 2030];

export const targets: readonly Target[] = [
  {
    id: 'C04-03',
    clause: 4,
    label: { zh: '地区生产总值年均增速高于全省', en: 'GDP grows faster than the province' },
    thresholdSource: 'peer',
    grade: 'A',
    headline: true,
    demanded: 0.66,
    readings: {
      mean: {
        label: { zh: '五年几何平均，全省总量口径', en: 'Five-year geometric mean against the provincial total' },
        test: { kind: 'growthAbovePeer', series: 'gdp_city', peer: 'gdp_province', from: base, to: end },
      },
      rounded: {
        label: { zh: '公布口径：取一位小数，持平不算高于', en: 'As published: one decimal, a tie does not count' },
        test: {
          kind: 'growthAbovePeer',
          series: 'gdp_city',
          peer: 'gdp_province',
          from: base,
          to: end,
          over: 'rounded',
        },
      },
      everyYear: {
        label: { zh: '五年中每一年都高于', en: 'In each of the five years' },
        test: {
          kind: 'growthAbovePeer',
          series: 'gdp_city',
          peer: 'gdp_province',
          from: base,
          to: end,
          over: 'everyYear',
        },
      },
      half_point: {
        label: { zh: '平均高出 0.5 个百分点以上', en: 'By more than 0.5 points on average' },
        test: { kind: 'growthAbovePeer', series: 'gdp_city', peer: 'gdp_province', from: base, to: end, by: 0.005 },
      },
    },
  },
  {
    id: 'C04-11',
    clause: 4,
    label: { zh: '第二产业增长快于全市经济', en: 'The secondary sector outgrows the city economy' },
    thresholdSource: 'analyst',
    grade: 'B',
    headline: true,
    demanded: 0.66,
    readings: {
      volume: {
        label: { zh: '按不变价增速', en: 'Growth at constant prices' },
        test: { kind: 'shareUp', basis: 'volume', part: 'va_secondary', whole: 'gdp_city', from: base, to: end },
      },
      share: {
        label: { zh: '按现价比重上升', en: 'A higher share at current prices' },
        test: { kind: 'levelAt', series: 'share_secondary', year: end, relativeTo: base, atLeast: 1 },
      },
    },
  },
  {
    id: 'C04-12',
    clause: 4,
    label: { zh: '第三产业继续扩大', en: 'The tertiary sector expands' },
    thresholdSource: 'analyst',
    grade: 'B',
    demanded: 0.66,
    readings: {
      grows: {
        label: { zh: '按不变价有增长', en: 'Grows at constant prices' },
        test: { kind: 'levelAt', series: 'va_tertiary', year: end, relativeTo: base, atLeast: 1 },
      },
      volume: {
        label: { zh: '按不变价快于全市经济', en: 'Outgrows the city economy at constant prices' },
        test: { kind: 'shareUp', basis: 'volume', part: 'va_tertiary', whole: 'gdp_city', from: base, to: end },
      },
      share: {
        label: { zh: '按现价比重上升', en: 'A higher share at current prices' },
        test: { kind: 'levelAt', series: 'share_tertiary', year: end, relativeTo: base, atLeast: 1 },
      },
    },
  },
  {
    id: 'C04-16',
    clause: 4,
    label: { zh: '经济总量迈上新台阶', en: 'GDP reaches a new step' },
    thresholdSource: 'analyst',
    grade: 'B',
    demanded: 0.66,
    note: { zh: '规划未写数字，台阶为分析参数。', en: "The plan prints no number; the step is the analyst's." },
    readings: {
      s4000: {
        label: { zh: '2030 年现价 4000 亿元以上', en: '400 bn yuan or more in 2030' },
        test: { kind: 'levelAt', series: 'gdp_nominal', year: end, atLeast: 4000 },
      },
      s4500: {
        label: { zh: '2030 年现价 4500 亿元以上', en: '450 bn yuan or more in 2030' },
        test: { kind: 'levelAt', series: 'gdp_nominal', year: end, atLeast: 4500 },
      },
      s5000: {
        label: { zh: '2030 年现价 5000 亿元以上', en: '500 bn yuan or more in 2030' },
        test: { kind: 'levelAt', series: 'gdp_nominal', year: end, atLeast: 5000 },
      },
    },
  },
  {
    id: 'C04-29',
    clause: 4,
    label: { zh: '2030 年前碳达峰', en: 'Carbon emissions peak by 2030' },
    thresholdSource: 'external',
    grade: 'B',
    headline: true,
    demanded: 0.9,
    note: {
      zh: '年份来自山东省碳达峰方案，规划本身未写。',
      en: 'The year is that of the provincial peak plan; the city plan does not print it.',
    },
    readings: {
      confirmed: {
        label: { zh: '峰后回落 2% 方确认', en: 'Confirmed by a fall of 2 % after the peak' },
        test: { kind: 'peakBy', series: 'co2', from: base, year: end },
      },
      argmax: {
        label: { zh: '只看最高年份', en: 'The year of the maximum alone' },
        test: { kind: 'peakBy', series: 'co2', from: base, year: end, rule: 'argmax' },
      },
      mannKendall: {
        label: { zh: '峰后趋势显著下降', en: 'A significant falling trend after the peak' },
        test: { kind: 'peakBy', series: 'co2', from: base, year: end, rule: 'mannKendall' },
      },
      before2030: {
        label: { zh: '2029 年底以前', en: 'By the end of 2029' },
        test: { kind: 'peakBy', series: 'co2', from: base, year: end - 1 },
      },
    },
  },
  {
    id: 'C04-37',
    clause: 4,
    label: { zh: '人均地区生产总值到 2035 年再上台阶', en: 'GDP per resident reaches a higher step by 2035' },
    thresholdSource: 'analyst',
    grade: 'B',
    demanded: 0.66,
    note: { zh: '其中一部分来自常住人口减少。', en: 'Part of it comes from fewer residents.' },
    readings: {
      k160: {
        label: { zh: '2035 年为 2025 年的 1.6 倍', en: '1.6 times 2025' },
        test: { kind: 'levelAt', series: 'gdp_per_head', year: 2035, relativeTo: base, atLeast: 1.6 },
      },
      k145: {
        label: {
          zh: '与全国 2020—2035 年翻番相当（约 1.45 倍）',
          en: 'In line with the national doubling of 2020–2035, about 1.45 times',
        },
        test: { kind: 'levelAt', series: 'gdp_per_head', year: 2035, relativeTo: base, atLeast: 1.45 },
      },
    },
  },
  {
    id: 'C34-01',
    clause: 34,
    label: { zh: '单位 GDP 碳排放五年下降达到要求', en: 'CO₂ per GDP falls as required over five years' },
    thresholdSource: 'analyst',
    grade: 'C',
    demanded: 0.9,
    note: {
      zh: '省下达的指标未知，以全国 17% 代替（15—20%）。',
      en: 'The provincial allocation is unknown; the national 17 % stands in (15–20 %).',
    },
    readings: {
      cut17: {
        label: { zh: '2025—2030 年下降 17%', en: 'Down 17 % in 2025–2030' },
        test: { kind: 'levelAt', series: 'co2_intensity', year: end, relativeTo: base, atMost: 0.83 },
      },
      cut15: {
        label: { zh: '2025—2030 年下降 15%', en: 'Down 15 % in 2025–2030' },
        test: { kind: 'levelAt', series: 'co2_intensity', year: end, relativeTo: base, atMost: 0.85 },
      },
      cut20: {
        label: { zh: '2025—2030 年下降 20%', en: 'Down 20 % in 2025–2030' },
        test: { kind: 'levelAt', series: 'co2_intensity', year: end, relativeTo: base, atMost: 0.8 },
      },
    },
  },
];
