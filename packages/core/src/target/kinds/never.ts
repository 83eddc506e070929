/** 零发生: an event that no year sees. */
import { orEqual, perDraw } from '../outcome.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { spanFault, yearsThrough } from './test-kind.ts';

export const never: TestKind<'never'> = {
  part: { series: fields.series, from: fields.from, to: fields.to },
  series: ({ series }) => [series],
  years: ({ from, to }) => yearsThrough(from, to),
  fault: spanFault,
  agree: null,
  thresholds: () => 'pure',
  /** The margin is minus the number of events: 0 holds. */
  evaluate: (test, draws) => {
    const columns = yearsThrough(test.from, test.to).map((year) => draws.column(test.series, year));
    return perDraw(
      draws.count,
      'count',
      (d) => -columns.reduce((sum, column) => sum + Math.abs(column[d]!), 0),
      orEqual,
    );
  },
  words: ({ series, from, to }, names) => {
    const of = names.series(series);
    return { zh: `${from}—${to} 年不发生：${of.zh}`, en: `no ${of.en} in ${from}–${to}` };
  },
};
