import type { Quiz } from '@planwright/core/notebook';
import { quizOf } from '@planwright/core/notebook';
import { expect, test } from 'vitest';
import { box, classBars } from './class-bars.ts';

const quizFrom = (body: Readonly<Record<string, unknown>>): Quiz => quizOf({ prompt: '?', answer: 1, ...body }).quiz!;
const made = (...guesses: readonly number[]) => guesses.map((guess, student) => ({ student, guess }));

test('every guess stands in a bar, the fullest bar is as high as the box, and the answer marks its bar', () => {
  const bars = classBars(quizFrom({ predict: 'number' }), made(5, 10, 12, 20, 30, 30, 35, 40, 50, 60), 34.7, 'zh');
  expect(bars.map(({ count }) => count)).toEqual([3, 4, 3]);
  expect(bars.map(({ label }) => label)).toEqual(['0–20', '20–40', '40–60']);
  expect(bars.map(({ right }) => right)).toEqual([false, true, false]);
  expect(Math.max(...bars.map(({ height }) => height))).toBe(box.height);
  expect(bars.at(-1)!.x + bars.at(-1)!.width).toBeCloseTo(box.width, 9);
});

test('choices are counted under their words', () => {
  const choices = [
    { zh: '上升', en: 'Rises' },
    { zh: '下降', en: 'Falls' },
  ];
  const bars = classBars(quizFrom({ predict: 'choice', choices }), made(1, 2, 2), 2, 'en');
  expect(bars.map(({ label, count, right }) => [label, count, right])).toEqual([
    ['Rises', 1, false],
    ['Falls', 2, true],
  ]);
});

test('without guesses there is no bar', () => {
  expect(classBars(quizFrom({ predict: 'number' }), [], 5, 'zh')).toEqual([]);
});
