/**
 * x^n for a literal whole exponent, |n| ≤ 64, by repeated squaring. The order of multiplications is part of the contract,
 * because the compiled kernel emits the same ones: bits of n from the lowest up; at each set bit `result = result · square`
 * (starting from 1), after each bit but the last `square = square · square`. A negative n is 1 / x^|n|. x^0 = 1, NaN included.
 */
export function powerInteger(x: number, n: number): number {
  if (!Number.isInteger(n) || Math.abs(n) > 64) throw new RangeError(`powerInteger: exponent ${String(n)}`);
  let remaining = Math.abs(n);
  let result = 1;
  let square = x;
  while (remaining > 0) {
    if ((remaining & 1) === 1) result *= square;
    remaining >>= 1;
    if (remaining > 0) square *= square;
  }
  return n < 0 ? 1 / result : result;
}
