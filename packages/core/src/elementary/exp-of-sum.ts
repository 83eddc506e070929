import { powerOfTwo } from './bits.ts';

/** Adding and subtracting 1.5·2^52 rounds to the nearest whole number, ties to even. */
const ROUNDER = 6755399441055744;
const INVERSE_LN2 = 1.4426950408889634;
/** ln 2 to 32 bits, so that k·LN2_HIGH is exact for every exponent k, and the rest. */
const LN2_HIGH = 0.6931471806019545;
const LN2_LOW = -4.2009150726810846e-11;

/**
 * e^(high + low) for |low| far below |high|; `exp` is the case low = 0, `pow` needs the second part.
 *
 * high + low = k·ln 2 + r with |r| ≤ ln 2 / 2, and e^r = 1 + r + r²·P(r) where 1 + r is kept in two parts. P is the fit
 * of reference/coefficients.py (error 2^-61). Scaling by 2^k at the ends of the range is an
 * exact step and a rounded one, the same bits as one step where that is possible.
 */
export function expOfSum(high: number, low: number): number {
  if (Number.isNaN(high)) return NaN;
  if (high > 710) return Infinity;
  if (high < -746) return 0;
  const k = high * INVERSE_LN2 + ROUNDER - ROUNDER;
  const a = high - k * LN2_HIGH;
  const b = k * LN2_LOW;
  const difference = a - b;
  const rest = a - difference - b + low;
  const r = difference + rest;
  const tail = difference - r + rest;
  const r2 = r * r;
  const r4 = r2 * r2;
  const r8 = r4 * r4;
  const p =
    0.5 +
    r * 0.1666666666666667 +
    r2 * (0.04166666666666667 + r * 0.008333333333326136) +
    r4 *
      (0.0013888888888883748 + r * 0.00019841269874820627 + r2 * (2.4801587325547743e-5 + r * 2.7557255400206422e-6)) +
    r8 * (2.75572736431103e-7 + r * 2.5105217004720745e-8 + r2 * 2.0914686968086876e-9);
  const sum = 1 + r;
  const value = sum + (r - (sum - 1) + (tail * sum + r * r * p));
  if (k > -1022 && k < 1024) return value * powerOfTwo(k);
  const half = k >> 1;
  return value * powerOfTwo(half) * powerOfTwo(k - half);
}
