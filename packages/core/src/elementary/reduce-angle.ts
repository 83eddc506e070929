import { sumError } from './exact-sum-product.ts';
import { reduceHugeAngle } from './huge-angle.ts';

const ROUNDER = 6755399441055744;
const TWO_OVER_PI = 0.6366197723675814;
/** π/2 as three parts of 33 bits, whose products with a whole number below 2^20 are exact, and the rest. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487111665e-21;
const HALF_PI_REST = 8.4784276603689e-32;

/**
 * x = quadrant·π/2 + remainder[0] + remainder[1], the remainder in [-π/4, π/4] to about 2^-100; returns the quadrant 0..3.
 * For finite x. Below 2^20 every step is always done (Cody and Waite), so the compiled form has no branch.
 */
export function reduceAngle(x: number, remainder: Float64Array): number {
  if (Math.abs(x) >= 1048576) return reduceHugeAngle(x, remainder);
  const n = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  const first = x - n * HALF_PI_1;
  const secondPart = -n * HALF_PI_2;
  const second = first + secondPart;
  const thirdPart = -n * HALF_PI_3;
  const third = second + thirdPart;
  const rest = sumError(first, secondPart, second) + sumError(second, thirdPart, third) - n * HALF_PI_REST;
  const high = third + rest;
  remainder[0] = high;
  remainder[1] = third - high + rest;
  return n & 3;
}
