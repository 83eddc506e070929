/** A printed figure → the numbers it may stand for: its rounding, and what 以上, 左右 and a range leave open. */
import { aboutBand } from '../../indicators/indicator-test.ts';
import type { IndicatorValue } from '../../indicators/indicator-table.ts';
import type { Bilingual } from '../../problem.ts';

/** `low` ≤ value ≤ `high`, in the unit printed; an end may be infinite. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface PrintedInterval extends Interval {
  readonly value: number;
  /** Why it is not one number. */
  readonly cause: Bilingual;
}

/** Null for words, blanks and what is allocated from above. `points`: 左右 means ±0.5 point. */
export function printedInterval(value: IndicatorValue | undefined, points: boolean): PrintedInterval | null {
  const figure = value?.figure;
  if (value === undefined || figure === undefined || figure.allocated === true) return null;
  const { bound, range } = figure;
  if (range !== undefined)
    return { value: figure.value, low: range[0], high: range[1], cause: { zh: '印为区间', en: 'printed as a range' } };
  const half = halfStep(value.text);
  const wide = points ? aboutBand.points : Math.abs(figure.value) * aboutBand.relative;
  const [low, high] = [figure.value - half, figure.value + half];
  const rounding: Bilingual = { zh: `四舍五入 ±${half}`, en: `rounded, ±${half}` };
  switch (bound) {
    case '>':
    case '>=':
      return { value: figure.value, low, high: Infinity, cause: { zh: '印为下限', en: 'printed as a floor' } };
    case '<':
    case '<=':
      return { value: figure.value, low: -Infinity, high, cause: { zh: '印为上限', en: 'printed as a ceiling' } };
    case '≈':
      return {
        value: figure.value,
        low: figure.value - wide,
        high: figure.value + wide,
        cause: { zh: `左右，±${wide}`, en: `about, ±${wide}` },
      };
    case undefined:
      return { value: figure.value, low, high, cause: rounding };
    default:
      return bound satisfies never;
  }
}

/** Half of the last printed digit: 5.6 stands for 5.55 to 5.65. */
function halfStep(text: string): number {
  const decimals = /\.(\d+)/u.exec(text.replaceAll('．', '.'))?.[1]?.length ?? 0;
  return Number(`5e-${decimals + 1}`);
}
