/** The traffic light of a target: a state machine, so that it does not flicker around a threshold, that knows where it comes from. */

export type Light = 'green' | 'amber' | 'red';

export type Trend = 'rising' | 'steady' | 'falling';

/** A probability and the light that it had. */
export interface Signal {
  readonly p: number;
  readonly light: Light;
}

/** A move of twice the hysteresis, which wavering around a threshold cannot make, is a trend. */
export const lightRule = { green: 0.66, red: 0.33, hysteresis: 0.05, trend: 0.1 } as const;

/** Green from, red below: by the light before. Written out, since 0.66 + 0.05 is not 0.71 to a computer. */
const thresholds = {
  none: { green: 0.66, red: 0.33 },
  green: { green: 0.61, red: 0.28 },
  amber: { green: 0.71, red: 0.28 },
  red: { green: 0.71, red: 0.38 },
} as const;

/** From one signal to the next. */
export function trendOf(p: number, before: Pick<Signal, 'p'>): Trend {
  const move = p - before.p;
  return move >= lightRule.trend ? 'rising' : move <= -lightRule.trend ? 'falling' : 'steady';
}

/**
 * Green from 0.66, red below 0.33. With a signal before, a threshold must be passed by 0.05 to change the light: into green at 0.71, out
 * of it below 0.61; into red below 0.28, out of it at 0.38. Red takes both, a low probability and one that does not rise: what has
 * gained 0.1 since the signal before is amber.
 */
export function trafficLight(p: number, before?: Signal): Light {
  const { green, red } = thresholds[before?.light ?? 'none'];
  if (p >= green) return 'green';
  return p < red && (before === undefined || trendOf(p, before) !== 'rising') ? 'red' : 'amber';
}
