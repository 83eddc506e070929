/** The traffic light of a target: a state machine, so that it does not flicker around a threshold. */

export type Light = 'green' | 'amber' | 'red';

export const lightRule = { green: 0.66, red: 0.33, hysteresis: 0.05 } as const;

/** Green from, red below: by the light before. Written out, since 0.66 + 0.05 is not 0.71 to a computer. */
const thresholds = {
  none: { green: 0.66, red: 0.33 },
  green: { green: 0.61, red: 0.28 },
  amber: { green: 0.71, red: 0.28 },
  red: { green: 0.71, red: 0.38 },
} as const;

/**
 * Green from 0.66, red below 0.33. With a light before, a threshold must be passed by 0.05 to change it: into green at 0.71, out of it
 * below 0.61; into red below 0.28, out of it at 0.38.
 */
export function trafficLight(p: number, before?: Light): Light {
  const { green, red } = thresholds[before ?? 'none'];
  return p >= green ? 'green' : p < red ? 'red' : 'amber';
}
