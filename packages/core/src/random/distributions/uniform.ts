import type { Uniform } from '../prior.ts';
import { notFinite } from './family.ts';
import type { Family } from './family.ts';

export const uniformFamily: Family<Uniform> = {
  problem({ low, high }) {
    if (!Number.isFinite(low) || !Number.isFinite(high)) return notFinite;
    return low < high
      ? null
      : { zh: `下限 ${low} 应小于上限 ${high}`, en: `its low end ${low} is below its high end ${high}` };
  },
  quantile: ({ low, high }, probability) => low + (high - low) * probability,
  cdf: ({ low, high }, value) => Math.min(Math.max((value - low) / (high - low), 0), 1),
  mean: ({ low, high }) => low + (high - low) / 2,
  sd: ({ low, high }) => (high - low) / Math.sqrt(12),
  shifted: (prior, by) => ({ ...prior, low: prior.low + by, high: prior.high + by }),
};
