/** A test in words, made from the test itself: what is compared, over which years, with what. */
import type { Bilingual } from '../problem.ts';
import type { Test, Threshold } from './grammar.ts';
import { membersOf } from './evaluate.ts';
import { kindOf } from './kinds/kinds.ts';
import type { Names } from './kinds/test-kind.ts';

/** `labelOf` gives what people call a series or parameter. */
export function testWords(test: Test, labelOf: (name: string) => Bilingual): Bilingual {
  const members = membersOf(test).map((member) => testWords(member, labelOf));
  const names: Names = {
    series: labelOf,
    threshold: (value, form) => thresholdWords(value, form, labelOf),
    members,
  };
  return kindOf(test).words(test, names);
}

function thresholdWords(
  value: Threshold,
  form: 'number' | 'percent' | 'points',
  labelOf: (name: string) => Bilingual,
): Bilingual {
  if (typeof value === 'object') {
    const { zh, en } = labelOf(value.parameter);
    return { zh: `“${zh}”`, en: `“${en}”` };
  }
  const hundredfold = String(Math.round(value * 1e6) / 1e4);
  if (form === 'percent') return { zh: `${hundredfold}%`, en: `${hundredfold} %` };
  if (form === 'points') return { zh: `${hundredfold} 个百分点`, en: `${hundredfold} points` };
  return { zh: String(value), en: String(value) };
}
