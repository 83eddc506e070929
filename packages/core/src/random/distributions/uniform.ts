import type { Uniform } from '../prior.ts';
import { endsProblem } from './family.ts';
import type { Family } from './family.ts';

export const uniformFamily: Family<Uniform> = {
  problem: ({ low, high }) => endsProblem(low, high),
  quantile: ({ low, high }, probability) => low + (high - low) * probability,
  cdf: ({ low, high }, value) => Math.min(Math.max((value - low) / (high - low), 0), 1),
  density: ({ low, high }, value) => (value < low || value > high ? 0 : 1 / (high - low)),
  mean: ({ low, high }) => low + (high - low) / 2,
  sd: ({ low, high }) => (high - low) / Math.sqrt(12),
  moved: ({ low, high }, by, factor) => ({ kind: 'uniform', low: (low + by) * factor, high: (high + by) * factor }),
};
