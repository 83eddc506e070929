/** For tests: one draw of a model, read by series and year. */
import { column, inlineRunner, ModelError } from '@planwright/core';
import type { Job, ModelBundle } from '@planwright/core';

/** The value of a series in a year; throws where there is none. */
export type Path = (series: string, year: number) => number;

/** Runs one draw under the first scenario, or under the one named in `changes`. A warning of the run is an error here. */
export async function runOnce(bundle: ModelBundle, changes: Partial<Job> = {}): Promise<Path> {
  const [scenario = ''] = Object.keys(bundle.scenarios);
  const job: Job = { bundle, scenario, draws: 1, seed: 1, ...changes };
  const report = await inlineRunner().run({ ...job, series: [] });
  if (report.problems.length > 0) throw new ModelError(report.problems);
  const ensemble = await inlineRunner().ensemble(job);
  return (series, year) => column(ensemble, series, year)[0] ?? NaN;
}

/** The years from first to last. */
export function yearsFrom(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
