/** 年均增长 6% 以上, 保持在合理区间: growth of one series within bounds. */
import type { AverageGrowth } from '../grammar.ts';
import { perDraw } from '../outcome.ts';
import { boundsFault, boundsWords, distance, inside, limitsOf } from './bounds.ts';
import type { Limits } from './bounds.ts';
import * as fields from './fields.ts';
import { ratesOf, tenths } from './rates.ts';
import type { TestKind } from './test-kind.ts';
import { windowFault, yearsThrough } from './test-kind.ts';

export const averageGrowth: TestKind<'averageGrowth'> = {
  part: {
    series: fields.series,
    from: fields.from,
    to: fields.to,
    over: fields.over,
    rounded: fields.rounded,
    ...fields.bounds,
  },
  series: ({ series }) => [series],
  years: ({ from, to, over }) => (over === 'everyYear' ? yearsThrough(from, to) : [from, to]),
  fault: (test) => windowFault(test) ?? boundsFault(test),
  agree: null,
  thresholds: () => 'pure',
  evaluate: (test, draws) => {
    const rates = ratesOf(draws, test.series, test, test.over);
    const limits = limitsOf(test);
    const published: Limits = { ...limits, low: tenths(limits.low), high: tenths(limits.high) };
    const holdsAt = (rate: number): boolean =>
      test.rounded === true ? inside(tenths(rate), published) : inside(rate, limits);
    return perDraw(
      draws.count,
      'rate',
      (d) => rates.reduce((least, rate) => Math.min(least, distance(rate(d), limits)), Infinity),
      (_, d) => rates.every((rate) => holdsAt(rate(d))),
    );
  },
  words: (test: AverageGrowth, names) => {
    const of = names.series(test.series);
    const bounds = boundsWords(test, names, 'percent');
    const each = test.over === 'everyYear';
    return {
      zh: `${of.zh} ${test.from}—${test.to} 年${each ? '每年' : '年均'}增速${bounds.zh}`,
      en: `${each ? 'every yearly' : 'mean yearly'} growth of ${of.en} in ${test.from}–${test.to} ${bounds.en}`,
    };
  },
};
