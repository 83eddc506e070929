import type { Triangular } from '../prior.ts';
import { modeProblem } from './family.ts';
import type { Family } from './family.ts';

/** Mode at an end is allowed: a right triangle. */
export const triangularFamily: Family<Triangular> = {
  problem: ({ low, mode, high }) => modeProblem(low, mode, high),
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
  density({ low, mode, high }, value) {
    if (value < low || value > high) return 0;
    const peak = 2 / (high - low);
    if (value === mode) return peak;
    return value < mode ? peak * ((value - low) / (mode - low)) : peak * ((high - value) / (high - mode));
  },
  mean: ({ low, mode, high }) => (low + mode + high) / 3,
  sd({ low, mode, high }) {
    const left = mode - low;
    const right = high - mode;
    return Math.sqrt((left * left + left * right + right * right) / 18);
  },
  moved: ({ low, mode, high }, by, factor) => ({
    kind: 'triangular',
    low: (low + by) * factor,
    mode: (mode + by) * factor,
    high: (high + by) * factor,
  }),
  breaks: ({ low, mode, high }) => [(mode - low) / (high - low)],
};
