/** When a path peaks, and how sure that is. One definition for targets, charts and analyses. */
import { log } from '../elementary/log.ts';
import { sortNumbers } from '../result/sort-numbers.ts';

/** Of one path over the window. */
export interface Peak {
  /** Index of the first maximum. */
  readonly at: number;
  readonly maximum: number;
  readonly end: number;
}

export function findPeak(path: Float64Array): Peak {
  let at = 0;
  for (let i = 1; i < path.length; i++) if (path[i]! > path[at]!) at = i;
  return { at, maximum: path[at]!, end: path[path.length - 1]! };
}

export type PeakForm = 'confirmed' | 'plateau' | 'later' | 'rising';

/** Share of the maximum that a plateau never leaves, and the slope under which it is flat (fraction of the maximum per year). */
const plateauShare = 0.97;
const plateauSlope = 0.005;

/**
 * `confirmed`: first maximum by `deadline` and the end more than `fall` under it. Else `rising` when the maximum is the last
 * year; `plateau` when the end keeps 97 % of the maximum and the Sen slope from the maximum on is under 0.5 % a year; else `later`
 * when the maximum comes after the deadline; what remains fell by less than `fall` and is `rising` or `plateau` by the sign of its slope.
 */
export function classifyPeak(path: Float64Array, deadline: number, fall: number): PeakForm {
  const peak = findPeak(path);
  return formOfPeak(peak, path.length - 1, deadline, fall) ?? formBySlope(path, peak, deadline);
}

/** What the peak alone tells; null where the slope from it on decides. `last` is the index of the last year. */
export function formOfPeak({ at, maximum, end }: Peak, last: number, deadline: number, fall: number): PeakForm | null {
  if (at <= deadline && end < (1 - fall) * maximum) return 'confirmed';
  if (at === last) return 'rising';
  return at > deadline && end < plateauShare * maximum ? 'later' : null;
}

/** The form of a path for which `formOfPeak` has none. */
export function formBySlope(path: Float64Array, { at, maximum, end }: Peak, deadline: number): PeakForm {
  const slope = senSlope(path.subarray(at)) / maximum;
  if (end >= plateauShare * maximum && Math.abs(slope) < plateauSlope) return 'plateau';
  if (at > deadline) return 'later';
  return slope > 0 ? 'rising' : 'plateau';
}

/**
 * Margin of the confirmed reading: the smaller of the log leads over later years and over the confirmation line. `before` and
 * `after` are the maxima up to the deadline and after it, −∞ where there is no year; `end` is the last value of the window.
 */
export function peakMargin(before: number, after: number, end: number, fall: number): number {
  return Math.min(deadlineMargin(before, after), log(((1 - fall) * Math.max(before, after)) / end));
}

/** ln(max up to the deadline ÷ max after it); infinite when the window ends at the deadline. */
export function deadlineMargin(before: number, after: number): number {
  if (Number.isNaN(before)) return NaN;
  return after === -Infinity ? Infinity : log(before / after);
}

/** Sen (1968): median of all pairwise slopes; NaN for fewer than two points. Values are numbers. */
export function senSlope(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 2) return NaN;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let at = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) slopes[at++] = (values[j]! - values[i]!) / (j - i);
  sortNumbers(slopes);
  const middle = slopes.length >> 1;
  return slopes.length % 2 === 1 ? slopes[middle]! : (slopes[middle - 1]! + slopes[middle]!) / 2;
}

export interface MannKendall {
  /** Number of rising minus number of falling pairs. */
  readonly s: number;
  /** Variance of `s` under no trend, with the correction for ties. */
  readonly variance: number;
  /** Standard normal score with continuity correction. */
  readonly z: number;
}

/** Mann (1945), Kendall (1975). */
export function mannKendall(values: ArrayLike<number>): MannKendall {
  const n = values.length;
  let s = 0;
  const ties = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    ties.set(values[i]!, (ties.get(values[i]!) ?? 0) + 1);
    for (let j = i + 1; j < n; j++) s += Math.sign(values[j]! - values[i]!);
  }
  const spread = (t: number): number => t * (t - 1) * (2 * t + 5);
  const tied = [...ties.values()].reduce((sum, t) => sum + spread(t), 0);
  const variance = (spread(n) - tied) / 18;
  const z = s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { s, variance, z };
}
