/**
 * The continuous ranked probability score: how far a forecast distribution lies from what came, in the unit of the figure; lower is
 * better, and for a single number it is the absolute error. Gneiting and Raftery 2007; the fair form of an ensemble: Ferro 2014.
 */
import { cdf, density } from '../../random/distribution.ts';
import { normal } from '../../random/prior.ts';

const standard = normal(0, 1);
const inverseRootPi = 0.5641895835477563;

/** Of normal(mean, sd), sd ≥ 0: sd · (z·(2Φ(z) − 1) + 2φ(z) − 1/√π). */
export function crpsNormal(mean: number, sd: number, outcome: number): number {
  if (!(sd > 0)) return Math.abs(outcome - mean);
  const z = (outcome - mean) / sd;
  return sd * (z * (2 * cdf(standard, z) - 1) + 2 * density(standard, z) - inverseRootPi);
}

/** Of the distribution that an ensemble of n draws is: mean|x − y| − ½ mean|x − x'|, over all n² pairs. */
export function crpsEnsemble(draws: Float64Array, outcome: number): number {
  const n = draws.length;
  return meanDistance(draws, outcome) - spacing(draws) / (n * n);
}

/** Of the distribution the draws are a sample of (n ≥ 2): the pairs of a draw with itself are left out, so it does not depend on n. */
export function crpsFair(draws: Float64Array, outcome: number): number {
  const n = draws.length;
  return meanDistance(draws, outcome) - spacing(draws) / (n * (n - 1));
}

const meanDistance = (draws: Float64Array, outcome: number): number =>
  draws.reduce((sum, value) => sum + Math.abs(value - outcome), 0) / draws.length;

/** Sum of |x − x'| over unordered pairs: in sorted order the k-th of n is added k − (n − 1 − k) times. */
function spacing(draws: Float64Array): number {
  const sorted = draws.slice().sort();
  return sorted.reduce((sum, value, k) => sum + (2 * k + 1 - sorted.length) * value, 0);
}
