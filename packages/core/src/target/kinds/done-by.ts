/** 建成投运: a completion date by a deadline. */
import { required } from '../../model/format.ts';
import { whereAtLeast } from '../outcome.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';

export const doneBy: TestKind<'doneBy'> = {
  part: {
    series: fields.series,
    date: required(
      { kind: 'threshold' },
      '期限，小数年份：2031 即 2030 年底',
      'Deadline as a decimal year: 2031 is the end of 2030',
    ),
  },
  series: ({ series }) => [series],
  years: (_, end) => [end],
  fault: () => null,
  agree: null,
  thresholds: () => 'series',
  evaluate: (test, draws) => {
    const done = draws.column(test.series, draws.end);
    const margin = new Float64Array(draws.count);
    for (let d = 0; d < margin.length; d++) margin[d] = test.date - done[d]!;
    return whereAtLeast(margin, 'years');
  },
  words: ({ series, date }, names) => {
    const [of, deadline] = [names.series(series), names.threshold(date, 'number')];
    return { zh: `${of.zh}不晚于 ${deadline.zh}`, en: `${of.en} no later than ${deadline.en}` };
  },
};
