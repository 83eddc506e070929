/** Probabilities as people read them: whole per cents and one of five words (methodology: remote, unlikely, open, likely, very likely). */
import type { Locale } from '../problem.ts';

/** From the least likely on. */
export const probabilityScale = ['remote', 'unlikely', 'open', 'likely', 'very-likely'] as const;
export type ProbabilityWord = (typeof probabilityScale)[number];

/** remote < 0.1 ≤ unlikely < 0.33 ≤ open ≤ 0.66 < likely ≤ 0.9 < very likely. */
export function probabilityWord(p: number): ProbabilityWord {
  if (p < 0.1) return 'remote';
  if (p < 0.33) return 'unlikely';
  if (p <= 0.66) return 'open';
  if (p <= 0.9) return 'likely';
  return 'very-likely';
}

export const probabilityWords: Readonly<Record<Locale, Readonly<Record<ProbabilityWord, string>>>> = {
  zh: { remote: '极不可能', unlikely: '不大可能', open: '难分', likely: '较可能', 'very-likely': '很可能' },
  en: { remote: 'remote', unlikely: 'unlikely', open: 'open', likely: 'likely', 'very-likely': 'very likely' },
};

/** Whole per cents without the sign. A finite sample never proves 0 or 100, so the ends read "<1" and ">99". */
export function percentText(p: number): string {
  if (p < 0.01) return '<1';
  if (p > 0.99) return '>99';
  return String(Math.round(p * 100));
}

/** Half-width of an interval in points, one decimal. */
export const errorPoints = (error: number): string => (error * 100).toFixed(1);
