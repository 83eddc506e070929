/** A band that the mean of the years keeps. */
import { perDraw } from '../outcome.ts';
import { boundsFault, boundsWords, inside, limitsOf, relativeDistance } from './bounds.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { spanFault, yearsThrough } from './test-kind.ts';

export const bandMean: TestKind<'bandMean'> = {
  part: { series: fields.series, from: fields.from, to: fields.to, ...fields.bounds },
  series: ({ series }) => [series],
  years: ({ from, to }) => yearsThrough(from, to),
  fault: (test) => spanFault(test) ?? boundsFault(test),
  agree: null,
  thresholds: () => 'series',
  evaluate: (test, draws) => {
    const columns = yearsThrough(test.from, test.to).map((year) => draws.column(test.series, year));
    const limits = limitsOf(test);
    const mean = (d: number): number => columns.reduce((sum, column) => sum + column[d]!, 0) / columns.length;
    return perDraw(
      draws.count,
      'relative',
      (d) => relativeDistance(mean(d), limits),
      (_, d) => inside(mean(d), limits),
    );
  },
  words: (test, names) => {
    const [of, bounds] = [names.series(test.series), boundsWords(test, names, 'number')];
    return {
      zh: `${of.zh} ${test.from}—${test.to} 年平均${bounds.zh}`,
      en: `mean of ${of.en} over ${test.from}–${test.to} ${bounds.en}`,
    };
  },
};
