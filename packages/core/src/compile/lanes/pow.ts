/** elementary/pow.ts for lanes. */
import { lane } from '../wasm/opcodes.ts';
import { copySign, isNegative, splitExponent, withoutLow } from './bits.ts';
import { exactExpOfSum, ordinaryExponent, quickExpOfSum } from './exp-of-sum.ts';
import type { Graph, Value } from './graph.ts';
import { logInTwoParts } from './log-in-two-parts.ts';
import { positiveNormal, splitAnyExponent } from './log.ts';

const LARGEST_EXPONENT = 73786976294838206464;

/** x^y for positive normal x and a finite exponent whose power is a normal number; the mask says where that is so. */
export function quickPow(g: Graph, x: Value, y: Value): { value: Value; ordinary: Value } {
  const { k, m } = splitExponent(g, x);
  const { high, low } = timesExponent(g, y, logInTwoParts(g, k, m));
  // Exponents that the exact form limits need no look here: they take every x but 1 far beyond the range of `high`.
  const ordinary = g.and(positiveNormal(g, x), ordinaryExponent(g, high));
  return { value: quickExpOfSum(g, high, low), ordinary };
}

export function exactPow(g: Graph, x: Value, y: Value): Value {
  const zero = g.number(0);
  const one = g.number(1);
  const infinity = g.number(Infinity);
  const nan = g.number(NaN);
  const size = g.absolute(x);
  const rises = g.operation(lane.greater, y, zero);
  const floor = (value: Value): Value => g.operation(lane.floor, value);
  const whole = g.equal(floor(y), y);
  const half = g.times(g.number(0.5), y);
  const odd = g.and(whole, g.operation(lane.unequal, floor(half), half));
  const sign = g.choose(odd, x, one);
  const same = (a: Value, b: Value): Value => g.not(g.operation(lane.exclusiveOr, a, b));

  const { k, m } = splitAnyExponent(g, size);
  const largest = g.number(LARGEST_EXPONENT);
  const exponent = g.operation(lane.minimum, g.operation(lane.maximum, y, g.number(-LARGEST_EXPONENT)), largest);
  const { high, low } = timesExponent(g, exponent, logInTwoParts(g, k, m));
  const finite = copySign(g, exactExpOfSum(g, high, low), sign);
  const rooted = g.choose(g.and(isNegative(g, x), g.not(whole)), nan, finite);

  const isZero = g.equal(size, zero);
  const edge = copySign(g, g.choose(same(isZero, rises), zero, infinity), sign);
  const based = g.choose(g.or(isZero, g.equal(size, infinity)), edge, rooted);

  const grows = same(g.operation(lane.greater, size, one), rises);
  const limit = g.choose(g.equal(size, one), one, g.choose(grows, infinity, zero));
  const raised = g.choose(g.equal(g.absolute(y), infinity), limit, based);

  const defined = g.choose(g.and(g.equal(x, x), g.equal(y, y)), raised, nan);
  return g.choose(g.or(g.equal(y, zero), g.equal(x, one)), one, defined);
}

/** exponent·(high + low), in two parts. */
function timesExponent(g: Graph, exponent: Value, log: { high: Value; low: Value }): { high: Value; low: Value } {
  const head = withoutLow(g, exponent);
  const product = g.times(head, log.high);
  const rest = g.plus(g.times(g.minus(exponent, head), log.high), g.times(exponent, log.low));
  const high = g.plus(product, rest);
  return { high, low: g.plus(g.minus(product, high), rest) };
}
