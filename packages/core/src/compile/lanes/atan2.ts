/** elementary/atan2.ts for lanes. */
import { lane } from '../wasm/opcodes.ts';
import { copySign, isNegative } from './bits.ts';
import { productError, sumError } from './exact-sum-product.ts';
import type { Graph, Value } from './graph.ts';

const QUARTER_PI = 0.7853981633974483;
const QUARTER_PI_LOW = 3.061616997868383e-17;
const TAN_EIGHTH_PI = 0.41421356237309503;
const LARGE = 3.273390607896142e150;
const SMALL = 3.054936363499605e-151;
const DOWN = 2.409919865102884e-181;
const UP = 4.149515568880993e180;

export function atan2(g: Graph, y: Value, x: Value): Value {
  const zero = g.number(0);
  const one = g.number(1);
  const infinity = g.number(Infinity);
  const greater = (a: Value, b: Value): Value => g.operation(lane.greater, a, b);
  const left = isNegative(g, x);
  const across = g.absolute(x);
  const up = g.absolute(y);
  const steep = greater(up, across);
  const long = g.choose(steep, up, across);
  const short = g.choose(steep, across, up);
  const tiny = g.and(
    g.and(g.not(steep), g.not(left)),
    g.and(g.less(short, g.times(g.number(9.313225746154785e-10), long)), g.less(long, infinity)),
  );
  const scale = g.choose(
    greater(long, g.number(LARGE)),
    g.number(DOWN),
    g.choose(g.less(long, g.number(SMALL)), g.number(UP), one),
  );
  const endless = g.equal(long, infinity);
  const a = g.choose(endless, g.choose(g.equal(short, infinity), one, zero), g.times(short, scale));
  const b = g.choose(g.or(endless, g.equal(long, zero)), one, g.times(long, scale));

  const beyond = greater(a, g.times(g.number(TAN_EIGHTH_PI), b));
  const top = g.choose(beyond, g.minus(a, b), a);
  const topLow = g.choose(beyond, sumError(g, a, g.negate(b), top), zero);
  const bottom = g.choose(beyond, g.plus(a, b), b);
  const bottomLow = g.choose(beyond, sumError(g, a, b, bottom), zero);
  const t = g.over(top, bottom);
  const product = g.times(t, bottom);
  const remainder = g.minus(g.minus(top, product), productError(g, t, bottom, product));
  const tLow = g.over(g.plus(remainder, g.minus(topLow, g.times(t, bottomLow))), bottom);
  const z = g.times(t, t);
  const p = g.polynomial(
    z,
    [
      -0.3333333333333333, 0.19999999999999804, -0.14285714285659729, 0.11111111105145725, -0.09090908753017178,
      0.07692296361048218, -0.06666424634599337, 0.05878926110528101, -0.052304330074828924, 0.0455149623749493,
      -0.034568068014968874, 0.016282993238924487,
    ],
  );
  const small = g.plus(g.times(g.times(t, z), p), tLow);

  const own = g.choose(beyond, one, zero);
  const risen = g.choose(steep, g.minus(g.number(2), own), own);
  const eighths = g.choose(left, g.minus(g.number(4), risen), risen);
  const opposite = g.operation(lane.exclusiveOr, steep, left);
  const direction = g.choose(opposite, g.number(-1), one);
  const lead = g.times(eighths, g.number(QUARTER_PI));
  const step = g.times(direction, t);
  const sum = g.plus(lead, step);
  const low = g.plus(g.times(direction, small), g.times(eighths, g.number(QUARTER_PI_LOW)));
  const angle = g.plus(sum, g.plus(sumError(g, lead, step, sum), low));
  const value = copySign(g, g.choose(tiny, g.over(short, long), angle), y);
  return g.choose(g.and(g.equal(x, x), g.equal(y, y)), value, g.number(NaN));
}
