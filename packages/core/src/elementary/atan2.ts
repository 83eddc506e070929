import { copySign, highWord } from './bits.ts';
import { productError, sumError } from './exact-sum-product.ts';

const QUARTER_PI = 0.7853981633974483;
/** What QUARTER_PI leaves out. */
const QUARTER_PI_LOW = 3.061616997868383e-17;
/** tan(π/8): beyond it the ratio is reduced by the angle π/4. */
const TAN_EIGHTH_PI = 0.41421356237309503;
const LARGE = 3.273390607896142e150;
const SMALL = 3.054936363499605e-151;
const DOWN = 2.409919865102884e-181;
const UP = 4.149515568880993e180;

/**
 * The angle of the point (x, y), in [-π, π], with the sign of y. As Math.atan2: atan2(±0, x) is ±0 for x > 0 or +0 and ±π
 * for x < 0 or -0; infinities give multiples of π/4.
 *
 * The angle is C ± atan(t), C a multiple of π/4 in two parts and |t| ≤ tan(π/8): t = s/l for the shorter and longer side,
 * or (s - l)/(s + l) beyond that. The division is corrected by its remainder. Polynomial: reference/coefficients.py (error 2^-58).
 */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const left = highWord(x) < 0;
  const across = Math.abs(x);
  const up = Math.abs(y);
  const steep = up > across;
  const long = steep ? up : across;
  const short = steep ? across : up;
  // Far below 1 the arctangent is the ratio itself, which may be subnormal and is rounded once here.
  if (!steep && !left && short < 9.313225746154785e-10 * long && long < Infinity) return copySign(short / long, y);
  const scale = long > LARGE ? DOWN : long < SMALL ? UP : 1;
  const a = long === Infinity ? (short === Infinity ? 1 : 0) : short * scale;
  const b = long === Infinity || long === 0 ? 1 : long * scale;

  const beyond = a > TAN_EIGHTH_PI * b;
  const top = beyond ? a - b : a;
  const topLow = beyond ? sumError(a, -b, top) : 0;
  const bottom = beyond ? a + b : b;
  const bottomLow = beyond ? sumError(a, b, bottom) : 0;
  const t = top / bottom;
  const product = t * bottom;
  const tLow = (top - product - productError(t, bottom, product) + (topLow - t * bottomLow)) / bottom;
  const z = t * t;
  const z2 = z * z;
  const z4 = z2 * z2;
  const z8 = z4 * z4;
  const p =
    -0.3333333333333333 +
    z * 0.19999999999999804 +
    z2 * (-0.14285714285659729 + z * 0.11111111105145725) +
    z4 * (-0.09090908753017178 + z * 0.07692296361048218 + z2 * (-0.06666424634599337 + z * 0.05878926110528101)) +
    z8 * (-0.052304330074828924 + z * 0.0455149623749493 + z2 * (-0.034568068014968874 + z * 0.016282993238924487));
  const small = t * z * p + tLow;

  // Eighths of a turn of C: first the side's own π/4, then mirrored at π/4 (steep) and at π/2 (left).
  const own = beyond ? 1 : 0;
  const risen = steep ? 2 - own : own;
  const eighths = left ? 4 - risen : risen;
  const direction = steep === left ? 1 : -1;
  const lead = eighths * QUARTER_PI;
  const step = direction * t;
  const sum = lead + step;
  const rest = sumError(lead, step, sum) + (direction * small + eighths * QUARTER_PI_LOW);
  return copySign(sum + rest, y);
}
