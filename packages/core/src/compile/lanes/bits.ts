/** elementary/bits.ts for lanes. */
import { lane } from '../wasm/opcodes.ts';
import { withoutLowWord } from '../../elementary/bits.ts';
import type { Graph, Value } from './graph.ts';

export const SIGN = -0x80000000;
/** High word of 1.5·2^52: adding it as a number leaves a whole number in the lowest bits, negative ones in two's complement. */
export const ROUNDER = 6755399441055744;
const ONE = 0x3ff00000;

/** 2^k for k given as ROUNDER + k, k in [-1022, 1023]. */
export function powerOfTwo(g: Graph, rounded: Value): Value {
  return g.operation(lane.integerAdd, g.shift(lane.shiftLeft, rounded, 52), g.bits(ONE, 0));
}

/** `magnitude` (not negative) with the sign bit of `sign`. */
export function copySign(g: Graph, magnitude: Value, sign: Value): Value {
  return g.operation(lane.exclusiveOr, magnitude, g.and(sign, g.bits(SIGN, 0)));
}

/** Mask of the lanes whose sign bit is set. */
export function isNegative(g: Graph, x: Value): Value {
  const sign = g.bits(SIGN, 0);
  return g.operation(lane.integerEqual, g.and(x, sign), sign);
}

/** High word of √½: the reduced arguments of logarithms lie in [√½, √2). */
const ROOT_HALF = 0x3fe6a09e;

/** x = 2^k·m for positive normal x, m in [√½, √2). */
export function splitExponent(g: Graph, x: Value): { k: Value; m: Value } {
  // The exponent is biased by 1024 so that it stays positive, and becomes the fraction of a number in [2^52, 2^53).
  const biased = g.operation(lane.integerAdd, x, g.bits((0x40000000 - ROOT_HALF) | 0, 0));
  const exponent = g.or(g.shift(lane.shiftRight, biased, 52), g.bits(0x43300000, 0));
  const k = g.minus(exponent, g.number(4503599627371520));
  const m = g.operation(lane.integerAdd, g.and(biased, g.bits(0x000fffff, -1)), g.bits(ROOT_HALF, 0));
  return { k, m };
}

/** `x` with the lower 32 bits of its fraction zero. */
export function withoutLow(g: Graph, x: Value): Value {
  const number = g.numberOf(x);
  return number === undefined ? g.and(x, g.bits(-1, 0)) : g.number(withoutLowWord(number));
}
