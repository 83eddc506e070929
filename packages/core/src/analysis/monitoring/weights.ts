/** Draws reweighted by how near they come to what was observed: importance sampling from the stored ensemble. */
import { exp } from '../../elementary/exp.ts';
import { log } from '../../elementary/log.ts';
import { wilsonHalfWidth } from '../../result/statistics.ts';

/**
 * Adds to each log weight that of `value` under normal(draw, sd), constants left out; an undefined draw gets no weight. `sd` and the
 * values are in the unit of the series.
 */
export function addLogLikelihood(logWeights: Float64Array, draws: Float64Array, value: number, sd: number): void {
  for (let d = 0; d < draws.length; d++) {
    const z = (value - draws[d]!) / sd;
    logWeights[d] = Number.isFinite(z) ? logWeights[d]! - (z * z) / 2 : -Infinity;
  }
}

export interface Weights {
  /** Only ratios count; empty where no draw has any weight. */
  readonly weights: Float64Array;
  /** Kish (1965): (Σw)² / Σw², between 1 and the number of draws. */
  readonly effective: number;
  /** Log of the mean unnormalised weight: how well the draws foretold the figures. */
  readonly logEvidence: number;
}

/** By log-sum-exp: figures far from every draw do not underflow. */
export function normalised(logWeights: Float64Array): Weights {
  const most = logWeights.reduce((a, b) => Math.max(a, b), -Infinity);
  if (most === -Infinity) return { weights: new Float64Array(0), effective: 0, logEvidence: -Infinity };
  const weights = logWeights.map((each) => exp(each - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  const squares = weights.reduce((a, b) => a + b * b, 0);
  return {
    weights: weights.map((each) => each / sum),
    effective: (sum * sum) / squares,
    logEvidence: most + log(sum / weights.length),
  };
}

export interface WeightedMoments {
  readonly mean: number;
  readonly variance: number;
}

/** Of the finite values; NaN where they have no weight. */
export function weightedMoments(values: Float64Array, weights: Float64Array): WeightedMoments {
  let [sum, total] = [0, 0];
  for (let d = 0; d < weights.length; d++)
    if (Number.isFinite(values[d]!)) {
      sum += weights[d]!;
      total += weights[d]! * values[d]!;
    }
  const mean = total / sum;
  let squares = 0;
  for (let d = 0; d < weights.length; d++) {
    const off = values[d]! - mean;
    if (Number.isFinite(off)) squares += weights[d]! * off * off;
  }
  return { mean, variance: squares / sum };
}

/** The least value with at least `level` of the weight at or below it. */
export function weightedQuantiles(
  values: Float64Array,
  weights: Float64Array,
  levels: readonly number[],
): readonly number[] {
  const order = Array.from(weights.keys())
    .filter((d) => Number.isFinite(values[d]!))
    .sort((a, b) => values[a]! - values[b]!);
  const whole = order.reduce((sum, d) => sum + weights[d]!, 0);
  return levels.map((level) => {
    let sum = 0;
    for (const d of order) if ((sum += weights[d]!) >= level * whole) return values[d]!;
    return values[order.at(-1) ?? -1] ?? NaN;
  });
}

export interface Chance {
  readonly p: number;
  /** Half-width of the 95 % Wilson interval, with the effective number of draws as their number. */
  readonly error: number;
}

/** Share of the weight on draws that hold. */
export function chanceOf(holds: Uint8Array, { weights, effective }: Pick<Weights, 'weights' | 'effective'>): Chance {
  let [held, all] = [0, 0];
  for (let d = 0; d < weights.length; d++) {
    all += weights[d]!;
    if (holds[d] === 1) held += weights[d]!;
  }
  const p = held / all;
  return { p, error: wilsonHalfWidth(p * effective, effective) };
}
