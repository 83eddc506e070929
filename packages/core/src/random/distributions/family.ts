import type { Bilingual } from '../../problem.ts';

/** What every kind of prior can do. Probabilities are in [0, 1]; values are in the unit of the prior. */
export interface Family<P> {
  /** Why these parameters make no distribution, or null. */
  problem(prior: P): Bilingual | null;
  quantile(prior: P, probability: number): number;
  cdf(prior: P, value: number): number;
  mean(prior: P): number;
  sd(prior: P): number;
  shifted(prior: P, by: number): P;
}

export const notFinite: Bilingual = { zh: '参数应为有限数值', en: 'its parameters are finite numbers' };
