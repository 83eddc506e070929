/** The Sobol sequence in base 2, 32 digits, with the digits scrambled by a hash of those above them (Owen). */
import { sobolDirections } from './sobol-directions.ts';

const DIGITS = 32;

interface Dimension {
  readonly polynomial: number;
  readonly first: readonly number[];
}

const table: readonly Dimension[] = sobolDirections
  .trim()
  .split(/[;\n]/)
  .map((row) => {
    const [polynomial = 1, ...first] = row.split(' ').map(Number);
    return { polynomial, first };
  });

/** Dimensions of the table; the first one is van der Corput's sequence. */
export const mostSobolDimensions: number = table.length + 1;

/** Direction numbers of a dimension (from 0) as digits before the point, the most significant first. */
export function directionNumbers(dimension: number): Int32Array {
  const directions = new Int32Array(DIGITS);
  const row = table[dimension - 1];
  if (dimension !== 0 && !row) throw new RangeError(`dimension ${dimension} of ${mostSobolDimensions}`);
  const { polynomial, first } = row ?? { polynomial: 1, first: [] };
  const degree = first.length;
  for (let j = 0; j < DIGITS; j++) {
    if (j < degree || degree === 0) {
      directions[j] = (first[j] ?? 1) << (DIGITS - 1 - j);
      continue;
    }
    const before = directions[j - degree]!;
    let next = before ^ (before >>> degree);
    for (let k = 1; k < degree; k++) if ((polynomial >>> (degree - k)) & 1) next ^= directions[j - k]!;
    directions[j] = next;
  }
  return directions;
}

/** Digits of one coordinate of point `index`, as a 32-bit integer; points in the order of the plain binary index. */
export function sobolDigits(directions: Int32Array, index: number): number {
  let digits = 0;
  for (let rest = index >>> 0, j = 0; rest !== 0; rest >>>= 1, j++) if (rest & 1) digits ^= directions[j]!;
  return digits;
}

/**
 * Nested uniform scrambling: each digit is flipped by a hash of the digits above it and of the seed, so every elementary
 * interval keeps its share of points. Laine and Karras's permutation with the constants of Burley, "Practical hash-based Owen
 * scrambling", J. Computer Graphics Techniques 9/4 (2020).
 */
export function scrambled(digits: number, seed: number): number {
  let x = reversed(digits);
  x = (x + seed) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52 | 0);
  x ^= Math.imul(x, 0xc7afe638 | 0);
  x ^= Math.imul(x, 0x8d22f6e6 | 0);
  return reversed(x);
}

function reversed(bits: number): number {
  let x = bits;
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}

/** 32 digits and a half, over 2^32: never 0 or 1. */
export const digitsToUniform = (digits: number): number => ((digits >>> 0) + 0.5) * 2.3283064365386963e-10;
