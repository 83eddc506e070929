import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classCode } from './class-code.ts';
import { choiceCounts, guessHistogram, readClassGuesses } from './class-guesses.ts';

const quiz = '04-harris-todaro/rate';
const code = (student: number, guess: number): string => classCode(quiz, { student, guess });

test('what a class pastes is read whatever parts the codes, and the last guess of a student holds', () => {
  const text = `${code(2, 40)}，${code(1, 10)}\n${code(3, 25)};\t“${code(1, 12)}”`;
  expect(readClassGuesses(quiz, text)).toEqual({
    guesses: [
      { student: 1, guess: 12 },
      { student: 2, guess: 40 },
      { student: 3, guess: 25 },
    ],
    ...{ others: 0, unreadable: [] },
  });
});

test('words that are no code are told as written, and codes of another quiz are counted', () => {
  const other = classCode('else', { student: 1, guess: 1 });
  const { guesses, others, unreadable } = readClassGuesses(quiz, `小明 ${code(5, 1)} ${other} 小明 40%`);
  expect({ guesses, others, unreadable }).toEqual({
    guesses: [{ student: 5, guess: 1 }],
    ...{ others: 1, unreadable: ['小明', '40%'] },
  });
  expect(readClassGuesses(quiz, '').guesses).toEqual([]);
});

test('every guess stands in one bin of a round width, and the answer lies in the range', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (list, answer) => {
      const { low, high, counts } = guessHistogram(
        list.map((guess, student) => ({ student, guess })),
        answer,
      )!;
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(list.length);
      expect(counts.length).toBeLessThanOrEqual(14);
      expect(high).toBeGreaterThan(low);
      const slack = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
      // Ends are whole multiples of the width, so they may lie half a unit in the last place beside a guess.
      for (const value of [...list, answer]) {
        expect(value).toBeGreaterThanOrEqual(low - slack);
        expect(value).toBeLessThanOrEqual(high + slack);
      }
    }),
    { numRuns: 2000 },
  );
});

test('ten guesses between 5 and 60 fall into bins of 20', () => {
  const guesses = [5, 10, 12, 20, 30, 30, 35, 40, 50, 60].map((guess, student) => ({ student, guess }));
  expect(guessHistogram(guesses)).toEqual({ low: 0, high: 60, counts: [3, 4, 3] });
  expect(guessHistogram(guesses.slice(0, 1))?.counts).toEqual([1]);
  expect(guessHistogram([])).toBeNull();
});

test('choices are counted by their number', () => {
  const made = [1, 3, 3, 2, 3, 9, 1.5].map((guess, student) => ({ student, guess }));
  expect(choiceCounts(made, 3)).toEqual([1, 1, 3]);
});
