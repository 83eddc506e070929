/** What the draws of one column say: mean, quantiles and their Monte Carlo error, from the draws themselves or from a sketch. */
import { normalQuantile } from '../elementary/normal-quantile.ts';
import { momentsOf } from './moments.ts';
import type { Moments } from './moments.ts';
import { selectRanks } from './order-statistics.ts';
import type { Sketch } from './sketch.ts';
import { finiteOf } from './statistics.ts';

/** The finite draws of a column. */
export interface DrawDistribution {
  readonly moments: Moments;
  /** Order statistics at ascending ranks, 0 is the least. */
  readonly ranks: (ranks: readonly number[]) => Float64Array;
  readonly each: (visit: (value: number, count: number) => void) => void;
  /** Largest relative distance of an order statistic from the true one. */
  readonly precision: number;
}

export function distributionOf(column: Float64Array): DrawDistribution {
  const moments = momentsOf(column);
  const finite = moments.count === column.length ? column : finiteOf(column);
  return {
    moments,
    ranks: (ranks) => selectRanks(finite, ranks),
    each: (visit) => {
      for (let i = 0; i < finite.length; i++) visit(finite[i]!, 1);
    },
    precision: 0,
  };
}

export function distributionOfSketch(sketch: Sketch, moments: Moments): DrawDistribution {
  return {
    moments,
    ranks: (ranks) => sketch.ranks(ranks),
    each: (visit) => sketch.each(visit),
    precision: sketch.precision,
  };
}

/** Null where there is no finite draw, or too few for an error. */
export interface ColumnSummary {
  readonly mean: number | null;
  /** Half-width of the 95 % interval of the mean over draws: 1.96 standard deviations of the draws ÷ √draws. */
  readonly meanError: number | null;
  /** One per level asked for, type 7 of Hyndman and Fan (1996). */
  readonly quantiles: readonly (number | null)[];
  /** Half-width of the 95 % interval of each quantile between two order statistics, whatever the distribution. */
  readonly quantileErrors: readonly (number | null)[];
}

const z95 = normalQuantile(0.975);

/** Both ends may lie further out by the precision. */
const halfWidth = (low: number, high: number, precision: number): number =>
  (high - low) / 2 + precision * Math.max(Math.abs(low), Math.abs(high));

/**
 * `levels` ascend. The interval of a quantile runs between the order statistics n·p ∓ 1.96·√(n·p·(1−p)) (David and Nagaraja, Order
 * Statistics, 2003, §7.1); it is null where the draws do not reach so far. Errors take draws as independent: a design that spreads
 * them (Latin hypercube, Sobol) is better than they say.
 */
export function summarise(draws: DrawDistribution, levels: readonly number[]): ColumnSummary {
  const { count, sum, squares } = draws.moments;
  const none = levels.map(() => null);
  if (count === 0) return { mean: null, meanError: null, quantiles: none, quantileErrors: none };
  const wanted = new Set<number>();
  const places = levels.map((p) => {
    const position = (count - 1) * p;
    const below = Math.floor(position);
    const above = Math.min(below + 1, count - 1);
    const spread = z95 * Math.sqrt(count * p * (1 - p));
    const [low, high] = [Math.floor(count * p - spread) - 1, Math.ceil(count * p + spread) - 1];
    const inside = low >= 0 && high < count;
    wanted.add(below).add(above);
    if (inside) wanted.add(low).add(high);
    return { below, above, share: position - below, low, high, inside };
  });
  const ranks = [...wanted].sort((a, b) => a - b);
  const values = draws.ranks(ranks);
  const at = (rank: number): number => values[ranks.indexOf(rank)]!;
  return {
    mean: sum / count,
    meanError: count < 2 ? null : z95 * Math.sqrt(squares / (count - 1) / count),
    quantiles: places.map(({ below, above, share }) => at(below) + (at(above) - at(below)) * share),
    quantileErrors: places.map(({ low, high, inside }) =>
      inside ? halfWidth(at(low), at(high), draws.precision) : null,
    ),
  };
}
