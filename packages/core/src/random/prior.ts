/** Prior distributions as plain data. Parameters are in the unit of the quantity they describe, unless said otherwise. */

export interface Normal {
  readonly kind: 'normal';
  readonly mean: number;
  readonly sd: number;
}

/** low + (median − low)·e^{sdLog·z} with z standard normal. */
export interface LogNormal {
  readonly kind: 'lognormal';
  readonly median: number;
  /** Standard deviation of the logarithm: a pure number; 0.1 is about 10 %. */
  readonly sdLog: number;
  /** Lower end; 0 when absent. */
  readonly low?: number;
}

export interface Uniform {
  readonly kind: 'uniform';
  readonly low: number;
  readonly high: number;
}

export interface Triangular {
  readonly kind: 'triangular';
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

/** The beta distribution of project planning (Malcolm and others, 1959): α = 1 + shape·(mode − low)/(high − low), β likewise. */
export interface Pert {
  readonly kind: 'pert';
  readonly low: number;
  readonly mode: number;
  readonly high: number;
  /** 4 when absent: the mean is then (low + 4·mode + high) / 6. More is narrower. */
  readonly shape?: number;
}

/** low + (high − low)·x with x ~ Beta(alpha, beta). */
export interface Beta {
  readonly kind: 'beta';
  readonly alpha: number;
  readonly beta: number;
  /** 0 when absent. */
  readonly low?: number;
  /** 1 when absent. */
  readonly high?: number;
}

/** `values[i]` with probability `weights[i]` / Σ weights. */
export interface Discrete {
  readonly kind: 'discrete';
  /** Strictly rising. */
  readonly values: readonly number[];
  /** Positive, as many as values. */
  readonly weights: readonly number[];
}

/**
 * A quantile function by points, linear between them. Without probabilities `values` is a sorted sample of n whose i-th value
 * (from 0) is the quantile at i / (n − 1): Hyndman and Fan's type 7, the rule of every quantile of this library.
 */
export interface Empirical {
  readonly kind: 'empirical';
  /** Rising; equal neighbours are one value with probability. */
  readonly values: readonly number[];
  /** Strictly rising from 0 to 1, as many as values. */
  readonly probabilities?: readonly number[];
}

/** A distribution given that the value lies within [low, high]: its quantile function on the probabilities between the ends. */
export interface Truncated {
  readonly kind: 'truncated';
  readonly of: Continuous;
  /** No end on this side when absent. */
  readonly low?: number;
  readonly high?: number;
}

export type Continuous = Normal | LogNormal | Uniform | Triangular | Pert | Beta | Empirical;
export type Prior = Continuous | Discrete | Truncated;

export const normal = (mean: number, sd: number): Normal => ({ kind: 'normal', mean, sd });

export const lognormal = (median: number, sdLog: number, low?: number): LogNormal => ({
  kind: 'lognormal',
  median,
  sdLog,
  ...(low === undefined ? {} : { low }),
});

export const uniform = (low: number, high: number): Uniform => ({ kind: 'uniform', low, high });

export const triangular = (low: number, mode: number, high: number): Triangular => ({
  kind: 'triangular',
  low,
  mode,
  high,
});

export const pert = (low: number, mode: number, high: number, shape?: number): Pert => ({
  kind: 'pert',
  low,
  mode,
  high,
  ...(shape === undefined ? {} : { shape }),
});

export const beta = (alpha: number, beta: number, low?: number, high?: number): Beta => ({
  kind: 'beta',
  alpha,
  beta,
  ...(low === undefined ? {} : { low }),
  ...(high === undefined ? {} : { high }),
});

export const discrete = (values: readonly number[], weights: readonly number[]): Discrete => ({
  kind: 'discrete',
  values,
  weights,
});

/** Sorts a sample; a table of quantiles is kept as it is. */
export const empirical = (values: readonly number[], probabilities?: readonly number[]): Empirical =>
  probabilities === undefined
    ? { kind: 'empirical', values: [...values].sort((a, b) => a - b) }
    : { kind: 'empirical', values, probabilities };

export const truncated = (of: Continuous, ends: { readonly low?: number; readonly high?: number }): Truncated => ({
  kind: 'truncated',
  of,
  ...ends,
});
