/** The continuous ranked probability score in closed form and from an ensemble; the growth that is still required; Mann-Kendall of a fall. */
import { mannKendall } from '@planwright/core';
import { crpsEnsemble, crpsFair, crpsNormal, requiredGrowth } from '@planwright/core/analysis';
import { normalQuantile } from '../../../packages/core/src/elementary/normal-quantile.ts';
import { exact } from '../reference-record.ts';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

const digits: Tolerance = {
  absolute: 5e-7,
  because: { zh: '期望值写到六位小数', en: 'the expected figure has six decimals' },
};

function run(record: ReferenceRecord): void {
  const words = { zh: 'CRPS(N(0, 1), z)，z = 0 与 1', en: 'CRPS(N(0, 1), z) at z = 0 and 1' };
  record.compare(words, 0.233695, crpsNormal(0, 1, 0), digits);
  record.compare(words, 0.602441, crpsNormal(0, 1, 1), digits);
  const scaled = { zh: '伸缩：σ = 3', en: 'Scaled: σ = 3' };
  const scaling: Tolerance = { ...digits, absolute: 1.5e-6 };
  record.compare(scaled, 3 * 0.602441, crpsNormal(10, 3, 13), scaling);

  // An ensemble that is the normal distribution at the middles of n equal classes of probability.
  const n = 2000;
  const draws = Float64Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n));
  const grid: Tolerance = {
    absolute: 1e-3,
    because: {
      zh: '2000 个等概率点代替连续分布',
      en: '2000 points of equal probability for a continuous distribution',
    },
  };
  record.compare({ zh: '集合的 CRPS', en: 'CRPS of an ensemble' }, 0.233695, crpsEnsemble(draws, 0), grid);
  record.compare({ zh: '集合的 CRPS', en: 'CRPS of an ensemble' }, 0.602441, crpsEnsemble(draws, 1), grid);
  // By hand: mean |x − 1| of {0, 1, 3} is 1; the three pairs lie 1, 2 and 3 apart.
  const byHand = { zh: '{0, 1, 3} 与 1：1 − 6/9 与 1 − 6/6', en: '{0, 1, 3} and 1: 1 − 6/9 and 1 − 6/6' };
  const last: Tolerance = { absolute: 1e-15, because: { zh: '舍入', en: 'rounding' } };
  record.compare(byHand, 1 / 3, crpsEnsemble(Float64Array.of(0, 1, 3), 1), last);
  record.compare(byHand, 0, crpsFair(Float64Array.of(0, 1, 3), 1), last);

  const required = { zh: '余下年份所需增速，目标 5.5 %', en: 'Growth required of the years left, goal 5.5 %' };
  const percent: Tolerance = {
    absolute: 5e-5,
    because: { zh: '期望值写到 0.01 个百分点', en: 'expected to 0.01 percentage points' },
  };
  record.compare(required, 0.0583, requiredGrowth(0.055, [0.05, 0.05], 5) ?? NaN, percent);
  record.compare(required, 0.0702, requiredGrowth(0.055, [0.04, 0.045, 0.05], 5) ?? NaN, percent);

  const fall = mannKendall([8, 7, 6, 5, 4, 3, 2, 1]);
  record.compare({ zh: '八年连降：S', en: 'Eight falling years: S' }, -28, fall.s, exact);
  record.compare({ zh: '八年连降：z', en: 'Eight falling years: z' }, -3.34, fall.z, {
    absolute: 5e-3,
    because: { zh: '期望值写到两位小数', en: 'the expected figure has two decimals' },
  });
}

export const forecastScores: Reference = {
  id: 'scores',
  title: { zh: '预测评分、所需增速与趋势', en: 'Scores of forecasts, required growth, trend' },
  source: 'Gneiting and Raftery 2007, JASA 102(477), section 4.2; the rest by their formulas',
  kind: 'closed form',
  inputs: { zh: '正态分布与小样本', en: 'A normal distribution and small samples' },
  run,
};
