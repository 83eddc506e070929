/** 单位 GDP 碳排放下降 17%: a cut between two years. */
import { required } from '../../model/format.ts';
import { whereAtLeast } from '../outcome.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { windowFault } from './test-kind.ts';

export const intensityCut: TestKind<'intensityCut'> = {
  part: {
    series: fields.series,
    from: fields.from,
    to: fields.to,
    atLeast: required({ kind: 'threshold' }, '降幅不低于', 'Cut of at least'),
  },
  series: ({ series }) => [series],
  years: ({ from, to }) => [from, to],
  fault: windowFault,
  agree: null,
  thresholds: () => 'pure',
  evaluate: (test, draws) => {
    const [start, end] = [draws.column(test.series, test.from), draws.column(test.series, test.to)];
    const margin = new Float64Array(draws.count);
    for (let d = 0; d < margin.length; d++) margin[d] = 1 - end[d]! / start[d]! - test.atLeast;
    return whereAtLeast(margin, 'fraction');
  },
  words: ({ series, from, to, atLeast }, names) => {
    const [of, cut] = [names.series(series), names.threshold(atLeast, 'percent')];
    return {
      zh: `${of.zh} ${from}—${to} 年下降 ${cut.zh} 以上`,
      en: `${of.en} down ${cut.en} or more in ${from}–${to}`,
    };
  },
};
