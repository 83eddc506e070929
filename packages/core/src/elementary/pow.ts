import { copySign, highWord, withoutLowWord } from './bits.ts';
import { expOfSum } from './exp-of-sum.ts';
import { logInTwoParts } from './log-in-two-parts.ts';

/** |y| above this gives 0, 1 or ∞ for every x, because |ln x| ≥ 2^-53 when x ≠ 1. */
const LARGEST_EXPONENT = 73786976294838206464;
const parts = new Float64Array(2);

/**
 * x^y = e^(y·ln x) with y·ln x in two parts.
 *
 * Special values are those of IEEE 754-2019 `pow`, as in C and in compiled code: pow(x, ±0) = 1 and pow(1, y) = 1 even for
 * NaN, pow(-1, ±∞) = 1 (Math.pow differs in exactly two of these: it gives NaN for pow(1, NaN) and pow(±1, ±∞)). A
 * negative x needs a whole y, otherwise NaN; an odd whole y keeps the sign, of zeros and infinities too.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  const rises = y > 0;
  if (y === Infinity || y === -Infinity) return size === 1 ? 1 : size > 1 === rises ? Infinity : 0;
  const whole = Math.floor(y) === y;
  const sign = whole && Math.floor(0.5 * y) !== 0.5 * y ? x : 1;
  if (size === 0 || size === Infinity) return copySign((size === 0) === rises ? 0 : Infinity, sign);
  if (highWord(x) < 0 && !whole) return NaN;
  const exponent = Math.min(Math.max(y, -LARGEST_EXPONENT), LARGEST_EXPONENT);
  logInTwoParts(size, parts);
  const [logHigh = 0, logLow = 0] = parts;
  const exponentHigh = withoutLowWord(exponent);
  const product = exponentHigh * logHigh;
  const rest = (exponent - exponentHigh) * logHigh + exponent * logLow;
  const high = product + rest;
  return copySign(expOfSum(high, product - high + rest), sign);
}
