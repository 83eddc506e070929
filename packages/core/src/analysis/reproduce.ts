/**
 * Does the model reproduce its own history? Every observed value that also has an equation is compared with what the equation
 * gives from the other observed values: identities must agree, behavioural equations show how far they miss. The canonical
 * first test of a macro model; every model gets it for free.
 */
import { checkModel } from '../check/check-model.ts';
import { ModelError } from '../problem.ts';
import { inlineRunner } from '../run/inline-runner.ts';
import type { ModelBundle } from '../run/job.ts';
import { centralJob } from './central-run.ts';

/** One observed cell, in the declared unit of the variable. */
export interface Reproduction {
  readonly variable: string;
  readonly year: number;
  readonly observed: number;
  readonly computed: number;
  /** |observed − computed| ÷ |observed|; the plain difference where 0 was observed. */
  readonly error: number;
}

/** Largest error first, in the central run of the scenario; throws a ModelError as a run does. */
export async function reproduceHistory(
  bundle: ModelBundle,
  scenario: string = firstScenario(bundle),
): Promise<readonly Reproduction[]> {
  const { checked, problems } = checkModel(bundle.model, bundle.tables);
  if (!checked) throw new ModelError(problems);
  const { start } = checked.model.years;
  const both = checked.variables.filter(({ equation, observed }) => equation && observed);
  const fix = Object.fromEntries(
    both.map(({ name, observed }) => [
      name,
      Object.fromEntries([...observed!.values].filter(([year]) => year < start && checked.years.includes(year))),
    ]),
  );
  // A fixed cell reports what its equation would have given: fixing history to what was observed compares the two.
  const report = await inlineRunner().run(centralJob({ bundle, scenario, fix, draws: 1, seed: 0, series: [] }));
  const found = Object.entries(report.residuals).flatMap(([variable, cells]) =>
    Object.entries(cells).flatMap(([year, { mean }]): Reproduction[] => {
      const observed = fix[variable]?.[Number(year)];
      if (mean === null || observed === undefined) return [];
      const error = Math.abs(mean) / (observed === 0 ? 1 : Math.abs(observed));
      return [{ variable, year: Number(year), observed, computed: observed - mean, error }];
    }),
  );
  return found.sort((a, b) => b.error - a.error);
}

function firstScenario(bundle: ModelBundle): string {
  return Object.keys(bundle.scenarios)[0] ?? 'baseline';
}
