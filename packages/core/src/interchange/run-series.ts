/** Which figures of a report go out: the series of one run under the name of its scenario, by one statistic or several. */
import type { Report, SeriesSummary } from '../result/report.ts';

export interface NamedRun {
  /** As other programs shall read it: the id of the scenario, with what was changed on top of it. */
  readonly scenario: string;
  readonly report: Report;
}

export const statistics = ['mean', 'p05', 'p25', 'p50', 'p75', 'p95'] as const;
/** Over the draws of a run; quantiles are type 7. */
export type Statistic = (typeof statistics)[number];

export interface SeriesFigures {
  readonly scenario: string;
  readonly name: string;
  readonly statistic: Statistic;
  readonly summary: SeriesSummary;
  /** Year and value in `summary.unit`; years without a value are left out. */
  readonly values: readonly (readonly [year: number, value: number])[];
}

/** By run, then series, then statistic, each in the order given. */
export function seriesFigures(runs: readonly NamedRun[], chosen: readonly Statistic[]): readonly SeriesFigures[] {
  return runs.flatMap(({ scenario, report }) =>
    Object.entries(report.series).flatMap(([name, summary]) =>
      chosen.map((statistic) => ({
        scenario,
        name,
        statistic,
        summary,
        values: report.years.flatMap((year, i): [number, number][] => {
          const value = summary[statistic][i];
          return value === null || value === undefined ? [] : [[year, value]];
        }),
      })),
    ),
  );
}
