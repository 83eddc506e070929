/** Priors as distributions: one table from kind to its functions. A new kind is a file in distributions/ and a row here. */
import type { Bilingual } from '../problem.ts';
import { betaFamily } from './distributions/beta.ts';
import { discreteFamily } from './distributions/discrete.ts';
import { empiricalFamily } from './distributions/empirical.ts';
import type { Family } from './distributions/family.ts';
import { lognormalFamily } from './distributions/lognormal.ts';
import { normalCdf } from './distributions/normal-cdf.ts';
import { normalFamily } from './distributions/normal.ts';
import { pertFamily } from './distributions/pert.ts';
import { triangularFamily } from './distributions/triangular.ts';
import { truncatedFamily } from './distributions/truncated.ts';
import { uniformFamily } from './distributions/uniform.ts';
import type { Prior } from './prior.ts';

type Families = { readonly [Kind in Prior['kind']]: Family<Extract<Prior, { kind: Kind }>> };

const families: Families = {
  normal: normalFamily,
  lognormal: lognormalFamily,
  uniform: uniformFamily,
  triangular: triangularFamily,
  pert: pertFamily,
  beta: betaFamily,
  discrete: discreteFamily,
  empirical: empiricalFamily,
  truncated: truncatedFamily({ problem: priorProblem, quantile, cdf, density, mean, sd, moved, breaks }),
};

/** The row of a prior; typed by its kind, so one cast stands for the pairing that the table's type guarantees. */
function familyOf<P extends Prior>(prior: P): Family<P> {
  return families[prior.kind] as unknown as Family<P>;
}

/** The value below which the prior lies with this probability. Never falling; the ends of the support at 0 and 1. */
export function quantile(prior: Prior, probability: number): number {
  return familyOf(prior).quantile(prior, probability);
}

/**
 * The value at a standard normal score. Probabilities stay inside (0, 1), which scores beyond 8 would leave by rounding: fewer
 * than one draw in 10¹⁵.
 */
export function valueAtScore(prior: Prior, score: number): number {
  const family = familyOf(prior);
  if (family.atScore) return family.atScore(prior, score);
  return family.quantile(prior, Math.min(Math.max(normalCdf(score), LEAST), 1 - LEAST));
}

const LEAST = 1.1102230246251565e-16;

/** The probability of at most `value`. */
export function cdf(prior: Prior, value: number): number {
  return familyOf(prior).cdf(prior, value);
}

/** Probability per unit of value; of a discrete prior the probability of the value itself. */
export function density(prior: Prior, value: number): number {
  return familyOf(prior).density(prior, value);
}

export function mean(prior: Prior): number {
  return familyOf(prior).mean(prior);
}

export function sd(prior: Prior): number {
  return familyOf(prior).sd(prior);
}

/** Probabilities between which the quantile function is smooth. */
function breaks(prior: Prior): readonly number[] {
  return familyOf(prior).breaks?.(prior) ?? [];
}

/** Why the prior is no distribution, or null. Stored models are plain data, so the kind is checked too. */
export function priorProblem(prior: Prior): Bilingual | null {
  if (Object.hasOwn(families, prior.kind)) return familyOf(prior).problem(prior);
  const known = Object.keys(families).join(', ');
  return {
    zh: `没有名为 ${prior.kind} 的分布（可用：${known}）`,
    en: `there is no distribution ${prior.kind} (known: ${known})`,
  };
}

/** The prior of (x + by)·factor, factor > 0: after a shift, in another unit. */
export function moved<P extends Prior>(prior: P, by: number, factor = 1): P {
  return familyOf(prior).moved(prior, by, factor);
}

/** The central interval that holds probability p: the quantiles at (1 - p)/2 and (1 + p)/2. */
export function priorRange(prior: Prior, p: number): readonly [number, number] {
  return [quantile(prior, (1 - p) / 2), quantile(prior, (1 + p) / 2)];
}
