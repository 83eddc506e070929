/** LMDI-I on series of a model: a sum of products told by its factors, draw by draw, so that the means add up as the draws do. */
import { exp } from '../../elementary/exp.ts';
import { log } from '../../elementary/log.ts';
import { ModelError, problem } from '../../problem.ts';
import type { Bilingual, Problem } from '../../problem.ts';
import { column } from '../../result/ensemble.ts';
import type { Ensemble } from '../../result/ensemble.ts';
import { blockMean, quantileSorted } from '../../result/statistics.ts';
import { lmdi } from './lmdi.ts';

/** Values of series by draw; a summary is one draw. */
export interface Paths {
  readonly draws: number;
  /** One number per draw in the unit of the series. Throws for a series or a year that is not there. */
  readonly at: (series: string, year: number) => ArrayLike<number>;
}

/** Draws of an ensemble. */
export const pathsOfDraws = (ensemble: Ensemble): Paths => ({
  draws: ensemble.draws,
  at: (series, year) => column(ensemble, series, year),
});

/** One path per series over `years`: means or medians of a report, or observed values. */
export function pathsOf(years: readonly number[], series: Readonly<Record<string, readonly (number | null)[]>>): Paths {
  return {
    draws: 1,
    at: (name, year) => {
      const value = series[name]?.[years.indexOf(year)];
      if (value == null) throw new ModelError([problem('no-value', { path: `variables.${name}` }, { name, year })]);
      return [value];
    },
  };
}

/** A series, or one over another: energy per GDP is {of: 'energy', per: 'gdp'}. */
export interface Factor {
  /** Parts name their factors alike: factors of one id are added over the parts. */
  readonly id: string;
  readonly label?: Bilingual;
  readonly of: string;
  readonly per?: string;
  /** A number to multiply with, for units that do not cancel; 1 when absent. */
  readonly times?: number;
}

export interface ProductQuestion {
  /** The series that the products add up to. */
  readonly of: string;
  /** Factors of each part, the same ids in the same order. */
  readonly parts: readonly (readonly Factor[])[];
  readonly from: number;
  readonly to: number;
}

export interface Spread {
  readonly mean: number;
  readonly p05: number;
  readonly p95: number;
}

export interface ProductSplit {
  readonly of: string;
  readonly from: number;
  readonly to: number;
  /** In the unit of the series. */
  readonly change: Spread;
  readonly factors: readonly {
    readonly id: string;
    readonly label: Bilingual | null;
    /** In the unit of the series; the means add up to that of `change`. */
    readonly contribution: Spread;
    /** Geometric mean over draws; they multiply to that of end ÷ start. Null where start or end is 0 in some draw. */
    readonly ratio: number | null;
  }[];
  /** Draws left out because a factor is negative or no finite number. */
  readonly undefined: number;
}

/** Relative difference of a product and its series that rounding explains: a few dozen operations of 1e-16 each. */
const roundingOfProduct = 1e-9;

/** Throws a ModelError where the factors do not multiply to the series, or no draw has values. */
export function decomposeProduct({ of, parts, from, to }: ProductQuestion, paths: Paths): ProductSplit {
  const read = (year: number): ((draw: number) => number[][]) => {
    const columns = parts.map((factors) =>
      factors.map((factor) => ({
        above: paths.at(factor.of, year),
        below: factor.per === undefined ? null : paths.at(factor.per, year),
        times: factor.times ?? 1,
      })),
    );
    return (draw) =>
      columns.map((factors) =>
        factors.map(({ above, below, times }) => (above[draw]! * times) / (below === null ? 1 : below[draw]!)),
      );
  };
  const sides = [from, to].map((year) => ({ year, factors: read(year), whole: paths.at(of, year) }));
  const [start, end] = sides as [(typeof sides)[number], (typeof sides)[number]];
  const kept: {
    readonly change: number;
    readonly additive: readonly number[];
    readonly ratios: readonly number[] | null;
  }[] = [];
  for (let draw = 0; draw < paths.draws; draw++) {
    const [before, after] = [start.factors(draw), end.factors(draw)];
    if (![...before, ...after].flat().every((value) => value >= 0 && Number.isFinite(value))) continue;
    for (const { year, factors, whole } of sides) requireProduct(of, year, factors(draw), whole[draw]!);
    const { change, additive, multiplicative } = lmdi(before, after);
    kept.push({ change, additive, ratios: multiplicative });
  }
  if (kept.length === 0) throw new ModelError([nothing(of, to)]);
  const [first] = parts;
  return {
    ...{ of, from, to },
    change: spreadOf(kept.map(({ change }) => change)),
    factors: (first ?? []).map(({ id, label }, k) => ({
      id,
      label: label ?? null,
      contribution: spreadOf(kept.map(({ additive }) => additive[k]!)),
      ratio: geometricMean(kept.map(({ ratios }) => ratios?.[k] ?? null)),
    })),
    undefined: paths.draws - kept.length,
  };
}

function requireProduct(name: string, year: number, factors: readonly (readonly number[])[], value: number): void {
  const product = factors.reduce((sum, part) => sum + part.reduce((whole, factor) => whole * factor, 1), 0);
  if (Math.abs(product - value) <= roundingOfProduct * Math.max(Math.abs(product), Math.abs(value))) return;
  const where = { path: `variables.${name}` };
  throw new ModelError([problem('product-differs', where, { name, year, product, value })]);
}

const nothing = (name: string, year: number): Problem =>
  problem('no-value', { path: `variables.${name}` }, { name, year });

function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  return {
    mean: blockMean(Float64Array.from(values)),
    p05: quantileSorted(sorted, 0.05),
    p95: quantileSorted(sorted, 0.95),
  };
}

function geometricMean(values: readonly (number | null)[]): number | null {
  if (values.some((value) => value === null)) return null;
  return exp(blockMean(Float64Array.from(values as readonly number[], log)));
}
