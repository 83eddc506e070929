/** The findings on a prepared job → its report. */
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { ColumnSummary } from '../result/draw-distribution.ts';
import type { Ensemble, Faults } from '../result/ensemble.ts';
import type { Changes, Report, ResidualSummary, SeriesSummary } from '../result/report.ts';
import { sketchError } from '../result/sketch.ts';
import { judgeTogether, verdictOf } from '../target/judge.ts';
import type { Margins } from '../target/judge.ts';
import { columnsOf } from './columns.ts';
import { engineVersion } from './engine-version.ts';
import { findAll, jointTargets } from './findings.ts';
import type { Findings } from './findings.ts';
import { canonicalJson } from './hash.ts';
import type { PreparedJob } from './prepare.ts';
import { summariseResidual, summariseSeries } from './summarise.ts';

/** The report on a whole ensemble, on this thread. */
export function reportOn(prepared: PreparedJob, ensemble: Ensemble): Report {
  return reportFindings(prepared, findAll(prepared, ensemble));
}

export function reportFindings(prepared: PreparedJob, findings: Findings): Report {
  const { checked, schedule, job } = prepared;
  const { bands, residuals, margins } = byColumn(prepared, findings);
  const series: Record<string, SeriesSummary> = {};
  for (const name of prepared.series)
    series[name] = summariseSeries(checked, schedule, bands.get(name) ?? new Map<number, ColumnSummary>(), name);
  const verdicts = prepared.targets.map((choice, index) =>
    verdictOf(choice, findings.targets[index]!, margins[index]!, findings.draws, job.bundle.referenceClasses),
  );
  return {
    model: checked.model.id,
    scenario: job.scenario,
    changes: changesOf(job),
    hash: prepared.hash,
    engine: engineVersion,
    seed: job.seed,
    draws: findings.draws,
    years: checked.years,
    start: checked.model.years.start,
    series,
    targets: verdicts,
    residuals,
    joint: judgeTogether(
      jointTargets(prepared).map((index) => verdicts[index]!),
      findings.joint,
    ),
    quantileError: findings.sketched ? sketchError : 0,
    problems: [...prepared.warnings, ...faultWarnings(checked.model.id, findings.faults)],
  };
}

interface ByColumn {
  /** By series and year. */
  readonly bands: ReadonlyMap<string, ReadonlyMap<number, ColumnSummary>>;
  readonly residuals: Report['residuals'];
  /** By target. */
  readonly margins: readonly Margins[];
}

function byColumn(prepared: PreparedJob, findings: Findings): ByColumn {
  const bands = new Map<string, Map<number, ColumnSummary>>();
  const residuals: Record<string, Record<number, ResidualSummary>> = Object.fromEntries(
    prepared.residuals.map((name) => [name, {}]),
  );
  const margins: Margins[] = [];
  columnsOf(prepared).forEach((column, index) => {
    const finding = findings.columns[index]!;
    if (finding.kind === 'margins') {
      margins.push({ margin: finding.margin, marginHistogram: finding.marginHistogram });
    } else if (column.kind === 'series') {
      const years = bands.get(column.name) ?? new Map<number, ColumnSummary>();
      bands.set(column.name, years.set(column.year, finding.summary));
    } else if (column.kind === 'residual') {
      residuals[column.name]![column.year] = summariseResidual(finding.summary);
    }
  });
  return { bands, residuals, margins };
}

function faultWarnings(model: string, faults: Faults): readonly Problem[] {
  const { firstUndefined: origin, firstUnsolved: unsolved } = faults;
  const warnings: Problem[] = [];
  if (origin) {
    const { variable, year, draw } = origin;
    const values = { count: faults.undefinedDraws, name: variable, year, draw };
    warnings.push(problem('undefined-result', { model, path: `variables.${variable}` }, values));
  }
  if (unsolved) {
    const { variables, year, draw } = unsolved;
    const block = variables.slice(0, 12).join(', ');
    const path = `variables.${variables[0] ?? ''}.equation`;
    warnings.push(problem('not-converged', { model, path }, { count: faults.unsolvedDraws, block, year, draw }));
  }
  return warnings;
}

/** What the user changed on top of the scenario, as text. */
export const changesOf = ({ set, fix, add }: PreparedJob['job']): Changes => ({
  set: asText(set),
  fix: asText(fix),
  add: asText(add),
});

const asText = (entries: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(entries ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : canonicalJson(value),
    ]),
  );
