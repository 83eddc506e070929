import { expect, test } from 'vitest';
import type { Test } from './grammar.ts';
import { testWords } from './words.ts';

const label = (name: string): { zh: string; en: string } => ({ zh: `〈${name}〉`, en: `<${name}>` });
const words = (asked: Test): { zh: string; en: string } => testWords(asked, label);

test('a test tells what it compares, over which years, with what', () => {
  expect(words({ kind: 'growthAbovePeer', series: 'a', peer: 'b', from: 2025, to: 2030, by: 0.005 })).toEqual({
    zh: '〈a〉 2025—2030 年年均增速高于〈b〉 0.5 个百分点',
    en: 'mean yearly growth of <a> in 2025–2030 above that of <b> by 0.5 points',
  });
  expect(words({ kind: 'levelAt', series: 'a', year: 2030, atLeast: { parameter: 'step' } }).zh).toBe(
    '〈a〉 2030 年不低于 “〈step〉”',
  );
});
test('a composite tells its members', () => {
  const floor: Test = { kind: 'floorAll', series: 'a', from: 2026, to: 2030, atLeast: 115 };
  const done: Test = { kind: 'doneBy', series: 'b', date: 2031 };
  expect(words({ kind: 'all', of: [floor, done] }).en).toBe(
    'all of: <a> at least 115 in every year of 2026–2030; <b> no later than 2031',
  );
});
test('hundredths of a point are told as they are, without the noise of binary fractions', () => {
  expect(words({ kind: 'averageGrowth', series: 'a', from: 2025, to: 2030, atLeast: 0.07 }).en).toContain(
    'at least 7 %',
  );
  expect(words({ kind: 'intensityCut', series: 'a', from: 2025, to: 2030, atLeast: 0.145 }).zh).toContain('14.5%');
});
