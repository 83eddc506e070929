import { log } from '../../elementary/log.ts';

/**
 * What Stirling's formula leaves out: ln Γ(x) − ((x − ½)·ln x − x + ½·ln 2π), for x > 0, to about 1e-15. The series with
 * Bernoulli numbers (Abramowitz and Stegun 6.1.41) from 12 on; below, Γ(x + 1) = x·Γ(x) leads there.
 */
export function stirlingError(x: number): number {
  let below = 0;
  let at = x;
  for (; at < 12; at++) below += (at + 0.5) * log((at + 1) / at) - 1;
  const square = 1 / (at * at);
  const series =
    1 / 12 +
    square * (-1 / 360 + square * (1 / 1260 + square * (-1 / 1680 + square * (1 / 1188 - (square * 691) / 360360))));
  return below + series / at;
}
