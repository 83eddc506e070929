/** Whether a figure can be what its series measures, whatever the place: the bounds that hold where there is no history to compare with. */
import type { Bilingual } from '../problem.ts';
import { fraction, percentAdvice, sizeAdvice } from './check-size.ts';
import type { ImportedFigure } from './imported-figure.ts';
import type { PlaceReport } from './place-report.ts';
import type { Measure, Table } from './table.ts';

const isRate = (unit: string): boolean => /^(?:1|%|‰|pp|个百分点)(?:\/|$)/u.test(unit);

/** Refused and reported: true. `known`: we have figures of this series, which say whether a small percentage is one. */
export function refuseMeasure(
  figure: ImportedFigure,
  tables: readonly Table[],
  known: boolean,
  report: PlaceReport,
): boolean {
  const { place, found, unit, given, marked, observation } = figure;
  const { value } = observation;
  const measure = measureOf(figure, tables);
  if (measure === 'share' && (unit === '%' || unit === '1')) {
    if (value < 0 || value > (unit === '%' ? 100 : 1)) {
      report.refuse(place, found, notAShare, sizeAdvice(given));
      return true;
    }
    if (!known && given === '%' && marked !== true && value > 0 && value <= 1) {
      report.refuse(place, found, fraction(value), percentAdvice(found));
      return true;
    }
  }
  if (measure === 'amount' && value <= 0) {
    report.refuse(place, found, notAnAmount, sizeAdvice(given));
    return true;
  }
  if (measure === undefined && !known && value < 0 && neverNegative(figure, tables)) {
    report.refuse(place, found, negative, sizeAdvice(given));
    return true;
  }
  return false;
}

/** As the series is described; else the ids of our datasets say what a share is (`share_secondary`, `urbanisation_rate`). */
function measureOf({ dataset, series, unit }: ImportedFigure, tables: readonly Table[]): Measure | undefined {
  const table = tables.find(({ id }) => id === dataset);
  const stated = table !== undefined && Object.hasOwn(table.series, series) ? table.series[series]?.measure : undefined;
  if (stated !== undefined) return stated;
  const isShare =
    isRate(unit) && /(?:^|_)(?:share|urbanisation)(?:_|\.|$)/u.test(series) && !/growth|change/u.test(series);
  return isShare ? 'share' : undefined;
}

/** A series is the same thing in every region: of one that is above 0 wherever we know it, no place has less than nothing. */
function neverNegative({ series, unit }: ImportedFigure, tables: readonly Table[]): boolean {
  if (isRate(unit)) return false;
  const name = nameOf(series);
  const values = tables.flatMap((table) =>
    Object.values(table.series)
      .filter(({ id }) => nameOf(id) === name)
      .flatMap(({ observations }) => observations.map(({ value }) => value)),
  );
  return values.length > 0 && values.every((value) => value > 0);
}

/** `gdp_nominal.chiping` → `gdp_nominal`. */
const nameOf = (series: string): string => series.split('.')[0] ?? series;

const notAShare: Bilingual = {
  zh: '不可能：占比须在 0 到 100% 之间',
  en: 'cannot be: a share lies between 0 and 100 %',
};
const notAnAmount: Bilingual = { zh: '不可能：这一序列须大于 0', en: 'cannot be: the series is above 0' };
const negative: Bilingual = { zh: '不可能：这一序列不会小于 0', en: 'cannot be: the series is never below 0' };
