/** 口径一致: parts that add up to a whole in every year. */
import { required } from '../../model/format.ts';
import { orEqual, perDraw } from '../outcome.ts';
import { relative } from './bounds.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { spanFault, yearsThrough } from './test-kind.ts';

export const identity: TestKind<'identity'> = {
  part: {
    sum: required({ kind: 'list', of: { kind: 'text' } }, '相加的序列', 'Series that are added'),
    equals: required(
      { kind: 'either', of: [{ kind: 'number' }, { kind: 'text' }] },
      '合计',
      'Series or number they equal',
    ),
    from: fields.from,
    to: fields.to,
    tolerance: required({ kind: 'threshold' }, '容许的相对误差', 'Tolerance, relative to the whole'),
  },
  series: ({ sum, equals }) => (typeof equals === 'string' ? [...sum, equals] : sum),
  years: ({ from, to }) => yearsThrough(from, to),
  fault: (test) => (test.sum.length === 0 ? { zh: 'sum 为空', en: 'sum is empty' } : spanFault(test)),
  agree: 'units',
  thresholds: () => 'pure',
  evaluate: (test, draws) => {
    const { equals } = test;
    const years = yearsThrough(test.from, test.to).map((year) => ({
      parts: test.sum.map((name) => draws.column(name, year)),
      whole: typeof equals === 'string' ? draws.column(equals, year) : null,
    }));
    const worst = (d: number): number =>
      years.reduce((most, { parts, whole }) => {
        const total = whole ? whole[d]! : Number(equals);
        const added = parts.reduce((sum, part) => sum + part[d]!, 0);
        return Math.max(most, Math.abs(relative(added - total, total)));
      }, 0);
    return perDraw(draws.count, 'fraction', (d) => test.tolerance - worst(d), orEqual);
  },
  words: ({ sum, equals, from, to }, names) => {
    const all = sum.map(names.series);
    const whole = typeof equals === 'string' ? names.series(equals) : { zh: String(equals), en: String(equals) };
    return {
      zh: `${from}—${to} 年${all.map(({ zh }) => zh).join(' + ')} = ${whole.zh}`,
      en: `${all.map(({ en }) => en).join(' + ')} = ${whole.en} in ${from}–${to}`,
    };
  },
};
