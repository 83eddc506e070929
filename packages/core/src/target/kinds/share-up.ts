/** 强二产, 扩三产: a part against its whole, in volume or in share. */
import { required } from '../../model/format.ts';
import { whereAbove } from '../outcome.ts';
import * as fields from './fields.ts';
import { ratesOf } from './rates.ts';
import type { TestKind } from './test-kind.ts';
import { windowFault } from './test-kind.ts';

export const shareUp: TestKind<'shareUp'> = {
  part: {
    basis: required({ kind: 'word', of: ['volume', 'share'] }, '按增速，或按比重', 'By growth or by share'),
    part: required({ kind: 'text' }, '部分', 'Part'),
    whole: required({ kind: 'text' }, '总体', 'Whole'),
    from: fields.from,
    to: fields.to,
    by: fields.by,
  },
  series: ({ part, whole }) => [part, whole],
  years: ({ from, to }) => [from, to],
  fault: windowFault,
  agree: 'units',
  thresholds: () => 'pure',
  evaluate: (test, draws) => {
    const { part, whole, from, to, by = 0 } = test;
    const margin = new Float64Array(draws.count);
    if (test.basis === 'volume') {
      const [own, all] = [ratesOf(draws, part, test)[0]!, ratesOf(draws, whole, test)[0]!];
      for (let d = 0; d < margin.length; d++) margin[d] = own[d]! - all[d]! - by;
      return whereAbove(margin, 'rate');
    }
    const [part0, part1] = [draws.column(part, from), draws.column(part, to)];
    const [whole0, whole1] = [draws.column(whole, from), draws.column(whole, to)];
    for (let d = 0; d < margin.length; d++) margin[d] = part1[d]! / whole1[d]! - part0[d]! / whole0[d]! - by;
    return whereAbove(margin, 'fraction');
  },
  words: ({ basis, part, whole, from, to }, names) => {
    const [of, all] = [names.series(part), names.series(whole)];
    if (basis === 'volume')
      return {
        zh: `${of.zh} ${from}—${to} 年增长快于${all.zh}`,
        en: `${of.en} grows faster than ${all.en} in ${from}–${to}`,
      };
    return {
      zh: `${of.zh}占${all.zh}的比重 ${to} 年高于 ${from} 年`,
      en: `share of ${of.en} in ${all.en} higher in ${to} than in ${from}`,
    };
  },
};
