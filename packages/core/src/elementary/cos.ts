import { reduceAngle } from './reduce-angle.ts';
import { cosCorrection, cosLead, sinCorrection } from './sin-cos-core.ts';

const remainder = new Float64Array(2);

/** Cosine of an angle in radians, any finite size; cos(±∞) = NaN. */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduceAngle(x, remainder);
  const [r = 0, tail = 0] = remainder;
  const value = (quadrant & 1) === 0 ? cosLead(r) + cosCorrection(r, tail) : r + sinCorrection(r, tail);
  return ((quadrant + 1) & 2) === 0 ? value : -value;
}
