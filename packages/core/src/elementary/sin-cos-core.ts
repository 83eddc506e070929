/**
 * Sine and cosine of r + tail, |r| ≤ π/4, each as a leading part and a small correction, so that callers add them once
 * (sin, cos) or divide them in two parts (tan). Polynomials: reference/coefficients.py (errors 2^-57 and 2^-59).
 */

/** sin(r + tail) - r. */
export function sinCorrection(r: number, tail: number): number {
  const z = r * r;
  const z2 = z * z;
  const z4 = z2 * z2;
  const p =
    -0.16666666666666666 +
    z * 0.008333333333333331 +
    z2 * (-0.0001984126984126506 + z * 2.7557319219335453e-6) +
    z4 * (-2.5052106231157904e-8 + z * 1.605853141458901e-10 + z2 * -7.586685070091267e-13);
  return r * z * p + tail * (1 - 0.5 * z);
}

/** The leading part of cos(r): 1 - r²/2, rounded. */
export function cosLead(r: number): number {
  return 1 - 0.5 * (r * r);
}

/** cos(r + tail) - cosLead(r). */
export function cosCorrection(r: number, tail: number): number {
  const z = r * r;
  const half = 0.5 * z;
  const z2 = z * z;
  const z4 = z2 * z2;
  const p =
    0.041666666666666664 +
    z * -0.0013888888888888887 +
    z2 * (2.4801587301584645e-5 + z * -2.755731922140076e-7) +
    z4 * (2.0876755790363397e-9 + z * -1.1470460773969325e-11 + z2 * 4.7458652037874553e-14);
  return 1 - (1 - half) - half + (z * z * p - r * tail);
}
