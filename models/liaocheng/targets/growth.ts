/** Growth: the city against the province, its own band, its level, productivity and investment. */
import type { Test } from '@planwright/core';
import { base, end, plan, planTarget } from './plan-target.ts';

const aboveProvince = { kind: 'growthAbovePeer', series: 'gdp_city', peer: 'gdp_province', ...plan } as const;

const inBand = {
  kind: 'averageGrowth',
  series: 'gdp_city',
  ...plan,
  atLeast: { parameter: 'growth_band_low' },
  atMost: { parameter: 'growth_band_high' },
} as const satisfies Test;

const productivityGrows: Test = { kind: 'averageGrowth', series: 'solow.tfp', ...plan, above: 0 };

export const growthTargets = [
  planTarget({
    id: 'C03-01',
    module: 'growth',
    label: {
      zh: '增长的量与质：增速在区间内且全要素生产率提高',
      en: 'Quantity and quality: growth in its band and TFP up',
    },
    grade: 'C',
    thresholdSource: 'analyst',
    readings: {
      both: {
        label: { zh: '五年均速在区间内，且全要素生产率增长', en: 'Mean growth in the band, and TFP grows' },
        test: { kind: 'all', of: [inBand, productivityGrows] },
      },
      quantity: {
        label: { zh: '只看五年均速在区间内', en: 'Mean growth in the band alone' },
        test: inBand,
        grade: 'B',
      },
    },
  }),
  planTarget({
    id: 'C03-02',
    module: 'growth',
    label: { zh: '在全省经济中的分量上升', en: 'The weight in the provincial economy rises' },
    grade: 'B',
    thresholdSource: 'peer',
    note: {
      zh: '现价比重含两地价格之差：实际增速领先，比重仍可能下降。',
      en: 'The current-price share contains relative prices: it can fall while real growth leads.',
    },
    readings: {
      current: {
        label: { zh: '现价比重 2030 年高于 2025 年', en: 'Share at current prices, 2030 over 2025' },
        test: { kind: 'levelAt', series: 'weight_nominal', year: end, relativeTo: base, above: 1 },
      },
      constant: {
        label: { zh: '不变价比重 2030 年高于 2025 年', en: 'Share at constant prices, 2030 over 2025' },
        test: { kind: 'shareUp', basis: 'share', part: 'gdp_city', whole: 'gdp_province', ...plan },
        grade: 'A',
      },
    },
  }),
  planTarget({
    id: 'C04-02',
    module: 'growth',
    label: { zh: '经济增速处于合理区间', en: 'Growth stays in a reasonable range' },
    grade: 'B',
    thresholdSource: 'analyst',
    readings: {
      everyYear: {
        label: { zh: '每年都在区间内', en: 'In the band every year' },
        test: { ...inBand, over: 'everyYear' },
      },
      everyYearRounded: {
        label: { zh: '每年都在区间内，按公布的一位小数', en: 'Every year, as published to one decimal' },
        test: { ...inBand, over: 'everyYear', rounded: true },
      },
      mean: { label: { zh: '五年均速在区间内', en: 'The five-year mean in the band' }, test: inBand },
      floor: {
        label: { zh: '每年不低于下限', en: 'At least the lower end every year' },
        test: {
          kind: 'averageGrowth',
          series: 'gdp_city',
          ...plan,
          over: 'everyYear',
          atLeast: { parameter: 'growth_band_low' },
        },
      },
    },
  }),
  planTarget({
    id: 'C04-03',
    module: 'growth',
    label: { zh: '地区生产总值年均增速高于全省', en: 'GDP grows faster than the province' },
    grade: 'A',
    thresholdSource: 'peer',
    headline: true,
    readings: {
      mean: {
        label: { zh: '五年几何平均，全省总量口径', en: 'Five-year geometric mean against the provincial total' },
        test: aboveProvince,
      },
      rounded: {
        label: { zh: '公布口径：取一位小数，持平不算高于', en: 'As published: one decimal, a tie does not count' },
        test: { ...aboveProvince, rounded: true },
      },
      notBelow: {
        label: { zh: '公布口径：不低于，持平也算', en: 'As published: not under, a tie counts' },
        test: { ...aboveProvince, rounded: true, relation: 'atLeast' },
      },
      everyYear: {
        label: { zh: '五年中每一年都高于', en: 'In each of the five years' },
        test: { ...aboveProvince, over: 'everyYear' },
      },
      tenth_point: {
        label: { zh: '平均高出 0.1 个百分点以上', en: 'By more than 0.1 points on average' },
        test: { ...aboveProvince, by: 0.001 },
        thresholdSource: 'analyst',
      },
      half_point: {
        label: { zh: '平均高出 0.5 个百分点以上', en: 'By more than 0.5 points on average' },
        test: { ...aboveProvince, by: 0.005 },
        thresholdSource: 'analyst',
      },
    },
  }),
  planTarget({
    id: 'C04-16',
    module: 'growth',
    label: { zh: '地区生产总值达到设定台阶', en: 'GDP reaches a new step' },
    grade: 'B',
    thresholdSource: 'analyst',
    note: { zh: '规划未写数字，台阶为分析参数。', en: "The plan prints no number; the step is the analyst's." },
    readings: {
      step: {
        label: { zh: '2030 年现价总量达到设定的台阶', en: 'GDP of 2030 at current prices at the chosen step' },
        test: { kind: 'levelAt', series: 'gdp_nominal', year: end, atLeast: { parameter: 'gdp_step' } },
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
  }),
  planTarget({
    id: 'C04-17',
    module: 'growth',
    label: { zh: '全要素生产率持续提高', en: 'Total factor productivity keeps rising' },
    grade: 'C',
    thresholdSource: 'analyst',
    note: {
      zh: '地级市资本数据薄弱：资本增速差 1 个百分点，全要素生产率约差 0.5。',
      en: 'Capital data of a prefecture are weak: a point of capital growth moves TFP by about half a point.',
    },
    readings: {
      mean: { label: { zh: '五年平均为正', en: 'Positive on average over five years' }, test: productivityGrows },
      faster: {
        label: { zh: '快于 2021—2025 年', en: 'Faster than in 2021–2025' },
        test: { kind: 'faster', series: 'solow.tfp', before: 2020, ...plan, measure: 'growth' },
      },
      steady: {
        label: { zh: '至多一年下降，且趋势向上', en: 'At most one year of decline, and a rising trend' },
        test: {
          kind: 'all',
          of: [
            { kind: 'steady', series: 'solow.tfp', ...plan, adverse: 1 },
            { kind: 'improves', series: 'solow.tfp', ...plan },
          ],
        },
      },
    },
  }),
  planTarget({
    id: 'C04-37',
    module: 'growth',
    label: { zh: '2035 年人均产出达到设定倍数', en: 'GDP per resident reaches a higher step by 2035' },
    grade: 'B',
    thresholdSource: 'analyst',
    note: { zh: '其中一部分来自常住人口减少。', en: 'Part of it comes from fewer residents.' },
    readings: {
      step: {
        label: { zh: '2035 年达到 2025 年的设定倍数', en: 'The chosen multiple of 2025 in 2035' },
        test: {
          kind: 'levelAt',
          series: 'gdp_per_head',
          year: 2035,
          relativeTo: base,
          atLeast: { parameter: 'per_head_step' },
        },
      },
      doubling: {
        label: {
          zh: '与全国 2020—2035 年翻番相当（约 1.45 倍）',
          en: 'In line with the national doubling of 2020–2035, about 1.45 times',
        },
        test: { kind: 'levelAt', series: 'gdp_per_head', year: 2035, relativeTo: base, atLeast: 1.45 },
        thresholdSource: 'external',
      },
      fixedResidents: {
        label: { zh: '设定倍数，但人口按 2025 年不变', en: 'The chosen multiple with the residents of 2025' },
        test: {
          kind: 'levelAt',
          series: 'gdp_per_head_fixed',
          year: 2035,
          relativeTo: base,
          atLeast: { parameter: 'per_head_step' },
        },
      },
      ratio: {
        label: { zh: '与全省人均之比 2035 年高于 2025 年', en: 'Ratio to the province higher in 2035 than in 2025' },
        test: { kind: 'levelAt', series: 'gdp_per_head_ratio', year: 2035, relativeTo: base, above: 1 },
        thresholdSource: 'peer',
      },
    },
  }),
  planTarget({
    id: 'C14-02',
    module: 'growth',
    label: {
      zh: '投资效益提高：增量资本产出率下降',
      en: 'Investment pays more: the incremental capital-output ratio falls',
    },
    grade: 'C',
    thresholdSource: 'analyst',
    readings: {
      ratio: {
        label: { zh: '2026—2030 年低于 2021—2025 年', en: 'Lower in 2026–2030 than in 2021–2025' },
        test: { kind: 'levelAt', series: 'solow.icor_5y', year: end, relativeTo: base, below: 1 },
      },
    },
  }),
];
