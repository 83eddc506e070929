/** What a test gives on the draws. */

/**
 * `rate` fraction per year, `log` log ratio, `fraction` difference of shares, `relative` fraction of the threshold or base,
 * `years`, `count`, `sd` standard deviations of the members of a composite.
 */
export type MarginUnit = 'rate' | 'log' | 'fraction' | 'relative' | 'years' | 'count' | 'sd';

export interface Outcome {
  /** 1 where the test holds; an undefined draw does not hold. */
  readonly holds: Uint8Array;
  /** Distance to the threshold: positive where the test holds and negative where it fails; NaN where undefined. */
  readonly margin: Float64Array;
  readonly unit: MarginUnit;
  /** Of a composite: how many members hold. */
  readonly count?: Uint8Array;
}

/** The outcome of a margin that holds where it is positive, or by a rule of its own. */
export function perDraw(
  draws: number,
  unit: MarginUnit,
  margin: (draw: number) => number,
  holds: (margin: number, draw: number) => boolean = (value) => value > 0,
): Outcome {
  const outcome = { holds: new Uint8Array(draws), margin: new Float64Array(draws), unit };
  for (let d = 0; d < draws; d++) {
    const value = margin(d);
    outcome.margin[d] = value;
    outcome.holds[d] = !Number.isNaN(value) && holds(value, d) ? 1 : 0;
  }
  return outcome;
}

/** A distance of exactly zero holds: 以上, 不低于. */
export const orEqual = (margin: number): boolean => margin >= 0;
