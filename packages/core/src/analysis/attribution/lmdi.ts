/**
 * Logarithmic mean Divisia index, LMDI-I: how much each factor of a sum of products contributed to its change, without residual.
 * B. W. Ang, The LMDI approach to decomposition analysis: a practical guide, Energy Policy 33, 2005. Zeros stand for the limit
 * of a small number δ → 0, as B. W. Ang, F. Q. Zhang and K.-H. Choi, Energy 23, 1998 propose.
 */
import { exp } from '../../elementary/exp.ts';
import { log } from '../../elementary/log.ts';

/** factors[k] of one part; the part is their product. Values are ≥ 0. */
export type Factors = readonly number[];

export interface LmdiSplit {
  /** Change of the sum, in its unit. */
  readonly change: number;
  /** additive[k]: in the unit of the sum; together `change`. */
  readonly additive: readonly number[];
  /** End ÷ start of the sum; null where either is 0. */
  readonly ratio: number | null;
  /** multiplicative[k]: their product is `ratio`; null with it. */
  readonly multiplicative: readonly number[] | null;
}

/** Logarithmic mean of two positive numbers, (a − b) / ln(a / b); `a` where they are equal. */
export function logarithmicMean(a: number, b: number): number {
  if (a === b) return a;
  const u = log(a / b) / 2;
  // Near a = b the quotient cancels: √(ab) · sinh(u)/u by its series, whose next term is u⁸/362880 < 3e-14 here.
  if (Math.abs(u) < 0.05)
    return Math.sqrt(a) * Math.sqrt(b) * (1 + (u * u) / 6 + (u * u * u * u) / 120 + (u * u * u * u * u * u) / 5040);
  return (a - b) / (2 * u);
}

/**
 * Parts at the start and at the end, the same parts and factors in the same order. Throws a RangeError for a factor that is
 * negative or not finite, or where the two sides do not match.
 */
export function lmdi(start: readonly Factors[], end: readonly Factors[]): LmdiSplit {
  const count = start[0]?.length ?? 0;
  if (count === 0 || start.length !== end.length || [...start, ...end].some((part) => part.length !== count))
    throw new RangeError('start and end need the same parts with the same factors');
  if ([...start, ...end].some((part) => part.some((factor) => !(factor >= 0 && Number.isFinite(factor)))))
    throw new RangeError('every factor is a finite number of at least 0');
  const before = start.reduce((sum, part) => sum + product(part), 0);
  const after = end.reduce((sum, part) => sum + product(part), 0);
  const additive = Array<number>(count).fill(0);
  start.forEach((part, i) => {
    partChanges(part, end[i]!).forEach((change, k) => (additive[k] = additive[k]! + change));
  });
  const ratio = before > 0 && after > 0 ? after / before : null;
  const weight = ratio === null ? 0 : logarithmicMean(after, before);
  return {
    change: after - before,
    additive,
    ratio,
    multiplicative: ratio === null ? null : additive.map((change) => exp(change / weight)),
  };
}

const product = (factors: Factors): number => factors.reduce((whole, factor) => whole * factor, 1);

/** The change of one product, factor by factor. */
function partChanges(start: Factors, end: Factors): number[] {
  const [before, after] = [product(start), product(end)];
  if (before > 0 && after > 0) {
    const weight = logarithmicMean(after, before);
    return start.map((factor, k) => (end[k] === factor ? 0 : weight * log(end[k]! / factor)));
  }
  if (before === after) return start.map(() => 0);
  // One side is zero. With δ in place of each zero, ln δ outgrows every other logarithm: those factors share the change alone,
  // each as often as it goes from zero to a number or back.
  const turns = start.map((factor, k) => Number(factor === 0) - Number(end[k] === 0));
  const net = turns.reduce<number>((sum, turn) => sum + turn, 0);
  return turns.map((turn) => ((after - before) * turn) / net);
}
