/**
 * Growth accounting: what capital, labour and the rest contributed to growth. R. M. Solow, Technical change and the aggregate
 * production function, Review of Economics and Statistics 39, 1957, in the discrete (Törnqvist) form of logarithms with the mean of
 * the two years' shares: ln(Y₁/Y₀) = ᾱ ln(K₁/K₀) + (1 − ᾱ) ln(L₁/L₀) + residual. The residual is total factor productivity
 * (全要素生产率) together with everything that is measured wrongly.
 */
import { exp } from '../../elementary/exp.ts';
import { log } from '../../elementary/log.ts';
import { logarithmicMean } from './lmdi.ts';

export interface GrowthAccount {
  /** Positive numbers, one per year, in any unit that stays the same. */
  readonly output: readonly number[];
  readonly capital: readonly number[];
  readonly labour: readonly number[];
  /** Share of capital in income, 0 to 1: one number or one per year. */
  readonly capitalShare: number | readonly number[];
}

/** Rates per year as fractions; the three contributions add up to `output`. */
export interface GrowthContributions {
  readonly output: number;
  readonly capital: number;
  readonly labour: number;
  readonly residual: number;
}

export interface GrowthAccounting {
  /** One per year after the first, in logarithms. */
  readonly years: readonly GrowthContributions[];
  /** The mean year in logarithms. */
  readonly logarithmic: GrowthContributions;
  /** The mean year as the compound rate that people read, shared in the proportions of the logarithms. */
  readonly compound: GrowthContributions;
}

/** Throws a RangeError for paths of unequal length, fewer than two years, a number that is not positive, or a share outside 0 to 1. */
export function growthAccounting({ output, capital, labour, capitalShare }: GrowthAccount): GrowthAccounting {
  const count = output.length;
  const shares = typeof capitalShare === 'number' ? output.map(() => capitalShare) : capitalShare;
  if (count < 2 || [capital, labour, shares].some((path) => path.length !== count))
    throw new RangeError('growth accounting takes paths over the same two years or more');
  if (![...output, ...capital, ...labour].every((value) => value > 0 && Number.isFinite(value)))
    throw new RangeError('output, capital and labour are positive numbers');
  if (!shares.every((share) => share >= 0 && share <= 1)) throw new RangeError('the share of capital lies from 0 to 1');

  const years = Array.from({ length: count - 1 }, (_, i): GrowthContributions => {
    const rate = (path: readonly number[]): number => log(path[i + 1]! / path[i]!);
    const share = (shares[i]! + shares[i + 1]!) / 2;
    const [whole, byCapital, byLabour] = [rate(output), share * rate(capital), (1 - share) * rate(labour)];
    return { output: whole, capital: byCapital, labour: byLabour, residual: whole - byCapital - byLabour };
  });
  const mean = (part: keyof GrowthContributions): number =>
    years.reduce((sum, year) => sum + year[part], 0) / years.length;
  const logarithmic = {
    output: mean('output'),
    capital: mean('capital'),
    labour: mean('labour'),
    residual: mean('residual'),
  };
  return { years, logarithmic, compound: compounded(logarithmic) };
}

/** exp(g) − 1 = L(exp(g), 1) · g, so the logarithmic mean carries each part over without a remainder. */
function compounded(rates: GrowthContributions): GrowthContributions {
  const weight = logarithmicMean(exp(rates.output), 1);
  return {
    output: weight * rates.output,
    capital: weight * rates.capital,
    labour: weight * rates.labour,
    residual: weight * rates.residual,
  };
}
