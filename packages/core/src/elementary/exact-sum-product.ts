/**
 * Error-free transformations: what a rounded sum or product left out, itself a double. No fused multiply-add, because
 * neither JavaScript nor baseline wasm has one. Sources: Knuth, TAOCP 2, 4.2.2 (sum); Dekker, Numer. Math. 18 (1971)
 * 224-242 (splitting and product).
 */

/** (a + b) - sum exactly, for sum = fl(a + b) of any two finite numbers. */
export function sumError(a: number, b: number, sum: number): number {
  const part = sum - a;
  return a - (sum - part) + (b - part);
}

/** The upper 26 bits of x; x minus it fits 26 bits too. For |x| < 2^996. */
export function upperHalf(x: number): number {
  const scaled = 134217729 * x;
  return scaled - (scaled - x);
}

/** a·b - product exactly, for product = fl(a·b) without overflow or underflow. */
export function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const aLow = a - aHigh;
  const bHigh = upperHalf(b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}
