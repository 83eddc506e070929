/**
 * Philox4x32-10, a counter-based generator: (counter, key) → four random words, no state. Salmon, Moraes, Dror and Shaw,
 * "Parallel random numbers: as easy as 1, 2, 3", SC'11. Passes BigCrush; neighbouring counters and keys are unrelated.
 */

// The multipliers 0xd2511f53 and 0xcd9e8d57, also in halves of 16 bits.
const MULTIPLIER_0 = 0xd2511f53 | 0;
const UPPER_0 = 0xd251;
const LOWER_0 = 0x1f53;
const MULTIPLIER_1 = 0xcd9e8d57 | 0;
const UPPER_1 = 0xcd9e;
const LOWER_1 = 0x8d57;
const WEYL_0 = 0x9e3779b9 | 0;
const WEYL_1 = 0xbb67ae85 | 0;
const ROUNDS = 10;

/** For other ways to compute the same words. */
export const philoxConstants: {
  readonly rounds: number;
  readonly multipliers: readonly [number, number];
  readonly weyl: readonly [number, number];
} = {
  rounds: ROUNDS,
  multipliers: [MULTIPLIER_0, MULTIPLIER_1],
  weyl: [WEYL_0, WEYL_1],
};

/** The upper 32 bits of x·(65536·upper + lower), in 32-bit integer operations only. */
function upperProduct(x: number, upper: number, lower: number): number {
  const low = x & 0xffff;
  const high = x >>> 16;
  const a = Math.imul(high, lower);
  const b = Math.imul(low, upper);
  const carry = (Math.imul(low, lower) >>> 16) + (a & 0xffff) + (b & 0xffff);
  return (Math.imul(high, upper) + (a >>> 16) + (b >>> 16) + (carry >>> 16)) | 0;
}

/** Writes the four words for counter (c0, c1, c2, c3) and key (k0, k1) to `out`. All are unsigned 32-bit words. */
export function philox(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number, out: Uint32Array): void {
  let x0 = c0 | 0;
  let x1 = c1 | 0;
  let x2 = c2 | 0;
  let x3 = c3 | 0;
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = upperProduct(x0, UPPER_0, LOWER_0);
    const low0 = Math.imul(MULTIPLIER_0, x0);
    const high1 = upperProduct(x2, UPPER_1, LOWER_1);
    const low1 = Math.imul(MULTIPLIER_1, x2);
    x0 = high1 ^ x1 ^ key0;
    x1 = low1;
    x2 = high0 ^ x3 ^ key1;
    x3 = low0;
    key0 = (key0 + WEYL_0) | 0;
    key1 = (key1 + WEYL_1) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}
