/** A band that the mean of the years keeps. */
import { whereDefined } from '../outcome.ts';
import { boundsFault, boundsWords, inside, limitsOf, relativeDistance } from './bounds.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { columnsThrough, spanFault, yearsThrough } from './test-kind.ts';

export const bandMean: TestKind<'bandMean'> = {
  part: { series: fields.series, from: fields.from, to: fields.to, ...fields.bounds },
  series: ({ series }) => [series],
  years: ({ from, to }) => yearsThrough(from, to),
  fault: (test) => spanFault(test) ?? boundsFault(test),
  agree: null,
  thresholds: () => 'series',
  evaluate: (test, draws) => {
    const columns = columnsThrough(draws, test.series, test);
    const limits = limitsOf(test);
    const sums = new Float64Array(draws.count);
    for (const values of columns) for (let d = 0; d < sums.length; d++) sums[d] = sums[d]! + values[d]!;
    const margin = new Float64Array(draws.count);
    const holds = new Uint8Array(draws.count);
    for (let d = 0; d < margin.length; d++) {
      const mean = sums[d]! / columns.length;
      margin[d] = relativeDistance(mean, limits);
      holds[d] = inside(mean, limits) ? 1 : 0;
    }
    return whereDefined(holds, margin, 'relative');
  },
  words: (test, names) => {
    const [of, bounds] = [names.series(test.series), boundsWords(test, names, 'number')];
    return {
      zh: `${of.zh} ${test.from}—${test.to} 年平均${bounds.zh}`,
      en: `mean of ${of.en} over ${test.from}–${test.to} ${bounds.en}`,
    };
  },
};
