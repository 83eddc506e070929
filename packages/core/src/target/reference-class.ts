/** Reference classes: how comparable places fared, to set a required growth margin beside. Only distributions, never judgements. */
import type { Bilingual } from '../problem.ts';

export interface ReferenceClass {
  readonly id: string;
  readonly label: Bilingual;
  /** Members of the class. */
  readonly size: number;
  /** Years of the mean. */
  readonly years: number;
  /** `2019—2023`. */
  readonly window: string;
  /** Why this class: the choice is the known weak point, so it is always shown. */
  readonly choice: Bilingual;
  readonly source: Bilingual;
  /** Mean growth less that of the peer, per year, as a fraction: of each member, or at these probabilities of the class. */
  readonly distribution:
    | { readonly members: readonly number[] }
    | { readonly quantiles: readonly (readonly [probability: number, value: number])[] };
}

/** Which comparison the classes speak about; narrow first. */
export interface ReferenceClasses {
  readonly series: string;
  readonly peer: string;
  /** Levers that add to this comparison one for one: a point more a year is a point of lead. */
  readonly levers?: readonly string[];
  readonly classes: readonly ReferenceClass[];
}

/** With fewer members a percentile is an anecdote. */
export const leastMembers = 5;

export interface ClassPercentile {
  /** Share of the class at or below the rate. */
  readonly percentile: number;
  /** Beyond the published percentiles only a bound is known. */
  readonly bound: 'below' | 'above' | null;
}

/** Ties count half; between published percentiles the distribution is taken as straight. Null for a class that is too small. */
export function percentileIn({ distribution, size }: ReferenceClass, rate: number): ClassPercentile | null {
  if (size < leastMembers) return null;
  if ('members' in distribution) {
    const { members } = distribution;
    const below = members.reduce((count, value) => count + (value < rate ? 1 : value === rate ? 0.5 : 0), 0);
    return { percentile: below / members.length, bound: null };
  }
  const { quantiles } = distribution;
  const [first, last] = [quantiles[0], quantiles.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (rate < first[1]) return { percentile: first[0], bound: 'below' };
  if (rate > last[1]) return { percentile: last[0], bound: 'above' };
  const above = Math.max(
    1,
    quantiles.findIndex(([, value]) => value >= rate),
  );
  const [[p0, v0], [p1, v1]] = [quantiles[above - 1]!, quantiles[above]!];
  // Exact at both ends, so the percentile never falls from one stretch to the next.
  const along = v1 > v0 ? (rate - v0) / (v1 - v0) : 1;
  return { percentile: (1 - along) * p0 + along * p1, bound: null };
}
