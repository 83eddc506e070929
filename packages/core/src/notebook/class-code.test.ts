import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classCode, readClassCode } from './class-code.ts';
import type { ClassGuess } from './class-code.ts';

const quiz = '02-solow/half-life';

/** Four significant digits, as a person guesses. */
const guesses = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: -12, max: 12 }))
  .map(([digits, power]) => Number(`${digits}e${power}`));
const classGuesses: fc.Arbitrary<ClassGuess> = fc.record({ student: fc.maxSafeNat(), guess: guesses });

test('a code is read back as the guess it was made of', () => {
  fc.assert(
    fc.property(fc.string(), classGuesses, (name, { student, guess }) => {
      // −0 and 0 are one guess.
      const read = { kind: 'guess', guess: { student, guess: guess + 0 } };
      expect(readClassCode(name, classCode(name, { student, guess }))).toEqual(read);
    }),
  );
});

test('more digits than four are rounded to four', () => {
  const read = readClassCode(quiz, classCode(quiz, { student: 7, guess: 12.99650964 }));
  expect(read).toEqual({ kind: 'guess', guess: { student: 7, guess: 13 } });
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (guess) => {
      fc.pre(guess === 0 || Math.abs(guess) > 1e-12);
      const back = readClassCode(quiz, classCode(quiz, { student: 1, guess }));
      expect(back.kind === 'guess' ? back.guess.guess : NaN).toBe(Number(guess.toPrecision(4)) + 0);
    }),
  );
});

test('a wrong sign, and two signs that changed places, never go unseen', () => {
  const place = fc.nat({ max: 40 });
  fc.assert(
    fc.property(classGuesses, place, place, fc.nat({ max: 31 }), (given, first, second, sign) => {
      const code = [...classCode(quiz, given).replaceAll('-', '')];
      const [i, j] = [first % code.length, second % code.length];
      const changed = [...code];
      changed[i] = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(sign);
      const swapped = [...code];
      [swapped[i], swapped[j]] = [code[j]!, code[i]!];
      for (const other of [changed, swapped])
        if (other.join('') !== code.join('')) expect(readClassCode(quiz, other.join('')).kind).toBe('unreadable');
    }),
    { numRuns: 1000 },
  );
});

test('a code of another quiz is told from a code that is spoilt', () => {
  const code = classCode('01-harrod-domar/rate', { student: 20230417, guess: 5 });
  expect(readClassCode(quiz, code)).toEqual({ kind: 'other' });
  expect(readClassCode(quiz, `${code}X`)).toEqual({ kind: 'unreadable' });
  for (const text of ['', 'hello', '-', '????-????', '0'.repeat(9), 'Z'.repeat(400)])
    expect(readClassCode(quiz, text).kind).toBe('unreadable');
});

test('codes are typed as people type them: lower case, no hyphens, O for 0, full width', () => {
  const given = { student: 1_000_000, guess: 34.7 };
  const code = classCode(quiz, given);
  const wide = code.replace(/[0-9A-Z]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  for (const text of [
    code.toLowerCase(),
    code.replaceAll('-', ''),
    code.replaceAll('0', 'O').replaceAll('1', 'l'),
    wide,
  ])
    expect(readClassCode(quiz, text)).toEqual({ kind: 'guess', guess: given });
});

test('a code stays short enough to read out: four groups for a student number of eight digits', () => {
  expect(classCode(quiz, { student: 20230417, guess: 13 })).toMatch(
    /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{1}$/u,
  );
});

test('what no code can hold is refused', () => {
  for (const student of [-1, 0.5, NaN, 2 ** 53])
    expect(() => classCode(quiz, { student, guess: 1 })).toThrow(RangeError);
  for (const guess of [NaN, Infinity, 1e40, 1e-40])
    expect(() => classCode(quiz, { student: 1, guess })).toThrow(RangeError);
});
