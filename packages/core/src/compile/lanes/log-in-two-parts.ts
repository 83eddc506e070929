/** elementary/log-in-two-parts.ts for lanes, from x = 2^k·m on. */
import { productError, sumError } from './exact-sum-product.ts';
import type { Graph, Value } from './graph.ts';

const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;
const THIRD = 0.3333333333333333;
const THIRD_LOW = 1.850371707708594e-17;

export function logInTwoParts(g: Graph, k: Value, m: Value): { high: Value; low: Value } {
  const one = g.number(1);
  const two = g.number(2);
  const f = g.minus(m, one);
  const d = g.plus(m, one);
  const dLow = sumError(g, m, one, d);
  const s = g.over(f, d);
  const sd = g.times(s, d);
  const sLow = g.over(g.minus(g.minus(g.minus(f, sd), productError(g, s, d, sd)), g.times(s, dLow)), d);

  const z = g.times(s, s);
  const zLow = g.plus(productError(g, s, s, z), g.times(g.times(two, s), sLow));
  const third = g.times(z, g.number(THIRD));
  const thirdLow = g.plus(
    productError(g, z, g.number(THIRD), third),
    g.plus(g.times(z, g.number(THIRD_LOW)), g.times(zLow, g.number(THIRD))),
  );
  const q = g.polynomial(
    z,
    [
      0.2, 0.14285714285714285, 0.11111111111111079, 0.0909090909092325, 0.07692307689188234, 0.06666667060981199,
      0.058823226461346786, 0.05264594570653719, 0.04720949826926984, 0.04985738624305559,
    ],
  );
  const fifth = g.times(g.times(z, z), q);
  const w = g.plus(third, fifth);
  const wLow = g.plus(sumError(g, third, fifth, w), thirdLow);

  const sw = g.times(s, w);
  const swLow = g.plus(productError(g, s, w, sw), g.plus(g.times(s, wLow), g.times(sLow, w)));
  const half = g.plus(s, sw);
  const halfLow = g.plus(sumError(g, s, sw, half), g.plus(sLow, swLow));

  const base = g.times(k, g.number(LN2_HIGH));
  const twice = g.times(two, half);
  const sum = g.plus(base, twice);
  const rest = g.plus(sumError(g, base, twice, sum), g.plus(g.times(two, halfLow), g.times(k, g.number(LN2_LOW))));
  const high = g.plus(sum, rest);
  return { high, low: g.plus(g.minus(sum, high), rest) };
}
