import { highWord, withHighWord } from './bits.ts';

/** ln 2 to 32 bits, so that k·LN2_HIGH is exact for every exponent k, and the rest. */
const LN2_HIGH = 0.6931471806019545;
const LN2_LOW = -4.2009150726810846e-11;
/** High word of √½: the reduced argument lies in [√½, √2). */
const ROOT_HALF = 0x3fe6a09e;

/**
 * Natural logarithm. log(±0) = -∞, log(∞) = ∞, NaN for x < 0 and NaN.
 *
 * x = 2^k·(1 + f); with s = f / (2 + f), ln(1 + f) = 2·atanh(s) = f - f²/2 + s·(f²/2 + P(s²)), where f is exact and the
 * other terms are small. P is the fit of reference/coefficients.py (error 2^-60).
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const subnormal = x < 2.2250738585072014e-308;
  const scaled = subnormal ? x * 18014398509481984 : x;
  const high = highWord(scaled);
  const exponent = (high - ROOT_HALF) >> 20;
  const f = withHighWord(scaled, high - (exponent << 20)) - 1;
  const k = subnormal ? exponent - 54 : exponent;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const p =
    z *
    (0.6666666666666666 +
      z * 0.4000000000000088 +
      z2 * (0.2857142857080285 + z * 0.22222222391887064) +
      z4 * (0.18181795621632782 + z * 0.15386240708969665 + z2 * (0.13268746195596595 + z * 0.13086907887965027)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + p) + k * LN2_LOW) - f);
}
