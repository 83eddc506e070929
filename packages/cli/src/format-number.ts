/** Numbers for people. */
import { errorPoints, percentText, probabilityWord, probabilityWords } from '@planwright/core';
import type { Locale } from '@planwright/core';

/** Three significant digits or more, whole from a thousand on; `—` where there is none. */
export function figure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '—';
  const size = Math.abs(value);
  const decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 0.1 || size === 0 ? 2 : 4;
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/** `43 % ±1.0`; a finite sample never proves 0 or 100, so the ends read `<1 %` and `>99 %`. */
export function probability(p: number | null, error: number | null): string {
  if (p === null) return '—';
  return `${percentText(p)} %${error === null ? '' : ` ±${errorPoints(error)}`}`;
}

/** The word for a probability on the five-step scale. */
export const spokenProbability = (p: number, locale: Locale): string => probabilityWords[locale][probabilityWord(p)];
