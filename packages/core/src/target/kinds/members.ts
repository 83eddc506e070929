/** Tests of tests: how many members hold, and how far that count is from changing. */
import { optional, required } from '../../model/format.ts';
import type { Field, Form } from '../../model/format.ts';
import type { Bilingual } from '../../problem.ts';
import { sortNumbers } from '../../result/sort-numbers.ts';
import type { Outcome } from '../outcome.ts';
import type { Draws, Names } from './test-kind.ts';

/** Most members of one composite: their count is kept in one byte. */
const mostMembers = 255;

/** The form of a test, with its kinds looked up when it is used: tests hold tests. */
export const membersField = (test: Form): Field => required({ kind: 'list', of: test }, '各项检验', 'The member tests');

export const countField: Field = required({ kind: 'number' }, '至少几项', 'How many members at least');
export const leastField: Field = optional({ kind: 'number' }, '至少几项', 'How many members at least');
export const mostField: Field = optional({ kind: 'number' }, '至多几项', 'How many members at most');

/**
 * Holds where the number of members that hold lies from `least` to `most`. The margin is that of the member which would change
 * the count: the `least`-th largest, and for an upper end minus the one after the `most`-th, each in its own standard deviations.
 * A draw in which any member is undefined is undefined.
 */
export function counted(draws: Draws, least: number, most: number): Outcome {
  const { members } = draws;
  const holds = new Uint8Array(draws.count);
  const margin = new Float64Array(draws.count);
  const count = new Uint8Array(draws.count);
  const columns = members.map(({ outcome }) => outcome.margin);
  const scales = Float64Array.from(members, ({ scale }) => (scale > 0 ? scale : 1));
  for (const { outcome } of members) for (let d = 0; d < count.length; d++) count[d] = count[d]! + outcome.holds[d]!;
  const margins = new Float64Array(members.length);
  for (let d = 0; d < margin.length; d++) {
    let defined = true;
    for (let i = 0; i < columns.length; i++) {
      const value = columns[i]![d]! / scales[i]!;
      margins[i] = value;
      if (Number.isNaN(value)) defined = false;
    }
    if (!defined) {
      margin[d] = NaN;
      continue;
    }
    sortNumbers(margins);
    const low = least > 0 ? margins[members.length - least]! : Infinity;
    const high = most < members.length ? -margins[members.length - most - 1]! : Infinity;
    margin[d] = Math.min(low, high);
    holds[d] = count[d]! >= least && count[d]! <= most ? 1 : 0;
  }
  return { holds, margin, unit: 'sd', count };
}

export function membersFault(of: readonly unknown[]): Bilingual | null {
  if (of.length > 0 && of.length <= mostMembers) return null;
  return { zh: `应有 1 至 ${mostMembers} 项检验`, en: `it needs 1 to ${mostMembers} member tests` };
}

/** Both ends are whole numbers that the members can reach. */
export function countFault(of: readonly unknown[], least: number, most: number): Bilingual | null {
  const whole = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= of.length;
  if (whole(least) && whole(most) && least <= most) return membersFault(of);
  return {
    zh: `要求 ${least}—${most} 项，共有 ${of.length} 项`,
    en: `it asks for ${least} to ${most} of ${of.length} tests`,
  };
}

export function membersWords({ members }: Names, zh: string, en: string): Bilingual {
  return {
    zh: `${zh}：${members.map((member) => member.zh).join('；')}`,
    en: `${en}: ${members.map((member) => member.en).join('; ')}`,
  };
}
