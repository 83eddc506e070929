/** 提升, 提高: a change between the ends, and a trend that agrees with it. */
import { whereAbove } from '../outcome.ts';
import { senSlope } from '../peak.ts';
import { relative } from './bounds.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { columnsThrough, windowFault, yearsThrough } from './test-kind.ts';

export const improves: TestKind<'improves'> = {
  part: { series: fields.series, from: fields.from, to: fields.to, direction: fields.direction, by: fields.by },
  series: ({ series }) => [series],
  years: ({ from, to }) => yearsThrough(from, to),
  fault: windowFault,
  agree: null,
  thresholds: () => 'series',
  evaluate: (test, draws) => {
    const columns = columnsThrough(draws, test.series, test);
    const sign = test.direction === 'down' ? -1 : 1;
    const by = test.by ?? 0;
    const path = new Float64Array(columns.length);
    const span = columns.length - 1;
    const margin = new Float64Array(draws.count);
    for (let d = 0; d < margin.length; d++) {
      let defined = true;
      for (let i = 0; i < columns.length; i++) {
        const value = columns[i]![d]!;
        path[i] = value;
        if (Number.isNaN(value)) defined = false;
      }
      const change = sign * (path[span]! - path[0]!) - by;
      // The median of slopes would drop a value that is not a number.
      margin[d] = defined ? relative(Math.min(change, sign * senSlope(path) * span), path[0]!) : NaN;
    }
    return whereAbove(margin, 'relative');
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
