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

/** Holds where the margin is positive. */
export function whereAbove(margin: Float64Array, unit: MarginUnit): Outcome {
  const holds = new Uint8Array(margin.length);
  for (let d = 0; d < margin.length; d++) holds[d] = margin[d]! > 0 ? 1 : 0;
  return { holds, margin, unit };
}

/** A distance of exactly zero holds too: 以上, 不低于. */
export function whereAtLeast(margin: Float64Array, unit: MarginUnit): Outcome {
  const holds = new Uint8Array(margin.length);
  for (let d = 0; d < margin.length; d++) holds[d] = margin[d]! >= 0 ? 1 : 0;
  return { holds, margin, unit };
}

/** Holds by a rule of its own, which `holds` says; never where the margin is undefined. `holds` becomes part of the outcome. */
export function whereDefined(holds: Uint8Array, margin: Float64Array, unit: MarginUnit): Outcome {
  for (let d = 0; d < margin.length; d++) if (Number.isNaN(margin[d])) holds[d] = 0;
  return { holds, margin, unit };
}
