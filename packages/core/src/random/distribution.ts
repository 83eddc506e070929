/** Priors as distributions: one table from kind to its functions. A new kind is a file in distributions/ and a row here. */
import type { Bilingual } from '../problem.ts';
import type { Family } from './distributions/family.ts';
import { normalFamily } from './distributions/normal.ts';
import { triangularFamily } from './distributions/triangular.ts';
import { uniformFamily } from './distributions/uniform.ts';
import type { Prior } from './prior.ts';

type Families = { readonly [Kind in Prior['kind']]: Family<Extract<Prior, { kind: Kind }>> };

const families: Families = { normal: normalFamily, uniform: uniformFamily, triangular: triangularFamily };

/** The row of a prior; typed by its kind, so one cast stands for the pairing that the table's type guarantees. */
function familyOf<P extends Prior>(prior: P): Family<P> {
  return families[prior.kind] as unknown as Family<P>;
}

/** The value below which the prior lies with this probability. Increasing; the ends of the support at 0 and 1. */
export function quantile(prior: Prior, probability: number): number {
  return familyOf(prior).quantile(prior, probability);
}

/** The probability of at most `value`. */
export function cdf(prior: Prior, value: number): number {
  return familyOf(prior).cdf(prior, value);
}

export function mean(prior: Prior): number {
  return familyOf(prior).mean(prior);
}

export function sd(prior: Prior): number {
  return familyOf(prior).sd(prior);
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

/** The same prior, every value moved. */
export function shifted<P extends Prior>(prior: P, by: number): P {
  return familyOf(prior).shifted(prior, by);
}

/** The central interval that holds probability p: the quantiles at (1 - p)/2 and (1 + p)/2. */
export function priorRange(prior: Prior, p: number): readonly [number, number] {
  return [quantile(prior, (1 - p) / 2), quantile(prior, (1 + p) / 2)];
}
