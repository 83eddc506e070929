/** 年均增长 6% 以上, 保持在合理区间: growth of one series within bounds. */
import type { AverageGrowth } from '../grammar.ts';
import { whereDefined } from '../outcome.ts';
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
    const rounded = test.rounded === true;
    const margin = new Float64Array(draws.count).fill(Infinity);
    const holds = new Uint8Array(draws.count).fill(1);
    for (const rate of rates)
      for (let d = 0; d < margin.length; d++) {
        margin[d] = Math.min(margin[d]!, distance(rate[d]!, limits));
        if (!(rounded ? inside(tenths(rate[d]!), published) : inside(rate[d]!, limits))) holds[d] = 0;
      }
    return whereDefined(holds, margin, 'rate');
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
