import { productError } from './exact-sum-product.ts';
import { reduceAngle } from './reduce-angle.ts';
import { cosCorrection, cosLead, sinCorrection } from './sin-cos-core.ts';

const TINY = 7.450580596923828e-9;
const remainder = new Float64Array(2);

/** Tangent of an angle in radians: sine over cosine, both in two parts. tan(±∞) = NaN, tan(-0) = -0. */
export function tan(x: number): number {
  if (Math.abs(x) < TINY) return x;
  if (!(Math.abs(x) < Infinity)) return NaN;
  const odd = (reduceAngle(x, remainder) & 1) === 1;
  const [r = 0, tail = 0] = remainder;
  const sinSmall = sinCorrection(r, tail);
  const sinHigh = r + sinSmall;
  const sinLow = r - sinHigh + sinSmall;
  const lead = cosLead(r);
  const cosSmall = cosCorrection(r, tail);
  const cosHigh = lead + cosSmall;
  const cosLow = lead - cosHigh + cosSmall;
  const top = odd ? -cosHigh : sinHigh;
  const topLow = odd ? -cosLow : sinLow;
  const bottom = odd ? sinHigh : cosHigh;
  const bottomLow = odd ? sinLow : cosLow;
  const quotient = top / bottom;
  const product = quotient * bottom;
  const rest = top - product - productError(quotient, bottom, product) + (topLow - quotient * bottomLow);
  return quotient + rest / bottom;
}
