import { reduceAngle } from './reduce-angle.ts';
import { cosCorrection, cosLead, sinCorrection } from './sin-cos-core.ts';

/** Below 2^-27 the sine is its argument to half an ulp; returning it also keeps the sign of zero. */
const TINY = 7.450580596923828e-9;
const remainder = new Float64Array(2);

/** Sine of an angle in radians, any finite size; sin(±∞) = NaN, sin(-0) = -0. */
export function sin(x: number): number {
  if (Math.abs(x) < TINY) return x;
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduceAngle(x, remainder);
  const [r = 0, tail = 0] = remainder;
  const value = (quadrant & 1) === 0 ? r + sinCorrection(r, tail) : cosLead(r) + cosCorrection(r, tail);
  return (quadrant & 2) === 0 ? value : -value;
}
