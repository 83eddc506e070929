/** Numbers for people. */
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
  return `${percentText(p)} %${error === null ? '' : ` ±${(error * 100).toFixed(1)}`}`;
}

export function percentText(p: number): string {
  return p < 0.01 ? '<1' : p > 0.99 ? '>99' : String(Math.round(p * 100));
}

/** remote < 0.1 ≤ unlikely < 0.33 ≤ open ≤ 0.66 < likely ≤ 0.9 < very likely: the scale of the page. */
export const probabilityWords: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['极不可能', '不大可能', '难分', '较可能', '很可能'],
  en: ['remote', 'unlikely', 'open', 'likely', 'very likely'],
};

/** Place of a probability on that scale. */
export function probabilityClass(p: number): number {
  return p < 0.1 ? 0 : p < 0.33 ? 1 : p <= 0.66 ? 2 : p <= 0.9 ? 3 : 4;
}

export function probabilityWord(p: number, locale: Locale): string {
  return probabilityWords[locale][probabilityClass(p)] ?? '';
}
