import type { Beta, Pert } from '../prior.ts';
import { betaFamily } from './beta.ts';
import { modeProblem, positive } from './family.ts';
import type { Family } from './family.ts';

/** Narrower than any judgement of a planner; keeps the shapes of the beta distribution in their range. */
const NARROWEST = 1000;

const prepared = new WeakMap<Pert, Beta>();

function asBeta(prior: Pert): Beta {
  const known = prepared.get(prior);
  if (known) return known;
  const { low, mode, high, shape = 4 } = prior;
  const width = high - low;
  const made: Beta = {
    kind: 'beta',
    alpha: 1 + (shape * (mode - low)) / width,
    beta: 1 + (shape * (high - mode)) / width,
    low,
    high,
  };
  prepared.set(prior, made);
  return made;
}

export const pertFamily: Family<Pert> = {
  problem({ low, mode, high, shape = 4 }) {
    if (shape > NARROWEST)
      return { zh: `shape ${shape} 不应超过 ${NARROWEST}`, en: `its shape ${shape} is at most ${NARROWEST}` };
    return modeProblem(low, mode, high) ?? positive(shape, { zh: 'shape', en: 'shape' });
  },
  quantile: (prior, probability) => betaFamily.quantile(asBeta(prior), probability),
  cdf: (prior, value) => betaFamily.cdf(asBeta(prior), value),
  density: (prior, value) => betaFamily.density(asBeta(prior), value),
  mean: (prior) => betaFamily.mean(asBeta(prior)),
  sd: (prior) => betaFamily.sd(asBeta(prior)),
  moved: (prior, by, factor) => ({
    ...prior,
    low: (prior.low + by) * factor,
    mode: (prior.mode + by) * factor,
    high: (prior.high + by) * factor,
  }),
};
