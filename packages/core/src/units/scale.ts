/**
 * Scales between units, exactly: a scale is a product of powers of the primes 2, 3 and 5, so that 0.3 % is the double
 * nearest to 0.003, which multiplying by the double 0.01 would miss for other figures.
 */
import { powerOfTwo } from '../elementary/bits.ts';
import { pow } from '../elementary/pow.ts';
import { multiplyPowers } from './powers.ts';
import type { Powers } from './powers.ts';

export const ten: Powers = { 2: 1, 5: 1 };

/** 10^n. */
export function tenTo(n: number): Powers {
  return multiplyPowers({}, ten, n);
}

/** A whole number as a scale, or null when it has other prime factors than 2, 3 and 5 or is not positive. */
export function scaleOfWhole(whole: number): Powers | null {
  if (!Number.isSafeInteger(whole) || whole <= 0) return null;
  const counts = { 2: 0, 3: 0, 5: 0 };
  let rest = whole;
  for (const prime of [2, 3, 5] as const) for (; rest % prime === 0; rest /= prime) counts[prime] += 1;
  return rest === 1 ? multiplyPowers(counts, {}) : null;
}

/** Above this the exact form would be thousands of digits of no meaning. */
const LARGEST_POWER = 1000;

/** mantissa · 10^exponent · scale, rounded once to the nearest double. Scales with roots are rounded a few times. */
export function applyScale(mantissa: bigint, exponent: number, scale: Powers): number {
  const all = multiplyPowers(scale, ten, exponent);
  const entries = Object.entries(all);
  if (entries.some(([, power]) => !Number.isInteger(power) || Math.abs(power) > LARGEST_POWER))
    return entries.reduce((product, [prime, power]) => product * pow(Number(prime), power), Number(mantissa));
  let numerator = mantissa;
  let denominator = 1n;
  for (const [prime, power] of entries) {
    if (power > 0) numerator *= wholePower(BigInt(prime), power);
    else denominator *= wholePower(BigInt(prime), -power);
  }
  return nearestDouble(numerator, denominator);
}

function wholePower(base: bigint, power: number): bigint {
  let product = 1n;
  for (let i = 0; i < power; i++) product *= base;
  return product;
}

/** The double nearest to a fraction with positive denominator (ties to even; results below 1e-290 may be off by one bit). */
function nearestDouble(numerator: bigint, denominator: bigint): number {
  if (numerator < 0n) return -nearestDouble(-numerator, denominator);
  if (numerator === 0n) return 0;
  const shift = 70 + bitLength(denominator) - bitLength(numerator);
  const scaled = shift >= 0 ? numerator << BigInt(shift) : numerator;
  const divisor = shift >= 0 ? denominator : denominator << BigInt(-shift);
  // A last bit that says "and something more" makes rounding of the cut quotient the rounding of the whole one.
  const quotient = ((scaled / divisor) << 1n) | (scaled % divisor === 0n ? 0n : 1n);
  const half = (shift + 1) >> 1;
  if (Math.abs(half) > 1000) return half > 0 ? 0 : Infinity;
  return Number(quotient) * powerOfTwo(-half) * powerOfTwo(half - shift - 1);
}

function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}
