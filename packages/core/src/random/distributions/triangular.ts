import type { Triangular } from '../prior.ts';
import { notFinite } from './family.ts';
import type { Family } from './family.ts';

/** Mode at an end is allowed: a right triangle. */
export const triangularFamily: Family<Triangular> = {
  problem({ low, mode, high }) {
    if (![low, mode, high].every(Number.isFinite)) return notFinite;
    if (!(low < high))
      return { zh: `下限 ${low} 应小于上限 ${high}`, en: `its low end ${low} is below its high end ${high}` };
    if (low <= mode && mode <= high) return null;
    return { zh: `众数 ${mode} 应在 ${low} 与 ${high} 之间`, en: `its mode ${mode} lies between ${low} and ${high}` };
  },
  quantile({ low, mode, high }, probability) {
    const width = high - low;
    return probability * width < mode - low
      ? low + Math.sqrt(probability * width * (mode - low))
      : high - Math.sqrt((1 - probability) * width * (high - mode));
  },
  cdf({ low, mode, high }, value) {
    if (value <= low) return 0;
    if (value >= high) return 1;
    const width = high - low;
    const below = value - low;
    const above = high - value;
    return value < mode ? (below / width) * (below / (mode - low)) : 1 - (above / width) * (above / (high - mode));
  },
  mean: ({ low, mode, high }) => (low + mode + high) / 3,
  sd({ low, mode, high }) {
    const left = mode - low;
    const right = high - mode;
    return Math.sqrt((left * left + left * right + right * right) / 18);
  },
  shifted: (prior, by) => ({ ...prior, low: prior.low + by, mode: prior.mode + by, high: prior.high + by }),
};
