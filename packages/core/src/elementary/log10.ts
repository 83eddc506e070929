import { productError } from './exact-sum-product.ts';
import { logInTwoParts } from './log-in-two-parts.ts';

/** 1 / ln 10 in two parts. */
const INVERSE_LN10 = 0.4342944819032518;
const INVERSE_LN10_LOW = 1.098319650216765e-17;
const parts = new Float64Array(2);

/** Decimal logarithm: exact at every representable power of ten. log10(±0) = -∞, log10(∞) = ∞, NaN for x < 0 and NaN. */
export function log10(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  logInTwoParts(x, parts);
  const [high = 0, low = 0] = parts;
  const product = high * INVERSE_LN10;
  return product + (productError(high, INVERSE_LN10, product) + (high * INVERSE_LN10_LOW + low * INVERSE_LN10));
}
