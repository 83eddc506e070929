import { highWord, withHighWord, withoutLowWord } from './bits.ts';

/** ln 2 to 42 bits, so that k·LN2_HIGH is exact for every exponent k, and the rest. */
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const ROOT_HALF = 0x3fe6a09e;
const TWO_THIRDS = 0.6666666666666666;
/** 2/3 without its low word, and the rest (2/3 - TWO_THIRDS_HIGH). */
const TWO_THIRDS_HIGH = 0.6666665077209473;
const TWO_THIRDS_LOW = 1.5894571940104166e-7;

/**
 * ln x for finite x > 0 as parts[0] + parts[1], where parts[0] has an empty low word, so that its product with another such
 * number is exact. Relative error about 2^-66 (measured by `pow`, 0.53 ulp). After e_pow.c of fdlibm (Sun, 1993).
 *
 * x = 2^k·m, m in [√½, √2), s = (m - 1)/(m + 1); ln m = 2/3·s·(3 + s² + s⁴·R(s²)).
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
  const inverse = 1 / d;
  const s = f * inverse;
  const dHigh = withoutLowWord(d);
  const dLow = m - (dHigh - 1);
  const sHigh = withoutLowWord(s);
  const sLow = inverse * (f - sHigh * dHigh - sHigh * dLow);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const z8 = z4 * z4;
  const q =
    0.6 +
    z * 0.42857142857142855 +
    z2 * (0.33333333333333237 + z * 0.27272727272769753) +
    z4 * (0.23076923067564703 + z * 0.20000001182943597 + z2 * (0.17646967938404035 + z * 0.15793783711961157)) +
    z8 * (0.1416284948078095 + z * 0.1495721587291668);
  const r = z2 * q + sLow * (sHigh + s);
  const zHigh = sHigh * sHigh;
  const tHigh = withoutLowWord(3 + zHigh + r);
  const tLow = r - (tHigh - 3 - zHigh);
  const u = sHigh * tHigh;
  const v = sLow * tHigh + tLow * s;
  const pHigh = withoutLowWord(u + v);
  const pLow = v - (pHigh - u);
  const lead = TWO_THIRDS_HIGH * pHigh;
  const rest = TWO_THIRDS_LOW * pHigh + pLow * TWO_THIRDS;
  const base = k * LN2_HIGH;
  const sum = base + lead;
  const low = lead - (sum - base) + (rest + k * LN2_LOW);
  const result = withoutLowWord(sum + low);
  parts[0] = result;
  parts[1] = low - (result - sum);
}
