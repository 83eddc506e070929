/** elementary/exp-of-sum.ts for lanes. */
import { lane } from '../wasm/opcodes.ts';
import { powerOfTwo, ROUNDER } from './bits.ts';
import type { Graph, Value } from './graph.ts';

const INVERSE_LN2 = 1.4426950408889634;
const LN2_HIGH = 0.6931471806019545;
const LN2_LOW = -4.2009150726810846e-11;

/** Mask of the lanes for which `quickExpOfSum` holds: the result and its power of two are normal numbers. False for NaN. */
export function ordinaryExponent(g: Graph, high: Value): Value {
  return g.less(g.absolute(high), g.number(708));
}

export function quickExpOfSum(g: Graph, high: Value, low: Value | null): Value {
  const { value, rounded } = significand(g, high, low);
  return g.times(value, powerOfTwo(g, rounded));
}

export function exactExpOfSum(g: Graph, high: Value, low: Value | null): Value {
  const { value, rounded } = significand(g, high, low);
  const k = g.minus(rounded, g.number(ROUNDER));
  const half = g.operation(lane.floor, g.times(k, g.number(0.5)));
  const rest = g.minus(k, half);
  const power = (exponent: Value): Value => powerOfTwo(g, g.plus(exponent, g.number(ROUNDER)));
  const scaled = g.times(g.times(value, power(half)), power(rest));
  const above = g.operation(lane.greater, high, g.number(710));
  const below = g.less(high, g.number(-746));
  const ranged = g.choose(above, g.number(Infinity), g.choose(below, g.number(0), scaled));
  return g.choose(g.equal(high, high), ranged, g.number(NaN));
}

/** e^(high + low) / 2^k, and k as ROUNDER + k. Without `low` a sum with zero is left out, which changes no bit of the result. */
function significand(g: Graph, high: Value, low: Value | null): { value: Value; rounded: Value } {
  const rounded = g.plus(g.times(high, g.number(INVERSE_LN2)), g.number(ROUNDER));
  const k = g.minus(rounded, g.number(ROUNDER));
  const a = g.minus(high, g.times(k, g.number(LN2_HIGH)));
  const b = g.times(k, g.number(LN2_LOW));
  const difference = g.minus(a, b);
  const left = g.minus(g.minus(a, difference), b);
  const rest = low === null ? left : g.plus(left, low);
  const r = g.plus(difference, rest);
  const tail = g.plus(g.minus(difference, r), rest);
  const p = g.polynomial(
    r,
    [
      0.5, 0.1666666666666667, 0.04166666666666667, 0.008333333333326136, 0.0013888888888883748, 0.00019841269874820627,
      2.4801587325547743e-5, 2.7557255400206422e-6, 2.75572736431103e-7, 2.5105217004720745e-8, 2.0914686968086876e-9,
    ],
  );
  const one = g.number(1);
  const sum = g.plus(one, r);
  const correction = g.plus(g.times(tail, sum), g.times(g.times(r, r), p));
  return { value: g.plus(sum, g.plus(g.minus(r, g.minus(sum, one)), correction)), rounded };
}
