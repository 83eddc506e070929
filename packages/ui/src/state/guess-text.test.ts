import { expect, test } from 'vitest';
import { quizName, readGuess } from './guess-text.ts';

test('a guess is read with its unit, in full width, with groups of three and a minus sign', () => {
  const written = ['13', ' 13.5 %', '１３', '1,247.5 亿元', '−2', '.5', '1e3', '+4年'];
  expect(written.map(readGuess)).toEqual([13, 13.5, 13, 1247.5, -2, 0.5, 1000, 4]);
});

test('what is no number is no guess', () => {
  for (const text of ['', '-', 'abc', '十三', '1.2.3', '1 2 x 3', 'NaN', 'Infinity', '9'.repeat(400)])
    expect(readGuess(text), text).toBeNull();
});

test('a class gathers the guesses of both languages of a lesson under one name', () => {
  expect(quizName('examples/lessons/02-solow.md', 'half-life')).toBe('02-solow/half-life');
  expect(quizName('02-solow.en.md', 'half-life')).toBe('02-solow/half-life');
  expect(quizName('02-solow.md', null)).toBeNull();
});
