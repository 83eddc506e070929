/**
 * The bits of a double, as two 32-bit words. Both byte orders work: which word holds the sign is found once.
 * In the wasm kernel these are plain integer operations on the same lane.
 */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
/** Which of the two words of a double holds its sign. */
export const highWordIndex: 0 | 1 = littleEndian ? 1 : 0;
const lowIndex = littleEndian ? 0 : 1;

/** Sign, exponent and the top 20 bits of the fraction, as a signed 32-bit integer: negative exactly when the sign bit is set. */
export function highWord(x: number): number {
  double[0] = x;
  return words[highWordIndex] ?? 0;
}

/** The lower 32 bits of the fraction, as an unsigned integer. */
export function lowWord(x: number): number {
  double[0] = x;
  return (words[lowIndex] ?? 0) >>> 0;
}

/** `x` with its high word replaced. */
export function withHighWord(x: number, high: number): number {
  double[0] = x;
  words[highWordIndex] = high;
  return double[0];
}

/** 2^k for a whole number k in [-1022, 1023], exactly. */
export function powerOfTwo(k: number): number {
  words[highWordIndex] = (k + 1023) << 20;
  words[lowIndex] = 0;
  return double[0] ?? 0;
}

/** `magnitude` (not negative) with the sign bit of `sign`, zeros included. */
export function copySign(magnitude: number, sign: number): number {
  return highWord(sign) < 0 ? -magnitude : magnitude;
}

/** `x` with the lower 32 bits of its fraction zero. */
export function withoutLowWord(x: number): number {
  double[0] = x;
  words[lowIndex] = 0;
  return double[0];
}
