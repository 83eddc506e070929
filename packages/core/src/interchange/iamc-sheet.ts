/** Rows of an IAMC table → a sheet and its mapping, as data of one's own come in: `--data sheet --mapping mapping`. */
import type { Mapping } from '../data/mapping.ts';
import type { IamcRow } from './iamc-rows.ts';
import { seriesAliases } from './series-alias.ts';

export interface IamcSheet {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly mapping: Mapping;
}

/**
 * A variable `Emissions|CO2` becomes the series `Emissions.CO2` of the dataset, each scenario a vintage of it (`Model/Scenario`
 * where there are several models), so that scenarios are never joined into one line. Several regions are kept apart by
 * `series.region`, with the alias of the region.
 */
export function iamcSheet(rows: readonly IamcRow[], dataset: string): IamcSheet {
  const distinct = (key: 'model' | 'region' | 'variable'): string[] => [...new Set(rows.map((row) => row[key]))];
  const models = distinct('model');
  const regions = distinct('region');
  const aliases = seriesAliases(regions);
  const vintage = (row: IamcRow): string => nameable(models.length > 1 ? `${row.model}/${row.scenario}` : row.scenario);
  return {
    header: ['region', 'indicator', 'year', 'value', 'unit', 'vintage'],
    rows: rows.map((row) => [
      ...[row.region, row.variable, row.year, row.value],
      ...[row.unit === '' ? '1' : row.unit, vintage(row)],
    ]),
    mapping: {
      header: 1,
      form: 'long',
      source: models.join(', '),
      tier: 'third party',
      confidence: 'medium',
      region: { column: 'region' },
      name: { column: 'indicator' },
      year: { column: 'year' },
      value: { column: 'value' },
      unit: { column: 'unit' },
      vintage: { column: 'vintage' },
      regions: Object.fromEntries(
        regions.map((region) => [region, regions.length > 1 ? `${dataset}/${aliases.get(region) ?? region}` : dataset]),
      ),
      series: Object.fromEntries(distinct('variable').map((name) => [name, { series: seriesOf(name) }])),
    },
  };
}

/** What a reference `dataset.series@vintage` can carry. */
const nameable = (text: string): string => text.replace(/[\s@\p{Cc}]+/gu, '_');

const seriesOf = (variable: string): string => nameable(variable.replace(/\s*\|\s*/g, '.'));
