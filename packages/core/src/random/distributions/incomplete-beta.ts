import { exp } from '../../elementary/exp.ts';
import { log } from '../../elementary/log.ts';
import { stirlingError } from './stirling-error.ts';

/** Beta(a, b) on [0, 1]. Arguments come as x and 1 − x, so that neither end loses digits. */
export interface StandardBeta {
  readonly cdf: (x: number, rest: number) => number;
  readonly density: (x: number, rest: number) => number;
  readonly quantile: (probability: number) => number;
}

const TINY = 1e-300;
const CLOSE = 1e-16;
const MOST_TERMS = 1000;
const MOST_STEPS = 80;

/**
 * For a and b in [0.1, 10000]: distribution function and quantile to about 1e-12 relative (of the smaller tail). Every loop
 * ends after a fixed number of steps at the latest, and where it ends depends on IEEE operations only: equal bits everywhere.
 */
export function standardBeta(a: number, b: number): StandardBeta {
  const lower = halfBeta(a, b);
  const upper = halfBeta(b, a);
  const centre = a / (a + b);
  const middle = lower.cdf(centre, b / (a + b));
  return {
    cdf: lower.cdf,
    density: lower.density,
    quantile: (probability) => {
      if (!(probability > 0 && probability < 1)) return probability === 0 ? 0 : probability === 1 ? 1 : NaN;
      return probability <= middle ? lower.solve(probability, centre) : 1 - upper.solve(1 - probability, b / (a + b));
    },
  };
}

interface HalfBeta {
  readonly density: (x: number, rest: number) => number;
  readonly cdf: (x: number, rest: number) => number;
  /** The x below `most` with this probability; I(most) is not less than it. */
  readonly solve: (probability: number, most: number) => number;
}

function halfBeta(a: number, b: number): HalfBeta {
  const sum = a + b;
  const scale =
    Math.sqrt((a * b) / (2 * Math.PI * sum)) * exp(stirlingError(sum) - stirlingError(a) - stirlingError(b));
  /** x^a·(1 − x)^b / B(a, b), with logarithms that vanish where it is large (Loader, 2000). */
  const power = (x: number, rest: number): number => scale * exp(a * log((x * sum) / a) + b * log((rest * sum) / b));
  const cdf = (x: number, rest: number): number => {
    if (!(x > 0 && rest > 0)) return x <= 0 ? 0 : rest <= 0 ? 1 : NaN;
    return x < (a + 1) / (sum + 2)
      ? (power(x, rest) * betaFraction(a, b, x)) / a
      : 1 - (power(x, rest) * betaFraction(b, a, rest)) / b;
  };
  // I(x) = x^a / (a·B(a, b))·(1 + …) near 0.
  const logFirst = log(scale / a) + a * log(sum / a) + b * log(sum / b);

  /** Newton on ln I as a function of ln x, which has little curvature in a tail; a bracket keeps it where the solution is. */
  const solve = (probability: number, most: number): number => {
    const target = log(probability);
    let low = -Infinity;
    let high = log(most);
    let at = Math.min((target - logFirst) / a, high);
    for (let step = 0; step < MOST_STEPS; step++) {
      const x = exp(at);
      const value = cdf(x, 1 - x);
      const gap = target - log(value);
      if (gap > 0) low = at;
      else high = at;
      const by = (gap * value * (1 - x)) / power(x, 1 - x);
      if (!(Math.abs(by) > CLOSE * Math.max(1, Math.abs(at)))) return x * (1 + (Math.abs(by) < 1 ? by : 0));
      const next = at + by;
      if (next > low && next < high) at = next;
      else at = low === -Infinity ? high - 1 : low + (high - low) / 2;
    }
    return exp(at);
  };
  return {
    density: (x, rest) => (x > 0 && rest > 0 ? power(x, rest) / (x * rest) : 0),
    cdf,
    solve,
  };
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22) by Lentz's method, for x < (a + 1) / (a + b + 2). */
function betaFraction(a: number, b: number, x: number): number {
  const sum = a + b;
  let c = 1;
  let d = 1 / guarded(1 - (sum * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (sum + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < CLOSE) break;
  }
  return value;
}

const guarded = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
