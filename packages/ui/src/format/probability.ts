/** Probabilities as people read them: whole per cents and one of five words (remote < 0.1 < unlikely < 0.33 < open < 0.66 < likely < 0.9 < very likely). */

export type Word = 'remote' | 'unlikely' | 'open' | 'likely' | 'very-likely';

export function probabilityWord(p: number): Word {
  if (p < 0.1) return 'remote';
  if (p < 0.33) return 'unlikely';
  if (p <= 0.66) return 'open';
  if (p <= 0.9) return 'likely';
  return 'very-likely';
}

/** Whole per cents without the sign. A finite sample never proves 0 or 100, so the ends read "<1" and ">99". */
export function percent(p: number): string {
  if (p < 0.01) return '<1';
  if (p > 0.99) return '>99';
  return String(Math.round(p * 100));
}

/** Half-width of an interval in points, one decimal. */
export const errorPoints = (error: number): string => (error * 100).toFixed(1);
