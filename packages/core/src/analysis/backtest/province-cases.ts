/** Rolling origins over the growth of the province alone: a straight trend fitted to the years before, and the shock of the year. */
import type { Table } from '../../data/table.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import type { Case } from './cases.ts';
import { caseOf, single } from './cases.ts';
import { breaksOf, yearly } from './city-panel.ts';
import type { SeriesAddress } from './city-panel.ts';
import { forecast } from './forecast-model.ts';
import type { RollingOptions } from './city-cases.ts';
import { average } from './scores.ts';
import { square } from './square.ts';
import { windowTo } from './window.ts';

export interface ProvinceSeries {
  readonly growth: SeriesAddress;
  /** Growth that the government report asks for, by year; in the tables or not. */
  readonly target: SeriesAddress;
  readonly vintage: string;
}

const leastYears = 5;
/** Years of the fitted line: longer would reach back into another regime. */
const mostYears = 8;

export async function provinceCases(
  { growth, target, vintage }: ProvinceSeries,
  tables: readonly Table[],
  { horizon, ar, draws, seed }: RollingOptions,
  runner: Runner,
  options: RunOptions,
): Promise<readonly Case[]> {
  const rates = yearly(tables, growth, vintage);
  const targets = yearly(tables, target, 'published');
  const breaks = new Set(breaksOf(tables, growth, vintage));
  const cases: Case[] = [];
  for (const origin of [...rates.keys()].sort((a, b) => a - b)) {
    options.signal?.throwIfAborted();
    const years = windowTo(rates, breaks, origin).slice(-mostYears);
    const ahead = Array.from({ length: horizon }, (_, i) => i + 1).filter((h) => rates.has(origin + h));
    if (years.length < leastYears || ahead.length === 0) continue;
    const past = years.map((year) => rates.get(year)!);
    const lines = [{ id: 'province', ...trendLine(past) }];
    const run = { origin, horizon, lines, ar, draws, seed };
    const forecastOf = await forecast(run, runner, { ...(options.signal && { signal: options.signal }) });
    const mean = average(past.slice(-leastYears));
    for (const h of ahead) {
      const outcome = rates.get(origin + h)!;
      const goal = targets.get(origin + h);
      const naive = {
        last: single(past.at(-1)!),
        mean: single(mean),
        target: goal === undefined ? null : single(goal),
      };
      const which = { of: 'province', origin, horizon: h };
      cases.push(caseOf({ ...which, outcome, naive, threshold: mean, draws: forecastOf('province', origin + h) }));
    }
  }
  return cases;
}

/** Least squares over the years 0 … n − 1; `mean` and `sd` are those of the line one year on. */
export function trendLine(values: readonly number[]): { mean: number; sd: number; slope: number; yearly: number } {
  const n = values.length;
  const middle = (n - 1) / 2;
  const centre = average(values);
  const squares = values.reduce((sum, _, t) => sum + square(t - middle), 0);
  const slope = values.reduce((sum, value, t) => sum + (t - middle) * (value - centre), 0) / squares;
  const error = values.reduce((sum, value, t) => sum + square(value - centre - slope * (t - middle)), 0) / (n - 2);
  const yearly = Math.sqrt(error);
  const ahead = n - middle;
  return { mean: centre + slope * ahead, sd: yearly * Math.sqrt(1 / n + (ahead * ahead) / squares), slope, yearly };
}
