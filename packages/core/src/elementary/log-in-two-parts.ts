import { highWord, withHighWord } from './bits.ts';
import { productError, sumError } from './exact-sum-product.ts';

/** ln 2 to 42 bits, so that k·LN2_HIGH is exact for every exponent k, and the rest. */
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const ROOT_HALF = 0x3fe6a09e;
const THIRD = 0.3333333333333333;
const THIRD_LOW = 1.850371707708594e-17;

/**
 * ln x for finite x > 0 as parts[0] + parts[1], relative error about 2^-65: what `pow` needs, because an error here is
 * multiplied by up to 745 there.
 *
 * x = 2^k·m, m in [√½, √2), s = (m - 1)/(m + 1) in two parts; ln m = 2s·(1 + z/3 + z²·Q(z)) with z = s². The first two
 * terms are kept in two parts, the third (below 2^-12 of the whole) is a plain double. Q is the fit of
 * reference/coefficients.py (error 2^-66).
 */
export function logInTwoParts(x: number, parts: Float64Array): void {
  const subnormal = x < 2.2250738585072014e-308;
  const scaled = subnormal ? x * 18014398509481984 : x;
  const high = highWord(scaled);
  const exponent = (high - ROOT_HALF) >> 20;
  const m = withHighWord(scaled, high - (exponent << 20));
  const k = subnormal ? exponent - 54 : exponent;

  const f = m - 1;
  const d = m + 1;
  const dLow = sumError(m, 1, d);
  const s = f / d;
  const sd = s * d;
  const sLow = (f - sd - productError(s, d, sd) - s * dLow) / d;

  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const third = z * THIRD;
  const thirdLow = productError(z, THIRD, third) + (z * THIRD_LOW + zLow * THIRD);
  const q =
    0.2 +
    z *
      (0.14285714285714285 +
        z *
          (0.11111111111111079 +
            z *
              (0.0909090909092325 +
                z *
                  (0.07692307689188234 +
                    z *
                      (0.06666667060981199 +
                        z *
                          (0.058823226461346786 +
                            z * (0.05264594570653719 + z * (0.04720949826926984 + z * 0.04985738624305559))))))));
  const fifth = z * z * q;
  const w = third + fifth;
  const wLow = sumError(third, fifth, w) + thirdLow;

  const sw = s * w;
  const swLow = productError(s, w, sw) + (s * wLow + sLow * w);
  const half = s + sw;
  const halfLow = sumError(s, sw, half) + (sLow + swLow);

  const base = k * LN2_HIGH;
  const sum = base + 2 * half;
  const rest = sumError(base, 2 * half, sum) + (2 * halfLow + k * LN2_LOW);
  const result = sum + rest;
  parts[0] = result;
  parts[1] = sum - result + rest;
}
