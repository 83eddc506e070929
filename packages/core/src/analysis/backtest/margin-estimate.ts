/**
 * What persists of a city's margin and what is of the year: one-way random effects over the cities of a class, by analysis of
 * variance, and the forecast they give for each city (its mean shrunk to zero, which the weighted mean of margins is by construction).
 */
import { average } from './scores.ts';
import { square } from './square.ts';

export interface ClassSpread {
  /** Standard deviation between cities of what persists; 0 where the estimate is negative. */
  readonly persistent: number;
  /** Standard deviation of one city's margin from year to year. */
  readonly yearly: number;
  readonly cities: number;
}

/** Needs two cities and, in some of them, two years; null otherwise. */
export function classSpread(windows: readonly (readonly number[])[]): ClassSpread | null {
  const used = windows.filter((values) => values.length > 0);
  const free = used.reduce((sum, values) => sum + values.length - 1, 0);
  if (used.length < 2 || free < 1) return null;
  const within = used.reduce((sum, values) => sum + squares(values), 0) / free;
  const between = squares(used.map(average)) / (used.length - 1);
  const noise = within * average(used.map((values) => 1 / values.length));
  return {
    persistent: Math.sqrt(Math.max(0, between - noise)),
    yearly: Math.sqrt(within),
    cities: used.length,
  };
}

/** Sum of squared distances from the mean. */
function squares(values: readonly number[]): number {
  const centre = average(values);
  return values.reduce((sum, value) => sum + square(value - centre), 0);
}

/** Mean and standard deviation of what persists for a city with these margins behind it. */
export function persistentMargin(
  { persistent, yearly }: ClassSpread,
  past: readonly number[],
): { readonly mean: number; readonly sd: number } {
  const between = square(persistent);
  const total = between + square(yearly) / past.length;
  const weight = total > 0 ? between / total : 0;
  return { mean: weight * average(past), sd: persistent * Math.sqrt(1 - weight) };
}
