/** 提升, 提高: a change between the ends, and a trend that agrees with it. */
import { perDraw } from '../outcome.ts';
import { senSlope } from '../peak.ts';
import { relative } from './bounds.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { windowFault, yearsThrough } from './test-kind.ts';

export const improves: TestKind<'improves'> = {
  part: { series: fields.series, from: fields.from, to: fields.to, direction: fields.direction, by: fields.by },
  series: ({ series }) => [series],
  years: ({ from, to }) => yearsThrough(from, to),
  fault: windowFault,
  agree: null,
  thresholds: () => 'series',
  evaluate: (test, draws) => {
    const columns = yearsThrough(test.from, test.to).map((year) => draws.column(test.series, year));
    const sign = test.direction === 'down' ? -1 : 1;
    const path = new Float64Array(columns.length);
    const span = columns.length - 1;
    return perDraw(draws.count, 'relative', (d) => {
      columns.forEach((column, i) => (path[i] = column[d]!));
      // The median of slopes would drop a value that is not a number.
      if (path.some(Number.isNaN)) return NaN;
      const change = sign * (path[span]! - path[0]!) - (test.by ?? 0);
      return relative(Math.min(change, sign * senSlope(path) * span), path[0]!);
    });
  },
  words: ({ series, from, to, direction, by }, names) => {
    const of = names.series(series);
    const more = by === undefined ? null : names.threshold(by, 'number');
    const down = direction === 'down';
    return {
      zh: `${of.zh} ${from}—${to} 年${down ? '下降' : '上升'}${more ? `超过 ${more.zh}` : ''}且趋势一致`,
      en: `${of.en} ${down ? 'falls' : 'rises'}${more ? ` by more than ${more.en}` : ''} in ${from}–${to}, and so does its trend`,
    };
  },
};
