/** elementary/tanh.ts for lanes. */
import { copySign } from './bits.ts';
import { exactExpOfSum, ordinaryExponent, quickExpOfSum } from './exp-of-sum.ts';
import type { Graph, Value } from './graph.ts';

export function quickTanh(g: Graph, x: Value): { value: Value; ordinary: Value } {
  const twice = g.times(g.number(2), g.absolute(x));
  return { value: tanhFrom(g, x, quickExpOfSum(g, twice, null)), ordinary: ordinaryExponent(g, twice) };
}

export function exactTanh(g: Graph, x: Value): Value {
  const value = tanhFrom(g, x, exactExpOfSum(g, g.times(g.number(2), g.absolute(x)), null));
  return g.choose(g.equal(x, x), value, g.number(NaN));
}

/** `power` is e^(2·|x|). */
function tanhFrom(g: Graph, x: Value, power: Value): Value {
  const size = g.absolute(x);
  const z = g.times(size, size);
  const p = g.polynomial(
    z,
    [
      -0.3333333333333333, 0.1333333333333331, -0.05396825396822026, 0.02186948853406759, -0.00886323546296844,
      0.003592126767036039, -0.0014558190673236184, 0.000589905102351157, -0.00023847191162361473, 9.454922606070154e-5,
      -3.3717730644899484e-5, 7.872343957526296e-6,
    ],
  );
  const near = g.plus(size, g.times(g.times(size, z), p));
  const one = g.number(1);
  const far = g.minus(one, g.over(g.number(2), g.plus(power, one)));
  return copySign(g, g.choose(g.less(size, g.number(0.55)), near, far), x);
}
