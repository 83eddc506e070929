/** elementary/log10.ts for lanes. */
import { splitExponent } from './bits.ts';
import { productError } from './exact-sum-product.ts';
import type { Graph, Value } from './graph.ts';
import { logInTwoParts } from './log-in-two-parts.ts';
import { logSpecials, splitAnyExponent } from './log.ts';

const INVERSE_LN10 = 0.4342944819032518;
const INVERSE_LN10_LOW = 1.098319650216765e-17;

export function quickLog10(g: Graph, x: Value): Value {
  const { k, m } = splitExponent(g, x);
  return log10OfParts(g, k, m);
}

export function exactLog10(g: Graph, x: Value): Value {
  const { k, m } = splitAnyExponent(g, x);
  return logSpecials(g, x, log10OfParts(g, k, m));
}

function log10OfParts(g: Graph, k: Value, m: Value): Value {
  const { high, low } = logInTwoParts(g, k, m);
  const inverse = g.number(INVERSE_LN10);
  const product = g.times(high, inverse);
  const lower = g.plus(g.times(high, g.number(INVERSE_LN10_LOW)), g.times(low, inverse));
  return g.plus(product, g.plus(productError(g, high, inverse, product), lower));
}
