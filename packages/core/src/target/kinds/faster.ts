/** 步伐加快: the pace of a period against the pace of the period before it. */
import { optional, required } from '../../model/format.ts';
import { whereAbove } from '../outcome.ts';
import * as fields from './fields.ts';
import { ratesOf } from './rates.ts';
import type { TestKind } from './test-kind.ts';
import { windowFault } from './test-kind.ts';

export const faster: TestKind<'faster'> = {
  part: {
    series: fields.series,
    before: required({ kind: 'year' }, '上一时期的起始年', 'First year of the period before'),
    from: fields.from,
    to: fields.to,
    measure: required(
      { kind: 'word', of: ['growth', 'change'] },
      '增速，或年均变动（比重）',
      'Rates, or yearly changes',
    ),
    direction: optional({ kind: 'word', of: ['up', 'down'] }, '方向，默认上升', 'Direction, up when absent'),
    by: fields.by,
  },
  series: ({ series }) => [series],
  years: ({ before, from, to }) => [before, from, to],
  fault: (test) => windowFault({ from: test.before, to: test.from }) ?? windowFault(test),
  agree: null,
  thresholds: ({ measure }) => (measure === 'change' ? 'series' : 'pure'),
  evaluate: (test, draws) => {
    const { series, before, from, to, by = 0 } = test;
    const sign = test.direction === 'down' ? -1 : 1;
    const margin = new Float64Array(draws.count);
    if (test.measure === 'growth') {
      const earlier = ratesOf(draws, series, { from: before, to: from })[0]!;
      const later = ratesOf(draws, series, { from, to })[0]!;
      for (let d = 0; d < margin.length; d++) margin[d] = sign * (later[d]! - earlier[d]!) - by;
      return whereAbove(margin, 'rate');
    }
    const [x0, x1, x2] = [draws.column(series, before), draws.column(series, from), draws.column(series, to)];
    for (let d = 0; d < margin.length; d++) {
      const pace = (x2[d]! - x1[d]!) / (to - from) - (x1[d]! - x0[d]!) / (from - before);
      margin[d] = sign * pace - by;
    }
    return whereAbove(margin, 'fraction');
  },
  words: ({ series, before, from, to, direction }, names) => {
    const of = names.series(series);
    const down = direction === 'down';
    return {
      zh: `${of.zh} ${from}—${to} 年${down ? '下降' : '上升'}快于 ${before}—${from} 年`,
      en: `${of.en} ${down ? 'falls' : 'rises'} faster in ${from}–${to} than in ${before}–${from}`,
    };
  },
};
