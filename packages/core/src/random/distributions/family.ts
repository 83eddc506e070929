import type { Bilingual } from '../../problem.ts';

/** What every kind of prior can do. Probabilities are in [0, 1]; values are in the unit of the prior. */
export interface Family<P> {
  /** Why these parameters make no distribution, or null. */
  problem(prior: P): Bilingual | null;
  quantile(prior: P, probability: number): number;
  /** The value at a standard normal score, where that is simpler than by way of its probability. */
  atScore?(prior: P, score: number): number;
  cdf(prior: P, value: number): number;
  /** Probability per unit of value; of a discrete prior the probability of the value itself. */
  density(prior: P, value: number): number;
  mean(prior: P): number;
  sd(prior: P): number;
  /** The prior of (x + by)·factor, factor > 0: after a shift, in another unit. */
  moved(prior: P, by: number, factor: number): P;
  /** Probabilities, rising, between which the quantile function is smooth; none when it is smooth everywhere. */
  breaks?(prior: P): readonly number[];
}

export const notFinite: Bilingual = { zh: '参数应为有限数值', en: 'its parameters are finite numbers' };

export const areFinite = (numbers: readonly unknown[]): boolean => numbers.every(Number.isFinite);

/** Stored models are plain data; not a guard of types, so that the numbers keep theirs. */
export const isList = (value: unknown): boolean => Array.isArray(value);

/** Both bounded families with a mode ask the same of their three numbers. */
export function modeProblem(low: number, mode: number, high: number): Bilingual | null {
  return endsProblem(low, high) ?? (low <= mode && mode <= high ? null : outside(low, mode, high));
}

export function endsProblem(low: number, high: number): Bilingual | null {
  if (!areFinite([low, high])) return notFinite;
  return low < high
    ? null
    : { zh: `下限 ${low} 应小于上限 ${high}`, en: `its low end ${low} is below its high end ${high}` };
}

function outside(low: number, mode: number, high: number): Bilingual {
  if (!Number.isFinite(mode)) return notFinite;
  return { zh: `众数 ${mode} 应在 ${low} 与 ${high} 之间`, en: `its mode ${mode} lies between ${low} and ${high}` };
}

export function positive(value: number, name: Bilingual): Bilingual | null {
  if (!Number.isFinite(value)) return notFinite;
  return value > 0 ? null : { zh: `${name.zh} ${value} 应大于 0`, en: `its ${name.en} ${value} is above 0` };
}
