/** What a class pastes → its guesses, and their histogram. */
import type { Histogram } from '../result/report.ts';
import { readClassCode } from './class-code.ts';
import type { ClassGuess } from './class-code.ts';

export interface ClassGuesses {
  /** One per student, the last one that stands in the text; in the order of the students. */
  readonly guesses: readonly ClassGuess[];
  /** Codes of another quiz. */
  readonly others: number;
  /** Words that are no code, as written, each once. */
  readonly unreadable: readonly string[];
}

/** Beyond this a text is not the codes of a class. */
const mostWords = 10_000;
/** Longer words are cut where they are told. */
const longestWord = 40;

/** One code per word: words are parted by white space, commas, semicolons and the like, which stand in no code. */
export function readClassGuesses(quiz: string, text: string): ClassGuesses {
  const words = text.split(/[\s,;，；、。|"'“”]+/u).filter((word) => word !== '');
  const byStudent = new Map<number, number>();
  const unreadable = new Set<string>();
  let others = 0;
  for (const word of words.slice(0, mostWords)) {
    const read = readClassCode(quiz, word.slice(0, 2 * longestWord));
    if (read.kind === 'guess') byStudent.set(read.guess.student, read.guess.guess);
    else if (read.kind === 'other') others++;
    else unreadable.add(word.slice(0, longestWord));
  }
  const guesses = [...byStudent].map(([student, guess]) => ({ student, guess }));
  return { guesses: guesses.sort((a, b) => a.student - b.student), others, unreadable: [...unreadable] };
}

/** How often each choice was made; guesses that are no number of a choice are left out. */
export function choiceCounts(guesses: readonly ClassGuess[], choices: number): readonly number[] {
  const counts = Array<number>(choices).fill(0);
  for (const { guess } of guesses) if (counts[guess - 1] !== undefined) counts[guess - 1] = counts[guess - 1]! + 1;
  return counts;
}

/** Steps of bins: 1, 2 and 5 times a power of ten. */
const steps = [1, 2, 5, 10] as const;

/**
 * Bins of a round width, about as many as the root of the number of guesses and at most 12, over all guesses; null without any. The
 * last bin holds its upper end too. `answer` is taken into the range, so that the truth can be shown beside the guesses.
 */
export function guessHistogram(guesses: readonly ClassGuess[], answer: number | null = null): Histogram | null {
  if (guesses.length === 0) return null;
  const values = guesses.map(({ guess }) => guess);
  const range = answer === null || !Number.isFinite(answer) ? values : [...values, answer];
  const [least, most] = [Math.min(...range), Math.max(...range)];
  const wanted = Math.min(12, Math.max(4, Math.ceil(Math.sqrt(values.length))));
  const width = binWidth(least, most, wanted);
  const first = Math.floor(least / width);
  const count = Math.max(1, Math.ceil(most / width) - first);
  const counts = Array<number>(count).fill(0);
  for (const value of values) {
    const bin = Math.min(count - 1, Math.max(0, Math.floor(value / width) - first));
    counts[bin] = counts[bin]! + 1;
  }
  return { low: first * width, high: (first + count) * width, counts };
}

/** Guesses have four digits: bins are not narrower than the last of them. One value alone stands in a bin of its own size. */
function binWidth(least: number, most: number, wanted: number): number {
  const size = Math.max(Math.abs(least), Math.abs(most));
  if (size < 1e-100) return 1;
  return roundWidth(most === least ? size / wanted : Math.max((most - least) / wanted, size * 1e-4));
}

/** The smallest round number that is not below. */
function roundWidth(width: number): number {
  const exponent = Number(width.toExponential().split('e')[1]);
  const power = Number(`1e${exponent}`);
  return power * (steps.find((step) => step * power >= width * (1 - 1e-12)) ?? 10);
}
