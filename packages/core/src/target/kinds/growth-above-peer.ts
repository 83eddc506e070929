/** 年均增速高于全省, 不低于, 同步: growth against the growth of a peer in the same draw. */
import { optional } from '../../model/format.ts';
import type { GrowthAbovePeer } from '../grammar.ts';
import { whereAbove, whereAtLeast, whereDefined } from '../outcome.ts';
import * as fields from './fields.ts';
import { ratesOf, tenths } from './rates.ts';
import type { TestKind } from './test-kind.ts';
import { windowFault, yearsThrough } from './test-kind.ts';

const relations = {
  above: { zh: '高于', en: 'above' },
  atLeast: { zh: '不低于', en: 'not under' },
  inStep: { zh: '同步于', en: 'in step with' },
} as const;

export const growthAbovePeer: TestKind<'growthAbovePeer'> = {
  part: {
    series: fields.series,
    peer: fields.peer,
    from: fields.from,
    to: fields.to,
    by: fields.by,
    over: fields.over,
    rounded: fields.rounded,
    relation: optional(
      { kind: 'word', of: Object.keys(relations) },
      '高于、不低于或同步',
      'Above, not under, or in step',
    ),
    within: optional({ kind: 'threshold' }, '同步所容许的差', 'How far apart “in step” may be'),
  },
  series: ({ series, peer }) => [series, peer],
  years: ({ from, to, over }) => (over === 'everyYear' ? yearsThrough(from, to) : [from, to]),
  fault: (test) => windowFault(test) ?? relationFault(test),
  agree: 'prices',
  thresholds: () => 'pure',
  evaluate: (test, draws) => {
    const own = ratesOf(draws, test.series, test, test.over);
    const peer = ratesOf(draws, test.peer, test, test.over);
    const { by = 0, within = 0, relation = 'above' } = test;
    const inStep = relation === 'inStep';
    const margin = new Float64Array(draws.count).fill(Infinity);
    own.forEach((rates, i) => {
      const others = peer[i]!;
      for (let d = 0; d < margin.length; d++) {
        const lead = rates[d]! - others[d]! - by;
        margin[d] = Math.min(margin[d]!, inStep ? within - Math.abs(lead) : lead);
      }
    });
    if (test.rounded !== true) return (relation === 'above' ? whereAbove : whereAtLeast)(margin, 'rate');
    const holds = new Uint8Array(draws.count).fill(1);
    own.forEach((rates, i) => {
      const others = peer[i]!;
      for (let d = 0; d < holds.length; d++) {
        const lead = tenths(rates[d]!) - tenths(others[d]! + by);
        const published = inStep ? tenths(within) - Math.abs(lead) : lead;
        if (!(relation === 'above' ? published > 0 : published >= 0)) holds[d] = 0;
      }
    });
    return whereDefined(holds, margin, 'rate');
  },
  words: (test, names) => {
    const [of, than] = [names.series(test.series), names.series(test.peer)];
    const relation = relations[test.relation ?? 'above'];
    const each = test.over === 'everyYear';
    const by = test.by === undefined ? null : names.threshold(test.by, 'points');
    return {
      zh: `${of.zh} ${test.from}—${test.to} 年${each ? '每年' : '年均'}增速${relation.zh}${than.zh}${by ? ` ${by.zh}` : ''}${test.rounded === true ? '（取一位小数）' : ''}`,
      en: `${each ? 'every yearly' : 'mean yearly'} growth of ${of.en} in ${test.from}–${test.to} ${relation.en} that of ${than.en}${by ? ` by ${by.en}` : ''}${test.rounded === true ? ', rounded to 0.1' : ''}`,
    };
  },
};

function relationFault({ relation, within }: GrowthAbovePeer): { zh: string; en: string } | null {
  if ((relation === 'inStep') === (within !== undefined)) return null;
  return { zh: 'inStep 与 within 应同时给出', en: 'inStep and within go together' };
}
