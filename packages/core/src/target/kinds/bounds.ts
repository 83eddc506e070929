/** The ends of a permitted range, as official wording gives them. */
import type { Bilingual } from '../../problem.ts';
import type { Bounds, Threshold } from '../grammar.ts';
import type { Names } from './test-kind.ts';

export interface Limits {
  readonly low: number;
  /** The end itself does not hold. */
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

export function limitsOf({ above, atLeast, atMost, below, about, within = 0 }: Bounds<number>): Limits {
  const closedLow = Math.max(atLeast ?? -Infinity, about === undefined ? -Infinity : about - within);
  const closedHigh = Math.min(atMost ?? Infinity, about === undefined ? Infinity : about + within);
  const lowOpen = above !== undefined && above >= closedLow;
  const highOpen = below !== undefined && below <= closedHigh;
  return { low: lowOpen ? above : closedLow, lowOpen, high: highOpen ? below : closedHigh, highOpen };
}

export function inside(value: number, { low, lowOpen, high, highOpen }: Limits): boolean {
  return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
}

/** Distance to the nearer end in the unit of the value. */
export function distance(value: number, { low, high }: Limits): number {
  return Math.min(value - low, high - value);
}

/** Distance to the nearer end as a fraction of it; in the unit of the value where the end is 0. */
export function relativeDistance(value: number, { low, high }: Limits): number {
  const over = low === -Infinity ? Infinity : relative(value - low, low);
  const under = high === Infinity ? Infinity : relative(high - value, high);
  return Math.min(over, under);
}

/** A difference as a fraction of its base; as it is where the base is 0. */
export const relative = (difference: number, base: number): number =>
  base === 0 ? difference : difference / Math.abs(base);

const ends = ['above', 'atLeast', 'atMost', 'below', 'about'] as const;

export function boundsFault(bounds: Bounds): Bilingual | null {
  if (ends.every((end) => bounds[end] === undefined)) return { zh: '没有给出任何界限', en: 'it gives no bound at all' };
  if ((bounds.about === undefined) !== (bounds.within === undefined))
    return { zh: 'about 与 within 应同时给出', en: 'about and within go together' };
  return null;
}

/** “不低于 4000”, “at least 4000”. */
export function boundsWords(bounds: Bounds, names: Names, form: 'number' | 'percent' | 'points'): Bilingual {
  const said = (value: Threshold | undefined, zh: string, en: string): Bilingual[] => {
    if (value === undefined) return [];
    const text = names.threshold(value, form);
    return [{ zh: `${zh} ${text.zh}`, en: `${en} ${text.en}` }];
  };
  const parts = [
    ...said(bounds.above, '高于', 'above'),
    ...said(bounds.atLeast, '不低于', 'at least'),
    ...said(bounds.atMost, '不超过', 'at most'),
    ...said(bounds.below, '低于', 'below'),
    ...said(bounds.about, '左右：', 'about'),
    ...said(bounds.within, '±', '±'),
  ];
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}
