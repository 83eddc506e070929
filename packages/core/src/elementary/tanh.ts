import { copySign } from './bits.ts';
import { expOfSum } from './exp-of-sum.ts';

/** Hyperbolic tangent: an odd polynomial up to 0.55 (reference/coefficients.py, error 2^-57), 1 - 2/(e^2x + 1) beyond. */
export function tanh(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.abs(x);
  const z = size * size;
  const z2 = z * z;
  const z4 = z2 * z2;
  const z8 = z4 * z4;
  const p =
    -0.3333333333333333 +
    z * 0.1333333333333331 +
    z2 * (-0.05396825396822026 + z * 0.02186948853406759) +
    z4 * (-0.00886323546296844 + z * 0.003592126767036039 + z2 * (-0.0014558190673236184 + z * 0.000589905102351157)) +
    z8 *
      (-0.00023847191162361473 + z * 9.454922606070154e-5 + z2 * (-3.3717730644899484e-5 + z * 7.872343957526296e-6));
  const value = size < 0.55 ? size + size * z * p : 1 - 2 / (expOfSum(2 * size, 0) + 1);
  return copySign(value, x);
}
