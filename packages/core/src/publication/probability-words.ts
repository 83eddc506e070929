/** Probabilities as people read them: whole per cents and one of five words, as on the page. */
import type { Locale } from '../problem.ts';

const words: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['极不可能', '不大可能', '难分', '较可能', '很可能'],
  en: ['remote', 'unlikely', 'open', 'likely', 'very likely'],
};

/** remote < 0.1 ≤ unlikely < 0.33 ≤ open ≤ 0.66 < likely ≤ 0.9 < very likely. */
export function probabilityWord(p: number, locale: Locale): string {
  const place = p < 0.1 ? 0 : p < 0.33 ? 1 : p <= 0.66 ? 2 : p <= 0.9 ? 3 : 4;
  return words[locale][place] ?? '';
}

/** Whole per cents without the sign. A finite sample never proves 0 or 100, so the ends read "<1" and ">99". */
export function percent(p: number): string {
  if (p < 0.01) return '<1';
  if (p > 0.99) return '>99';
  return String(Math.round(p * 100));
}

/** `±1.0`: half-width of the 95 % interval in points. */
export const errorText = (error: number): string => `±${(error * 100).toFixed(1)}`;
