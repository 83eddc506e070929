/** 口径一致: parts that add up to a whole in every year. */
import { required } from '../../model/format.ts';
import { whereAtLeast } from '../outcome.ts';
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
    const worst = new Float64Array(draws.count);
    for (const year of yearsThrough(test.from, test.to)) {
      const parts = test.sum.map((name) => draws.column(name, year));
      const whole = typeof equals === 'string' ? draws.column(equals, year) : null;
      const added = new Float64Array(draws.count);
      for (const part of parts) for (let d = 0; d < added.length; d++) added[d] = added[d]! + part[d]!;
      for (let d = 0; d < worst.length; d++) {
        const total = whole ? whole[d]! : Number(equals);
        worst[d] = Math.max(worst[d]!, Math.abs(relative(added[d]! - total, total)));
      }
    }
    const margin = new Float64Array(draws.count);
    for (let d = 0; d < margin.length; d++) margin[d] = test.tolerance - worst[d]!;
    return whereAtLeast(margin, 'fraction');
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
