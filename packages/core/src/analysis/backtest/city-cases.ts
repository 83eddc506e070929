/** Rolling origins over a panel of cities: at each origin only margins up to it are read, then the years after it are forecast. */
import type { Runner, RunOptions } from '../../run/runner.ts';
import type { Case, RuleForecast } from './cases.ts';
import { caseOf, single } from './cases.ts';
import type { MarginPanel, YearValues } from './city-panel.ts';
import { forecast } from './forecast-model.ts';
import type { Line } from './forecast-model.ts';
import { classSpread, persistentMargin } from './margin-estimate.ts';
import type { ClassSpread } from './margin-estimate.ts';
import { square } from './square.ts';
import { windowTo } from './window.ts';

export interface RollingOptions {
  /** Years ahead. */
  readonly horizon: number;
  /** Years behind an origin that a city needs. */
  readonly leastYears: number;
  /** Cities that the spread of the class needs. */
  readonly leastCities: number;
  readonly ar: number;
  readonly draws: number;
  readonly seed: number;
}

export interface Origin {
  readonly year: number;
  readonly spread: ClassSpread;
}

export interface RollingCases {
  readonly origins: readonly Origin[];
  readonly cases: readonly Case[];
}

export async function cityCases(
  { margins, breaks }: MarginPanel,
  { horizon, leastYears, leastCities, ...run }: RollingOptions,
  runner: Runner,
  options: RunOptions,
): Promise<RollingCases> {
  const years = [...margins.values()].flatMap((values) => [...values.keys()]);
  const origins: Origin[] = [];
  const cases: Case[] = [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  for (let origin = first; origin < last; origin++) {
    options.signal?.throwIfAborted();
    options.onProgress?.(origin - first, last - first);
    const past = knownAt(origin, margins, breaks).filter(({ values }) => values.length >= leastYears);
    const spread = past.length < leastCities ? null : classSpread(past.map(({ values }) => values));
    const ahead = Array.from({ length: horizon }, (_, i) => i + 1);
    const wanted = past.filter(({ city }) => ahead.some((h) => margins.get(city)?.has(origin + h)));
    if (spread === null || wanted.length === 0) continue;
    origins.push({ year: origin, spread });
    const lines = wanted.map(({ city, values }): Line => ({ id: city, ...line(spread, values) }));
    const draws = await forecast({ origin, horizon, lines, ...run }, runner, {
      ...(options.signal && { signal: options.signal }),
    });
    for (const { city, values } of wanted)
      for (const h of ahead) {
        const outcome = margins.get(city)?.get(origin + h);
        if (outcome === undefined) continue;
        const naive = { last: single(values.at(-1)!), zero: single(0), class: classRule(spread), target: null };
        cases.push(
          caseOf({ of: city, origin, horizon: h, outcome, naive, threshold: 0, draws: draws(city, origin + h) }),
        );
      }
  }
  options.onProgress?.(last - first, last - first);
  return { origins, cases };
}

/** Nothing is known of a city but the class it is of. */
const classRule = ({ persistent, yearly }: ClassSpread): RuleForecast => ({
  mean: 0,
  sd: Math.sqrt(square(persistent) + square(yearly)),
});

const line = (spread: ClassSpread, values: readonly number[]): Omit<Line, 'id'> => ({
  ...persistentMargin(spread, values),
  slope: 0,
  yearly: spread.yearly,
});

/** Oldest first, without a gap and within one system of accounts. */
function knownAt(
  origin: number,
  margins: ReadonlyMap<string, YearValues>,
  breaks: ReadonlySet<number>,
): readonly { readonly city: string; readonly values: readonly number[] }[] {
  return [...margins].map(([city, values]) => ({
    city,
    values: windowTo(values, breaks, origin).map((year) => values.get(year)!),
  }));
}
