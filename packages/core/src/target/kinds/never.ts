/** 零发生: an event that no year sees. */
import { whereAtLeast } from '../outcome.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { columnsThrough, spanFault, yearsThrough } from './test-kind.ts';

export const never: TestKind<'never'> = {
  part: { series: fields.series, from: fields.from, to: fields.to },
  series: ({ series }) => [series],
  years: ({ from, to }) => yearsThrough(from, to),
  fault: spanFault,
  agree: null,
  thresholds: () => 'pure',
  /** The margin is minus the number of events: 0 holds. */
  evaluate: (test, draws) => {
    const margin = new Float64Array(draws.count);
    for (const events of columnsThrough(draws, test.series, test))
      for (let d = 0; d < margin.length; d++) margin[d] = margin[d]! + Math.abs(events[d]!);
    for (let d = 0; d < margin.length; d++) margin[d] = -margin[d]!;
    return whereAtLeast(margin, 'count');
  },
  words: ({ series, from, to }, names) => {
    const of = names.series(series);
    return { zh: `${from}—${to} 年不发生：${of.zh}`, en: `no ${of.en} in ${from}–${to}` };
  },
};
