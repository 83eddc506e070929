import { exp } from '../../elementary/exp.ts';

const INVERSE_ROOT_2PI = 0.3989422804014327;

/**
 * The standard normal distribution function, to about 1e-15 relative in the lower tail too: the series
 * ½ + φ(x)·(x + x³/3 + x⁵/15 + …) near the centre (Marsaglia, J. Stat. Software 11/4, 2004), the continued fraction
 * φ(x)/(x + 1/(x + 2/(x + 3/…))) in the tails (Abramowitz and Stegun 26.2.14).
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.abs(x);
  if (size > 39) return x < 0 ? 0 : 1;
  const density = INVERSE_ROOT_2PI * exp(-0.5 * size * size);
  if (size < 1) {
    let term = size;
    let total = size;
    for (let n = 3; n < 60; n += 2) {
      term *= (size * size) / n;
      total += term;
    }
    return x < 0 ? 0.5 - density * total : 0.5 + density * total;
  }
  let fraction = size;
  for (let n = 600; n > 0; n--) fraction = size + n / fraction;
  const tail = density / fraction;
  return x < 0 ? tail : 1 - tail;
}
