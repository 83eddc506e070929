/** Two runs on the same draws, draw by draw: what they share cancels out, so differences are known far better than levels. */
import { normalQuantile } from '../elementary/normal-quantile.ts';
import { distributionOf, summarise } from './draw-distribution.ts';
import { wilsonHalfWidth } from './statistics.ts';

/** Of other − base over the draws in which both are finite, in the unit of the series; null where there is none. */
export interface PairedDifference {
  readonly mean: number | null;
  readonly p05: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p95: number | null;
  /** Half-widths of 95 % intervals over draws. */
  readonly errors: { readonly mean: number | null; readonly p50: number | null };
  /** Share of the draws in which other is above base, equal ones not counted, and the 95 % Wilson half-width. */
  readonly above: { readonly p: number; readonly error: number } | null;
  /** Draws left out because one of the two is no finite number. */
  readonly undefined: number;
}

export function pairedDifference(base: Float64Array, other: Float64Array): PairedDifference {
  const differences = other.map((value, draw) => value - base[draw]!);
  const draws = distributionOf(differences);
  const { mean, meanError, quantiles, quantileErrors } = summarise(draws, [0.05, 0.25, 0.5, 0.75, 0.95]);
  const [p05 = null, p25 = null, p50 = null, p75 = null, p95 = null] = quantiles;
  const { count } = draws.moments;
  let higher = 0;
  for (const value of differences) if (value > 0 && value < Infinity) higher++;
  return {
    ...{ mean, p05, p25, p50, p75, p95 },
    errors: { mean: meanError, p50: quantileErrors[2] ?? null },
    above: count === 0 ? null : { p: higher / count, error: wilsonHalfWidth(higher, count) },
    undefined: differences.length - count,
  };
}

/** The change of a probability between two runs on the same draws. */
export interface PairedChange {
  readonly base: number;
  readonly other: number;
  readonly change: number;
  /** Half-width of the 95 % interval of the change. */
  readonly error: number;
  /** Draws in which it holds only in other, and only in base. */
  readonly gained: number;
  readonly lost: number;
}

const z95 = normalQuantile(0.975);

/**
 * The error rests on the draws that change sides, as in McNemar's test, with half a draw added to each of the four cells (Agresti and
 * Min, Statistics in Medicine 24, 2005), so that no change in few draws is not taken for certainty.
 */
export function pairedChange(base: Uint8Array, other: Uint8Array): PairedChange {
  const draws = base.length;
  let [both, gained, lost] = [0, 0, 0];
  for (let d = 0; d < draws; d++) {
    if (base[d] === 1 && other[d] === 1) both++;
    else if (other[d] === 1) gained++;
    else if (base[d] === 1) lost++;
  }
  const [n, g, l] = [draws + 2, gained + 0.5, lost + 0.5];
  return {
    base: (both + lost) / draws,
    other: (both + gained) / draws,
    change: (gained - lost) / draws,
    error: (z95 * Math.sqrt(g + l - ((g - l) * (g - l)) / n)) / n,
    gained,
    lost,
  };
}
