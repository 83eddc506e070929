import { log } from './log.ts';

type Eight = readonly [number, number, number, number, number, number, number, number];

interface Ratio {
  /** Coefficients of numerator and denominator, the highest power first. */
  readonly above: Eight;
  readonly below: Eight;
}

/** For |p − ½| ≤ 0.425 in 0.180625 − (p − ½)²; for √(−ln tail) = d up to 5 in d − 1.6; beyond in d − 5. */
export const normalQuantileCoefficients: Readonly<Record<'centre' | 'middle' | 'deep', Ratio>> = {
  centre: {
    above: [
      2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
      1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
    ],
    below: [
      5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
      687.1870074920579083, 42.313330701600911252, 1,
    ],
  },
  middle: {
    above: [
      7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
      3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
    ],
    below: [
      1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
      0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
    ],
  },
  deep: {
    above: [
      2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
      0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
    ],
    below: [
      2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
      0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
    ],
  },
};

/**
 * The standard normal quantile: Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477-484, accurate to
 * about 1 part in 10^16, on our own logarithm. Its three rational approximations are evaluated by Horner's rule.
 * 0 and 1 give -∞ and ∞, anything outside [0, 1] NaN.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const { centre, middle, deep } = normalQuantileCoefficients;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * horner(centre.above, r)) / horner(centre.below, r);
  }
  const depth = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const ratio = depth <= 5 ? middle : deep;
  const r = depth <= 5 ? depth - 1.6 : depth - 5;
  const value = horner(ratio.above, r) / horner(ratio.below, r);
  return q < 0 ? -value : value;
}

function horner([c7, c6, c5, c4, c3, c2, c1, c0]: Eight, x: number): number {
  return ((((((c7 * x + c6) * x + c5) * x + c4) * x + c3) * x + c2) * x + c1) * x + c0;
}
