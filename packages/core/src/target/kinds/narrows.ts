/** 差距缩小: in proportion and in absolute terms the answers may differ, so both can be asked. */
import { log } from '../../elementary/log.ts';
import { required } from '../../model/format.ts';
import { whereAbove } from '../outcome.ts';
import { relative } from './bounds.ts';
import * as fields from './fields.ts';
import type { TestKind } from './test-kind.ts';
import { windowFault } from './test-kind.ts';

export const narrows: TestKind<'narrows'> = {
  part: {
    series: fields.series,
    peer: fields.peer,
    from: fields.from,
    to: fields.to,
    measure: required({ kind: 'word', of: ['ratio', 'gap'] }, '按倍数，或按绝对差', 'By ratio or by absolute gap'),
  },
  series: ({ series, peer }) => [series, peer],
  years: ({ from, to }) => [from, to],
  fault: windowFault,
  agree: 'units',
  thresholds: () => 'pure',
  evaluate: (test, draws) => {
    const [own0, own1] = [draws.column(test.series, test.from), draws.column(test.series, test.to)];
    const [peer0, peer1] = [draws.column(test.peer, test.from), draws.column(test.peer, test.to)];
    const margin = new Float64Array(draws.count);
    if (test.measure === 'ratio') {
      for (let d = 0; d < margin.length; d++)
        margin[d] = Math.abs(log(own0[d]! / peer0[d]!)) - Math.abs(log(own1[d]! / peer1[d]!));
      return whereAbove(margin, 'log');
    }
    for (let d = 0; d < margin.length; d++) {
      const before = Math.abs(peer0[d]! - own0[d]!);
      margin[d] = relative(before - Math.abs(peer1[d]! - own1[d]!), before);
    }
    return whereAbove(margin, 'relative');
  },
  words: ({ series, peer, from, to, measure }, names) => {
    const [of, than] = [names.series(series), names.series(peer)];
    return {
      zh: `${of.zh}与${than.zh}的${measure === 'ratio' ? '倍数' : '绝对'}差距 ${to} 年小于 ${from} 年`,
      en: `${measure === 'ratio' ? 'relative' : 'absolute'} gap of ${of.en} to ${than.en} smaller in ${to} than in ${from}`,
    };
  },
};
