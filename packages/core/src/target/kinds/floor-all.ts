/** 稳定在 115 亿斤以上: a floor that every year keeps. */
import { required } from '../../model/format.ts';
import { limitsOf } from './bounds.ts';
import { everyYear } from './every-year.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { spanFault, yearsThrough } from './test-kind.ts';

export const floorAll: TestKind<'floorAll'> = {
  part: {
    series: fields.series,
    from: fields.from,
    to: fields.to,
    atLeast: required({ kind: 'threshold' }, '下限（含）', 'Floor'),
  },
  series: ({ series }) => [series],
  years: ({ from, to }) => yearsThrough(from, to),
  fault: spanFault,
  agree: null,
  thresholds: () => 'series',
  evaluate: (test, draws) => everyYear(draws, test, limitsOf({ atLeast: test.atLeast })),
  words: (test, names) => {
    const [of, floor] = [names.series(test.series), names.threshold(test.atLeast, 'number')];
    return {
      zh: `${of.zh} ${test.from}—${test.to} 年每年不低于 ${floor.zh}`,
      en: `${of.en} at least ${floor.en} in every year of ${test.from}–${test.to}`,
    };
  },
};
