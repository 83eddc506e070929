/** Do two targets hold together as often as chance would have it? From the draws in which each holds. */
import { exp } from '../../elementary/exp.ts';
import { normalQuantile } from '../../elementary/normal-quantile.ts';
import { wilsonHalfWidth } from '../../result/statistics.ts';

export interface PairStatistics {
  /** Share of draws in which both hold. */
  readonly joint: number;
  readonly error: number;
  /** What independence would give. */
  readonly product: number;
  /**
   * joint ÷ product: under 1 they get in each other's way, 0 they exclude each other. Null where one of them never holds. `low`
   * and `high`: 95 % interval of the log ratio by the delta method over multinomial counts; where no draw has both, from 0 to
   * the Wilson bound of the joint share over the product.
   */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number } | null;
}

const z95 = normalQuantile(0.975);

export function pairStatistics(a: Uint8Array, b: Uint8Array): PairStatistics {
  const draws = a.length;
  const [heldA, heldB, both] = [count(a), count(b), a.reduce((sum, held, d) => sum + (held & b[d]!), 0)];
  const [p, q, joint] = [heldA / draws, heldB / draws, both / draws];
  const product = p * q;
  const error = wilsonHalfWidth(both, draws);
  if (product === 0) return { joint, error, product, ratio: null };
  if (both === 0) return { joint, error, product, ratio: { value: 0, low: 0, high: (2 * error) / product } };
  const value = joint / product;
  const variance = ((1 - joint) / joint - (1 - p) / p - (1 - q) / q + (2 * (joint - product)) / product) / draws;
  const spread = exp(z95 * Math.sqrt(Math.max(0, variance)));
  return { joint, error, product, ratio: { value, low: value / spread, high: value * spread } };
}

export const count = (held: Uint8Array): number => held.reduce((sum, value) => sum + value, 0);

/** Pearson's correlation over the draws in which both are finite; null where one of them does not vary there. */
export function correlation(a: Float64Array, b: Float64Array): number | null {
  let [n, meanA, meanB, squareA, squareB, cross] = [0, 0, 0, 0, 0, 0];
  // Running means (Welford), so that a large level costs no digits.
  for (let d = 0; d < a.length; d++) {
    const [x, y] = [a[d]!, b[d]!];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    n++;
    const [fromA, fromB] = [x - meanA, y - meanB];
    meanA += fromA / n;
    meanB += fromB / n;
    squareA += fromA * (x - meanA);
    squareB += fromB * (y - meanB);
    cross += fromA * (y - meanB);
  }
  const size = Math.sqrt(squareA) * Math.sqrt(squareB);
  return n > 1 && size > 0 ? Math.max(-1, Math.min(1, cross / size)) : null;
}
