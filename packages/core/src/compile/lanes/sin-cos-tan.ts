/** elementary/reduce-angle.ts, sin-cos-core.ts, sin.ts, cos.ts and tan.ts for lanes, for angles below 2^20 (and NaN and infinity). */
import { lane } from '../wasm/opcodes.ts';
import { ROUNDER, SIGN } from './bits.ts';
import { productError, sumError } from './exact-sum-product.ts';
import type { Graph, Value } from './graph.ts';

const TINY = 7.450580596923828e-9;
const TWO_OVER_PI = 0.6366197723675814;
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487111665e-21;
const HALF_PI_REST = 8.4784276603689e-32;

/** Mask of the angles whose reduction needs whole numbers of more bits than lanes have. */
export function isHugeAngle(g: Graph, x: Value): Value {
  const size = g.absolute(x);
  return g.and(g.operation(lane.greaterOrEqual, size, g.number(1048576)), g.less(size, g.number(Infinity)));
}

export function sin(g: Graph, x: Value): Value {
  const { r, tail, quadrant } = reduceAngle(g, x);
  const odd = bitSet(g, quadrant, 1);
  const lead = g.choose(odd, cosLead(g, r), r);
  const value = g.plus(lead, g.choose(odd, cosCorrection(g, r, tail), sinCorrection(g, r, tail)));
  const ranged = g.choose(isFinite(g, x), negatedIfBit2(g, value, quadrant), g.number(NaN));
  return g.choose(isTiny(g, x), x, ranged);
}

export function cos(g: Graph, x: Value): Value {
  const { r, tail, quadrant } = reduceAngle(g, x);
  const odd = bitSet(g, quadrant, 1);
  const lead = g.choose(odd, r, cosLead(g, r));
  const value = g.plus(lead, g.choose(odd, sinCorrection(g, r, tail), cosCorrection(g, r, tail)));
  const turned = g.operation(lane.integerAdd, quadrant, g.bits(0, 1));
  return g.choose(isFinite(g, x), negatedIfBit2(g, value, turned), g.number(NaN));
}

export function tan(g: Graph, x: Value): Value {
  const { r, tail, quadrant } = reduceAngle(g, x);
  const odd = bitSet(g, quadrant, 1);
  const sinSmall = sinCorrection(g, r, tail);
  const sinHigh = g.plus(r, sinSmall);
  const sinLow = g.plus(g.minus(r, sinHigh), sinSmall);
  const lead = cosLead(g, r);
  const cosSmall = cosCorrection(g, r, tail);
  const cosHigh = g.plus(lead, cosSmall);
  const cosLow = g.plus(g.minus(lead, cosHigh), cosSmall);
  const top = g.choose(odd, g.negate(cosHigh), sinHigh);
  const topLow = g.choose(odd, g.negate(cosLow), sinLow);
  const bottom = g.choose(odd, sinHigh, cosHigh);
  const bottomLow = g.choose(odd, sinLow, cosLow);
  const quotient = g.over(top, bottom);
  const product = g.times(quotient, bottom);
  const exactRest = g.minus(g.minus(top, product), productError(g, quotient, bottom, product));
  const rest = g.plus(exactRest, g.minus(topLow, g.times(quotient, bottomLow)));
  const value = g.plus(quotient, g.over(rest, bottom));
  return g.choose(isTiny(g, x), x, g.choose(isFinite(g, x), value, g.number(NaN)));
}

const isTiny = (g: Graph, x: Value): Value => g.less(g.absolute(x), g.number(TINY));
const isFinite = (g: Graph, x: Value): Value => g.less(g.absolute(x), g.number(Infinity));

/** Mask of the lanes whose integer has the bit set. */
function bitSet(g: Graph, integer: Value, bit: number): Value {
  return g.operation(lane.integerEqual, g.and(integer, g.bits(0, bit)), g.bits(0, bit));
}

function negatedIfBit2(g: Graph, value: Value, quadrant: Value): Value {
  return g.operation(lane.exclusiveOr, value, g.and(g.shift(lane.shiftLeft, quadrant, 62), g.bits(SIGN, 0)));
}

/** The two lowest bits of `quadrant` count the quarter turns. */
function reduceAngle(g: Graph, x: Value): { r: Value; tail: Value; quadrant: Value } {
  const quadrant = g.plus(g.times(x, g.number(TWO_OVER_PI)), g.number(ROUNDER));
  const n = g.minus(quadrant, g.number(ROUNDER));
  const first = g.minus(x, g.times(n, g.number(HALF_PI_1)));
  const minusN = g.negate(n);
  const secondPart = g.times(minusN, g.number(HALF_PI_2));
  const second = g.plus(first, secondPart);
  const thirdPart = g.times(minusN, g.number(HALF_PI_3));
  const third = g.plus(second, thirdPart);
  const errors = g.plus(sumError(g, first, secondPart, second), sumError(g, second, thirdPart, third));
  const rest = g.minus(errors, g.times(n, g.number(HALF_PI_REST)));
  const r = g.plus(third, rest);
  return { r, tail: g.plus(g.minus(third, r), rest), quadrant };
}

function sinCorrection(g: Graph, r: Value, tail: Value): Value {
  const z = g.times(r, r);
  const p = g.polynomial(
    z,
    [
      -0.16666666666666666, 0.008333333333333331, -0.0001984126984126506, 2.7557319219335453e-6, -2.5052106231157904e-8,
      1.605853141458901e-10, -7.586685070091267e-13,
    ],
  );
  const slope = g.minus(g.number(1), g.times(g.number(0.5), z));
  return g.plus(g.times(g.times(r, z), p), g.times(tail, slope));
}

function cosLead(g: Graph, r: Value): Value {
  return g.minus(g.number(1), g.times(g.number(0.5), g.times(r, r)));
}

function cosCorrection(g: Graph, r: Value, tail: Value): Value {
  const one = g.number(1);
  const z = g.times(r, r);
  const half = g.times(g.number(0.5), z);
  const p = g.polynomial(
    z,
    [
      0.041666666666666664, -0.0013888888888888887, 2.4801587301584645e-5, -2.755731922140076e-7, 2.0876755790363397e-9,
      -1.1470460773969325e-11, 4.7458652037874553e-14,
    ],
  );
  const small = g.minus(g.times(g.times(z, z), p), g.times(r, tail));
  return g.plus(g.minus(g.minus(one, g.minus(one, half)), half), small);
}
