import { exp } from '../../elementary/exp.ts';
import { log } from '../../elementary/log.ts';

/** P(X ≥ k) of a binomial count of n trials with probability p, summed from its largest term on. */
export function upperBinomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  const odds = p / (1 - p);
  // The term at k in logarithms, since binomial coefficients overflow; the others follow by their ratio.
  let first = n * log(1 - p);
  for (let i = 1; i <= k; i++) first += log(((n - i + 1) / i) * odds);
  let ratio = 1;
  let sum = 1;
  for (let i = k + 1; i <= n && ratio > 1e-18 * sum; i++) {
    ratio *= ((n - i + 1) / i) * odds;
    if (!(ratio < 1e300)) return 1;
    sum += ratio;
  }
  return Math.min(1, exp(first + log(sum)));
}
