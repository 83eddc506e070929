/**
 * Variance-based indices from a pick-freeze design: first order after A. Saltelli et al., Computer Physics Communications 181,
 * 2010 (table 2, b), total order after M. J. W. Jansen, ibid. 117, 1999. Confidence intervals by bootstrap over the rows.
 */
import { quantileSorted } from '../../result/statistics.ts';
import { fillUniforms, streamKey } from '../../random/stream.ts';

/** Outputs of one design of n rows. */
export interface PickFreezeOutputs {
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** ab[i]: as A, with the inputs of group i taken from B. */
  readonly ab: readonly Float64Array[];
}

export interface Index {
  readonly value: number;
  /** Ends of the 95 % bootstrap interval. */
  readonly low: number;
  readonly high: number;
}

export interface SobolIndices {
  readonly first: readonly Index[];
  readonly total: readonly Index[];
  /** Variance of the output, over A and B. */
  readonly variance: number;
  /** Rows in use: those where every output is a finite number. */
  readonly rows: number;
}

export interface BootstrapOptions {
  /** 200 when absent. */
  readonly resamples?: number;
  readonly seed?: number;
}

/** Rows with an output that is not finite are left out and show in `rows`. Null when the output does not vary. */
export function sobolIndices(outputs: PickFreezeOutputs, options: BootstrapOptions = {}): SobolIndices | null {
  const { resamples = 200, seed = 0 } = options;
  const kept = Uint32Array.from(outputs.a, (_, row) => row).filter((row) =>
    [outputs.a, outputs.b, ...outputs.ab].every((column) => Number.isFinite(column[row])),
  );
  const rows = kept.length;
  if (rows < 2) return null;
  const mean = kept.reduce((sum, row) => sum + outputs.a[row]! + outputs.b[row]!, 0) / (2 * rows);
  // Differences from the mean keep the products small where the level is large; the estimators do not change by it.
  const centred = (column: Float64Array): Float64Array => Float64Array.from(kept, (row) => column[row]! - mean);
  const [a, b] = [centred(outputs.a), centred(outputs.b)];
  const ab = outputs.ab.map(centred);
  const every = Uint32Array.from({ length: rows }, (_, row) => row);
  const whole = estimate(a, b, ab, every);
  // Equal outputs differ from their mean by rounding alone.
  if (!(whole.variance > 1e-24 * mean * mean)) return null;

  const key = streamKey('sobol bootstrap');
  const uniforms = new Float64Array(rows);
  const copies = Array.from({ length: resamples }, (_, copy) => {
    fillUniforms(seed, key, copy, 0, uniforms);
    return estimate(
      a,
      b,
      ab,
      Uint32Array.from(uniforms, (u) => Math.floor(u * rows)),
    );
  });
  const withInterval = (value: number, of: (copy: Estimate) => number): Index => {
    const sorted = Float64Array.from(copies, of)
      .filter((own) => Number.isFinite(own))
      .sort();
    return { value, low: quantileSorted(sorted, 0.025), high: quantileSorted(sorted, 0.975) };
  };
  return {
    first: whole.first.map((value, i) => withInterval(value, (copy) => copy.first[i]!)),
    total: whole.total.map((value, i) => withInterval(value, (copy) => copy.total[i]!)),
    variance: whole.variance,
    rows,
  };
}

interface Estimate {
  readonly variance: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

function estimate(a: Float64Array, b: Float64Array, ab: readonly Float64Array[], chosen: Uint32Array): Estimate {
  let sum = 0;
  let squares = 0;
  for (const row of chosen) {
    sum += a[row]! + b[row]!;
    squares += a[row]! * a[row]! + b[row]! * b[row]!;
  }
  const count = chosen.length;
  const variance = squares / (2 * count) - (sum / (2 * count)) * (sum / (2 * count));
  const first: number[] = [];
  const total: number[] = [];
  for (const frozen of ab) {
    let product = 0;
    let distance = 0;
    for (const row of chosen) {
      const step = frozen[row]! - a[row]!;
      product += b[row]! * step;
      distance += step * step;
    }
    first.push(product / count / variance);
    total.push(distance / (2 * count) / variance);
  }
  return { variance, first, total };
}
