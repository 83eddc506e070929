/** The whole ensemble of a prepared job → its report. */
import { problem } from '../problem.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { Report, SeriesSummary } from '../result/report.ts';
import { summariseResiduals } from './residuals.ts';
import { summariseSeries } from './summarise.ts';
import { judge, judgeTogether } from '../target/judge.ts';
import { engineVersion } from './engine-version.ts';
import { canonicalJson } from './hash.ts';
import type { PreparedJob } from './prepare.ts';

export function reportOn(prepared: PreparedJob, ensemble: Ensemble): Report {
  const { checked, schedule, job, joint } = prepared;
  const series: Record<string, SeriesSummary> = {};
  for (const name of prepared.series) series[name] = summariseSeries(checked, schedule, ensemble, name);
  const judgements = prepared.targets.map((choice) => judge(choice, ensemble));
  const origin = ensemble.firstUndefined;
  const undefinedWarning = origin
    ? [
        problem(
          'undefined-result',
          { model: checked.model.id, path: `variables.${origin.variable}` },
          {
            count: ensemble.undefinedDraws,
            name: origin.variable,
            year: origin.year,
            draw: origin.draw,
          },
        ),
      ]
    : [];
  const unsolved = ensemble.firstUnsolved;
  const unsolvedWarning = unsolved
    ? [
        problem(
          'not-converged',
          { model: checked.model.id, path: `variables.${unsolved.variables[0] ?? ''}.equation` },
          {
            count: ensemble.unsolvedDraws,
            block: unsolved.variables.slice(0, 12).join(', '),
            year: unsolved.year,
            draw: unsolved.draw,
          },
        ),
      ]
    : [];
  return {
    model: checked.model.id,
    scenario: job.scenario,
    changes: { set: asText(job.set), fix: asText(job.fix), add: asText(job.add) },
    hash: prepared.hash,
    engine: engineVersion,
    seed: job.seed,
    draws: ensemble.draws,
    years: checked.years,
    start: checked.model.years.start,
    series,
    targets: judgements.map(({ verdict }) => verdict),
    residuals: summariseResiduals(prepared, ensemble),
    joint: judgeTogether(judgements.filter(({ verdict }) => joint.includes(verdict.id))),
    problems: [...prepared.warnings, ...undefinedWarning, ...unsolvedWarning],
  };
}

const asText = (entries: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(entries ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : canonicalJson(value),
    ]),
  );
