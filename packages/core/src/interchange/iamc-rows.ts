/** Runs → rows of the IAMC data format (Integrated Assessment Modeling Consortium), which pyam and scenario databases read. */
import { seriesFigures } from './run-series.ts';
import type { NamedRun, Statistic } from './run-series.ts';

export interface IamcRow {
  readonly model: string;
  readonly scenario: string;
  readonly region: string;
  /** A hierarchy with `|`. */
  readonly variable: string;
  readonly unit: string;
  readonly year: number;
  readonly value: number;
}

/** As the database of the IPCC's sixth assessment (AR6 Scenarios Database) names them; a mean is the variable itself. */
const suffixes: Readonly<Record<Statistic, string>> = {
  mean: '',
  p05: '|5.0th Percentile',
  p25: '|25.0th Percentile',
  p50: '|50.0th Percentile',
  p75: '|75.0th Percentile',
  p95: '|95.0th Percentile',
};

/** `share.secondary` is the variable `share|secondary`; its 5 % quantile is `share|secondary|5.0th Percentile`. */
export const iamcVariable = (series: string, statistic: Statistic): string =>
  series.replaceAll('.', '|') + suffixes[statistic];

export interface IamcChoice {
  /** Of all rows. */
  readonly region: string;
  readonly statistics: readonly Statistic[];
}

/** Values in the unit of the series; years without a value have no row. */
export function iamcRows(runs: readonly NamedRun[], { region, statistics }: IamcChoice): readonly IamcRow[] {
  const model = new Map(runs.map(({ scenario, report }) => [scenario, report.model]));
  return seriesFigures(runs, statistics).flatMap(({ scenario, name, statistic, summary: { unit }, values }) =>
    values.map(([year, value]) => ({
      model: model.get(scenario) ?? '',
      scenario,
      region,
      variable: iamcVariable(name, statistic),
      unit,
      year,
      value,
    })),
  );
}
