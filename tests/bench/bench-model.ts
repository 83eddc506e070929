/**
 * The model that the engine is measured with: 66 equations (six groups of eleven, of the usual kinds: states, powers, exp, log,
 * branches, min and max; a power in every group, exp and log in every second one, so that an equation costs scalar C about
 * as much as in the measurement the bars come from, 2.2 ns), 16 projected years after one of initial values, 16 random parameters, two yearly shocks, 10 series kept.
 */
import type { Job } from '@planwright/core';
import { tinyJob } from '@planwright/core/testing';

export const parameterCount = 16;
export const shockCount = 2;
export const firstYear = 2020;
export const yearCount = 16;

const initials: Readonly<Record<string, number>> = {
  ...{ g: 0.05, k: 2.5, l: 1, a: 1, y: 1.2, i: 0.25 },
  ...{ c: 0.9, u: 0.1, e: 0.5, r: 0.4, w: 0.3 },
};

/** Eleven equations per group; a group reads the one before it. */
export function benchEquations(groups: number): Readonly<Record<string, string>> {
  const equations: Record<string, string> = {};
  for (let n = 0; n < groups; n++) {
    const p = (i: number): string => `p${(n * 3 + i) % parameterCount}`;
    const even = n % 2 === 0;
    const before = n > 0 ? `y${n - 1}` : 's1';
    equations[`g${n}`] = `${p(0)} + 0.02 * s0 + 0.1 * g${n}(-1)`;
    equations[`k${n}`] = `k${n}(-1) * (1 - 0.05 - 0.01 * ${p(1)}) + i${n}(-1)`;
    equations[`l${n}`] = even
      ? `l${n}(-1) * exp(0.01 * ${p(2)} - 0.002 * (t - 2020))`
      : `l${n}(-1) * (1 + 0.01 * ${p(2)})`;
    equations[`a${n}`] = `a${n}(-1) * (1 + 0.01 * g${n})`;
    equations[`y${n}`] = `a${n} * l${n} * (k${n} / l${n}) ^ (0.3 + 0.05 * ${p(3)})`;
    equations[`i${n}`] = `y${n} * clamp(0.2 + 0.02 * ${p(4)} + 0.005 * s1, 0.05, 0.6)`;
    equations[`c${n}`] = `y${n} - i${n}`;
    equations[`u${n}`] = even ? `log(max(c${n}, 0.001)) + 0.5 * ${p(5)}` : `c${n} / (1 + c${n}) + 0.5 * ${p(5)}`;
    equations[`e${n}`] = `y${n} * e${n}(-1) / y${n}(-1) * (1 - 0.03 * ${p(6)}) + 0.001 * (${before} > 0.5 ? 1 : 2)`;
    equations[`r${n}`] = `min(e${n} / y${n}, 3) * (1 + g${n}) ^ 2`;
    equations[`w${n}`] = `0.7 * w${n}(-1) + 0.3 * sqrt(abs(r${n} * u${n} + ${p(7)}))`;
  }
  return equations;
}

export const initialOf = (name: string): number => initials[name[0]!]!;

/** What they need is the whole model; ten series for six groups. */
export const keptSeries = (groups: number): readonly string[] => [
  ...Array.from({ length: groups }, (_, n) => `w${groups - 1 - n}`),
  ...['y', 'e', 'c', 'l'].map((name) => `${name}${groups - 1}`),
];

export function benchJob(groups: number, draws: number, years: number = yearCount): Job {
  const variables = Object.entries(benchEquations(groups)).map(([name, equation]) => [
    name,
    { equation, initial: initialOf(name) },
  ]);
  const parameters = Array.from({ length: parameterCount }, (_, i) => [
    `p${i}`,
    { value: 0.5, prior: { kind: 'normal', mean: 0.5, sd: 0.1 } },
  ]);
  const shocks = Array.from({ length: shockCount }, (_, i) => [`s${i}`, { prior: { kind: 'normal', mean: 0, sd: 1 } }]);
  return tinyJob(
    {
      years: { history: firstYear - 1, start: firstYear, end: firstYear + years - 1 },
      parameters: Object.fromEntries(parameters) as Record<string, { value: number }>,
      shocks: Object.fromEntries(shocks) as Record<string, { prior: { kind: 'normal'; mean: number; sd: number } }>,
      variables: Object.fromEntries(variables) as Record<string, { equation: string; initial: number }>,
    },
    { draws, series: keptSeries(groups) },
  );
}
