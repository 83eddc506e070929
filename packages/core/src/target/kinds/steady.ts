/** 稳步: few years against the direction. */
import { required } from '../../model/format.ts';
import { sortNumbers } from '../../result/sort-numbers.ts';
import { whereAtLeast } from '../outcome.ts';
import { relative } from './bounds.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { columnsThrough, windowFault, yearsThrough } from './test-kind.ts';

export const steady: TestKind<'steady'> = {
  part: {
    series: fields.series,
    from: fields.from,
    to: fields.to,
    adverse: required({ kind: 'number' }, '容许的逆向年数', 'Years against the direction that are allowed'),
    direction: fields.direction,
  },
  series: ({ series }) => [series],
  years: ({ from, to }) => yearsThrough(from, to),
  fault: (test) => {
    const changes = test.to - test.from;
    if (changes < 1) return windowFault(test);
    if (Number.isInteger(test.adverse) && test.adverse >= 0 && test.adverse < changes) return null;
    return {
      zh: `adverse 应为 0 至 ${changes - 1} 的整数`,
      en: `adverse must be a whole number from 0 to ${changes - 1}`,
    };
  },
  agree: null,
  thresholds: () => 'pure',
  /** At most k changes are adverse exactly when the (k+1)-th smallest change is not: its size is the margin. */
  evaluate: (test, draws) => {
    const columns = columnsThrough(draws, test.series, test);
    const sign = test.direction === 'down' ? -1 : 1;
    const changes = new Float64Array(columns.length - 1);
    const margin = new Float64Array(draws.count);
    for (let d = 0; d < margin.length; d++) {
      let defined = true;
      for (let i = 0; i < changes.length; i++) {
        const change = sign * (columns[i + 1]![d]! - columns[i]![d]!);
        changes[i] = change;
        if (Number.isNaN(change)) defined = false;
      }
      margin[d] = defined ? relative(sortNumbers(changes)[test.adverse]!, columns[0]![d]!) : NaN;
    }
    return whereAtLeast(margin, 'relative');
  },
  words: ({ series, from, to, adverse, direction }, names) => {
    const of = names.series(series);
    const down = direction === 'down';
    return {
      zh: `${of.zh} ${from}—${to} 年中${down ? '上升' : '下降'}的年份不超过 ${adverse} 个`,
      en: `${of.en} ${down ? 'rises' : 'falls'} in at most ${adverse} years of ${from}–${to}`,
    };
  },
};
