import type { Beta } from '../prior.ts';
import { areFinite, endsProblem, notFinite } from './family.ts';
import type { Family } from './family.ts';
import { standardBeta } from './incomplete-beta.ts';
import type { StandardBeta } from './incomplete-beta.ts';

const LEAST = 0.1;
const MOST = 10000;

const prepared = new WeakMap<Beta, StandardBeta>();

/** The constants of a prior are computed once. */
function standard(prior: Beta): StandardBeta {
  const known = prepared.get(prior);
  if (known) return known;
  const made = standardBeta(prior.alpha, prior.beta);
  prepared.set(prior, made);
  return made;
}

const ends = ({ low = 0, high = 1 }: Beta): { low: number; high: number; width: number } => ({
  low,
  high,
  width: high - low,
});

export const betaFamily: Family<Beta> = {
  problem(prior) {
    const { alpha, beta } = prior;
    if (!areFinite([alpha, beta])) return notFinite;
    if ([alpha, beta].some((shape) => shape < LEAST || shape > MOST))
      return {
        zh: `alpha ${alpha} 与 beta ${beta} 应在 ${LEAST} 与 ${MOST} 之间`,
        en: `its alpha ${alpha} and beta ${beta} lie between ${LEAST} and ${MOST}`,
      };
    const { low, high } = ends(prior);
    return endsProblem(low, high);
  },
  quantile(prior, probability) {
    const { low, width } = ends(prior);
    return low + width * standard(prior).quantile(probability);
  },
  cdf(prior, value) {
    const { low, high, width } = ends(prior);
    return standard(prior).cdf((value - low) / width, (high - value) / width);
  },
  density(prior, value) {
    const { low, high, width } = ends(prior);
    return standard(prior).density((value - low) / width, (high - value) / width) / width;
  },
  mean(prior) {
    const { low, width } = ends(prior);
    return low + width * (prior.alpha / (prior.alpha + prior.beta));
  },
  sd(prior) {
    const { alpha, beta } = prior;
    const sum = alpha + beta;
    return (ends(prior).width * Math.sqrt((alpha * beta) / (sum + 1))) / sum;
  },
  moved(prior, by, factor) {
    const { low, high } = ends(prior);
    return { ...prior, low: (low + by) * factor, high: (high + by) * factor };
  },
};
