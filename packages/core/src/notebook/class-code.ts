/**
 * Short codes of guesses, so that a class can gather them offline: a student reads out or sends a code, the teacher pastes
 * all of them. A code is a row of the 32 signs of Crockford's alphabet in groups of four:
 *
 *     quiz 2 · guess 4 · student 1 to 11 · check 2
 *
 * `quiz` tells codes of other quizzes apart (1 in 1024 is not told), `guess` holds four significant digits, and `check` is a
 * sum weighted by place, modulo a prime: one wrong sign, or two that changed places, never go unseen.
 */
import { streamKey } from '../random/stream.ts';

export interface ClassGuess {
  /** A whole number from 0 to 2^53 − 1: the seed of the student. */
  readonly student: number;
  /** In the unit of the quiz, or the number of a choice from 1. Kept to four significant digits. */
  readonly guess: number;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const base = 32;
const quizSigns = 2;
const guessSigns = 4;
const checkSigns = 2;
const fewestSigns = quizSigns + guessSigns + 1 + checkSigns;
const mostSigns = quizSigns + guessSigns + 11 + checkSigns;
const group = 4;

/** The largest prime below 32²; a wrong sign changes the sum by at most 17 · 31 and two swapped ones by at most 16 · 31. */
const prime = 1021;

/** A guess is mantissa · 10^exponent with |mantissa| from 1000 to 9999, or 0. */
const leastMantissa = 1000;
const mostMantissa = 9999;
const exponents = { least: -26, count: 52 } as const;

/** `quiz` names it for the whole class, as `02-solow/half-life`. Throws a RangeError for a student or a guess that no code can hold. */
export function classCode(quiz: string, { student, guess }: ClassGuess): string {
  if (!Number.isSafeInteger(student) || student < 0) throw new RangeError('the student is a whole number from 0');
  const body = [...signs(quizMark(quiz), quizSigns), ...signs(packed(guess), guessSigns), ...signs(student, 1)];
  const all = [...body, ...signs(checkOf(body), checkSigns)].map((digit) => alphabet.charAt(digit)).join('');
  return all.match(new RegExp(`.{1,${group}}`, 'gu'))!.join('-');
}

export type ReadCode =
  | { readonly kind: 'guess'; readonly guess: ClassGuess }
  /** A good code of another quiz. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' };

/** Lower case, hyphens left out or in other places, and O, I and L for 0 and 1 are read too. */
export function readClassCode(quiz: string, text: string): ReadCode {
  const digits = digitsOf(text);
  if (digits === null || digits.length < fewestSigns || digits.length > mostSigns) return { kind: 'unreadable' };
  const body = digits.slice(0, -checkSigns);
  if (numberOf(digits.slice(-checkSigns)) !== checkOf(body)) return { kind: 'unreadable' };
  const guess = unpacked(numberOf(body.slice(quizSigns, quizSigns + guessSigns)));
  const owner = body.slice(quizSigns + guessSigns);
  const student = numberOf(owner);
  const plain = owner.length === 1 || owner[0] !== 0;
  if (guess === null || !plain || !Number.isSafeInteger(student)) return { kind: 'unreadable' };
  if (numberOf(body.slice(0, quizSigns)) !== quizMark(quiz)) return { kind: 'other' };
  return { kind: 'guess', guess: { student, guess } };
}

/** Ten bits of the hash of the name. */
const quizMark = (quiz: string): number => streamKey(quiz).low & (base * base - 1);

function packed(guess: number): number {
  const [digits = '', power = ''] = guess.toExponential(3).split('e');
  const mantissa = Math.round(Number(digits) * leastMantissa);
  const exponent = mantissa === 0 ? 0 : Number(power) - 3;
  const place = exponent - exponents.least;
  if (!Number.isFinite(guess) || place < 0 || place >= exponents.count)
    throw new RangeError('the guess is a number that is neither endless nor next to nothing');
  return (mantissa + mostMantissa) * exponents.count + place;
}

function unpacked(value: number): number | null {
  const mantissa = Math.floor(value / exponents.count) - mostMantissa;
  const exponent = (value % exponents.count) + exponents.least;
  if (mantissa === 0) return exponent === 0 ? 0 : null;
  if (Math.abs(mantissa) < leastMantissa || Math.abs(mantissa) > mostMantissa) return null;
  // Read as text: the decimal number nearest to which the double is.
  return Number(`${mantissa}e${exponent}`);
}

/** Most significant first, at least so many. */
function signs(value: number, least: number): readonly number[] {
  const found: number[] = [];
  for (let rest = value; rest > 0 || found.length < least; rest = Math.floor(rest / base)) found.unshift(rest % base);
  return found;
}

const numberOf = (digits: readonly number[]): number => digits.reduce((value, digit) => value * base + digit, 0);

/** Not 0 for a row of zeros. */
const checkOf = (digits: readonly number[]): number =>
  digits.reduce((sum, digit, i) => sum + (i + 1) * digit, 1) % prime;

function digitsOf(text: string): readonly number[] | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[-‐‑‒–—−\s]/gu, '')
    .replace(/O/gu, '0')
    .replace(/[IL]/gu, '1');
  const digits = [...plain].map((sign) => alphabet.indexOf(sign));
  return digits.includes(-1) ? null : digits;
}
