/** 保持在区间: a band that every year keeps. */
import { boundsFault, boundsWords, limitsOf } from './bounds.ts';
import { everyYear } from './every-year.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { spanFault, yearsThrough } from './test-kind.ts';

export const bandAll: TestKind<'bandAll'> = {
  part: { series: fields.series, from: fields.from, to: fields.to, ...fields.bounds },
  series: ({ series }) => [series],
  years: ({ from, to }) => yearsThrough(from, to),
  fault: (test) => spanFault(test) ?? boundsFault(test),
  agree: null,
  thresholds: () => 'series',
  evaluate: (test, draws) => everyYear(draws, test, limitsOf(test)),
  words: (test, names) => {
    const [of, bounds] = [names.series(test.series), boundsWords(test, names, 'number')];
    return {
      zh: `${of.zh} ${test.from}—${test.to} 年每年${bounds.zh}`,
      en: `${of.en} ${bounds.en} in every year of ${test.from}–${test.to}`,
    };
  },
};
