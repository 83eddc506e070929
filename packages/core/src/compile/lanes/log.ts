/** elementary/log.ts for lanes. */
import { splitExponent } from './bits.ts';
import type { Graph, Value } from './graph.ts';
import { lane } from '../wasm/opcodes.ts';

const LN2_HIGH = 0.6931471806019545;
const LN2_LOW = -4.2009150726810846e-11;
export const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** 2^54: makes subnormal numbers normal. */
const UP = 18014398509481984;

/** Mask of the positive normal finite lanes. */
export function positiveNormal(g: Graph, x: Value): Value {
  return g.and(g.operation(lane.greaterOrEqual, x, g.number(SMALLEST_NORMAL)), g.less(x, g.number(Infinity)));
}

export function quickLog(g: Graph, x: Value): Value {
  const { k, m } = splitExponent(g, x);
  return logOfParts(g, k, m);
}

export function exactLog(g: Graph, x: Value): Value {
  const { k, m } = splitAnyExponent(g, x);
  return logSpecials(g, x, logOfParts(g, k, m));
}

/** Zero, negative numbers, infinity and NaN, as every logarithm treats them. */
export function logSpecials(g: Graph, x: Value, ordinary: Value): Value {
  const zero = g.number(0);
  const special = g.choose(g.equal(x, zero), g.number(-Infinity), g.number(NaN));
  const finite = g.choose(g.equal(x, g.number(Infinity)), x, ordinary);
  return g.choose(g.operation(lane.greater, x, zero), finite, special);
}

/** `splitExponent` for subnormal x too. */
export function splitAnyExponent(g: Graph, x: Value): { k: Value; m: Value } {
  const subnormal = g.less(x, g.number(SMALLEST_NORMAL));
  const { k, m } = splitExponent(g, g.choose(subnormal, g.times(x, g.number(UP)), x));
  return { k: g.choose(subnormal, g.minus(k, g.number(54)), k), m };
}

function logOfParts(g: Graph, k: Value, m: Value): Value {
  const f = g.minus(m, g.number(1));
  const s = g.over(f, g.plus(g.number(2), f));
  const z = g.times(s, s);
  const p = g.times(
    z,
    g.polynomial(
      z,
      [
        0.6666666666666666, 0.4000000000000088, 0.2857142857080285, 0.22222222391887064, 0.18181795621632782,
        0.15386240708969665, 0.13268746195596595, 0.13086907887965027,
      ],
    ),
  );
  const half = g.times(g.times(g.number(0.5), f), f);
  const small = g.plus(g.times(s, g.plus(half, p)), g.times(k, g.number(LN2_LOW)));
  return g.minus(g.times(k, g.number(LN2_HIGH)), g.minus(g.minus(half, small), f));
}
