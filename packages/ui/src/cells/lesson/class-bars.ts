/** The guesses of a class → bars in a box of 600 × 120 units, with the place of the answer. */
import { choiceCounts, guessHistogram } from '@planwright/core/notebook';
import type { ClassGuess, Quiz } from '@planwright/core/notebook';
import type { Locale } from '@planwright/core';

export interface ClassBar {
  readonly label: string;
  readonly count: number;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** The answer lies here. */
  readonly right: boolean;
}

export const box = { width: 600, height: 120 } as const;

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** @param answer in the unit of the quiz, or the number of the right choice; null where it is not known */
export function classBars(
  quiz: Quiz,
  guesses: readonly ClassGuess[],
  answer: number | null,
  locale: Locale,
): readonly ClassBar[] {
  const bars = (counts: readonly number[], label: (i: number) => string, right: (i: number) => boolean): ClassBar[] => {
    const most = Math.max(1, ...counts);
    const width = box.width / counts.length;
    return counts.map((count, i) => ({
      ...{ label: label(i), count, x: i * width, width, right: right(i) },
      height: (box.height * count) / most,
    }));
  };
  if (quiz.predict === 'choice') {
    const counts = choiceCounts(guesses, quiz.choices.length);
    return bars(
      counts,
      (i) => quiz.choices[i]?.[locale] ?? '',
      (i) => answer === i + 1,
    );
  }
  const histogram = guessHistogram(guesses, answer);
  if (histogram === null) return [];
  const { low, high, counts } = histogram;
  const width = (high - low) / counts.length;
  const bin = answer === null ? -1 : Math.min(counts.length - 1, Math.floor((answer - low) / width));
  return bars(
    counts,
    (i) => `${short(low + i * width)}–${short(low + (i + 1) * width)}`,
    (i) => i === bin,
  );
}
