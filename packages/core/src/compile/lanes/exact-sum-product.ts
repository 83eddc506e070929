/** elementary/exact-sum-product.ts for lanes. */
import type { Graph, Value } from './graph.ts';

export function sumError(g: Graph, a: Value, b: Value, sum: Value): Value {
  const part = g.minus(sum, a);
  return g.plus(g.minus(a, g.minus(sum, part)), g.minus(b, part));
}

function upperHalf(g: Graph, x: Value): Value {
  const scaled = g.times(g.number(134217729), x);
  return g.minus(scaled, g.minus(scaled, x));
}

export function productError(g: Graph, a: Value, b: Value, product: Value): Value {
  const aHigh = upperHalf(g, a);
  const aLow = g.minus(a, aHigh);
  const bHigh = upperHalf(g, b);
  const bLow = g.minus(b, bHigh);
  const start = g.plus(g.minus(g.times(aHigh, bHigh), product), g.times(aHigh, bLow));
  return g.plus(g.plus(start, g.times(aLow, bHigh)), g.times(aLow, bLow));
}
