/** 达到 4000 亿元以上: a level, or a ratio to an earlier year, within bounds. */
import { optional, required } from '../../model/format.ts';
import { whereDefined } from '../outcome.ts';
import { boundsFault, boundsWords, inside, limitsOf, relativeDistance } from './bounds.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';

export const levelAt: TestKind<'levelAt'> = {
  part: {
    series: fields.series,
    year: required({ kind: 'year' }, '年份', 'Year'),
    relativeTo: optional({ kind: 'year' }, '与此年之比', 'The ratio to this year'),
    ...fields.bounds,
  },
  series: ({ series }) => [series],
  years: ({ year, relativeTo }) => (relativeTo === undefined ? [year] : [relativeTo, year]),
  fault: boundsFault,
  agree: null,
  thresholds: ({ relativeTo }) => (relativeTo === undefined ? 'series' : 'pure'),
  evaluate: (test, draws) => {
    const values = draws.column(test.series, test.year);
    const base = test.relativeTo === undefined ? null : draws.column(test.series, test.relativeTo);
    const limits = limitsOf(test);
    const margin = new Float64Array(draws.count);
    const holds = new Uint8Array(draws.count);
    for (let d = 0; d < margin.length; d++) {
      const level = base ? values[d]! / base[d]! : values[d]!;
      margin[d] = relativeDistance(level, limits);
      holds[d] = inside(level, limits) ? 1 : 0;
    }
    return whereDefined(holds, margin, 'relative');
  },
  words: (test, names) => {
    const of = names.series(test.series);
    const bounds = boundsWords(test, names, 'number');
    if (test.relativeTo === undefined)
      return { zh: `${of.zh} ${test.year} 年${bounds.zh}`, en: `${of.en} in ${test.year} ${bounds.en}` };
    return {
      zh: `${of.zh} ${test.year} 年与 ${test.relativeTo} 年之比${bounds.zh}`,
      en: `ratio of ${of.en} in ${test.year} to ${test.relativeTo} ${bounds.en}`,
    };
  },
};
