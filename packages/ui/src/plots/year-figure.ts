/** Words and table rows shared by charts over years. */
import type { Report, SeriesSummary } from '@planwright/core';
import { decimalsFor, fixed, integer, withUnit } from '../format/number.ts';
import type { Messages } from '../locale/locale.ts';
import type { FigureTable, Tip, TipLine } from './figure.ts';
import type { SeriesPaths } from './paths.ts';
import { trustText } from './trust.ts';

export interface YearSeries {
  readonly name: string;
  readonly label: string;
  readonly summary: SeriesSummary;
  readonly paths: SeriesPaths;
}

export function numberIn(summary: SeriesSummary): (value: number) => string {
  const sample = summary.p50.find((value) => value !== null) ?? summary.observed.find((value) => value !== null) ?? 1;
  const decimals = decimalsFor(summary.display.unit, sample * summary.display.factor);
  return (value) => fixed(value, decimals);
}

function linesAt(year: number, series: YearSeries, report: Report, text: Messages): TipLine[] {
  const { summary, paths, label } = series;
  const number = numberIn(summary);
  const shown = (value: number): string => withUnit(number(value), summary.display.unit, text);
  const all = summary.observations;
  const rows = paths.rows.filter((row) => row.year === year);
  const lines = rows.map((row): TipLine => {
    const { observation } = row;
    return {
      name: `${label} · ${text.observedValue}`,
      value: `${observation.bound ?? ''}${shown(row.value)}`,
      note: trustText(observation, all, text),
    };
  });
  const fixed = summary.state[report.years.indexOf(year)] === 'fixed';
  const band = paths.bands.find((point) => point.year === year && point.p05 !== point.p95);
  if (fixed)
    lines.push({
      name: `${label} · ${text.cellStates.fixed}`,
      value: shown(paths.bands.find((point) => point.year === year)?.p50 ?? 0),
    });
  if (band !== undefined)
    lines.push({
      name: `${label} · ${band.estimated ? text.estimatedValue : text.median}`,
      value: shown(band.p50),
      note: `${samplingNote(series, year, report, text)}${text.half} ${text.interval(number(band.p25), number(band.p75))} · ${text.ninety} ${text.interval(number(band.p05), number(band.p95))} · ${text.drawsShort(integer(report.draws))} · ${text.seed(report.seed)}`,
    });
  return lines;
}

/** `抽样误差 ±0.3 · `: half the 95 % interval of the median over draws. */
function samplingNote({ summary }: YearSeries, year: number, report: Report, text: Messages): string {
  const error = summary.errors.p50[report.years.indexOf(year)];
  return error == null ? '' : `${text.samplingError(errorText(summary, error))} · `;
}

/** One digit more than the value: an error that rounds to nothing says nothing. */
function errorText(summary: SeriesSummary, error: number): string {
  const shown = error * summary.display.factor;
  return fixed(shown, shown < 0.05 ? 3 : shown < 1 ? 2 : 1);
}

export function yearTips(all: readonly YearSeries[], report: Report, text: Messages): readonly Tip[] {
  return report.years
    .map((year) => ({
      x: year,
      heading: text.yearOf(year),
      lines: all.flatMap((series) => linesAt(year, series, report, text)),
    }))
    .filter(({ lines }) => lines.length > 0);
}

export function yearTable(all: readonly YearSeries[], report: Report, text: Messages): FigureTable {
  const rows = all.flatMap((series) => {
    const { summary, label } = series;
    const number = numberIn(summary);
    const cell = (values: readonly (number | null)[], i: number): string => {
      const value = values[i];
      return value == null ? text.none : number(value * summary.display.factor);
    };
    return report.years.flatMap((year, i) => {
      const given = summary.state[i] ?? 'missing';
      const sources = summary.observations
        .filter((row) => row.year === year)
        .map(
          (row) =>
            `${row.bound ?? ''}${number(row.value * summary.display.factor)}${text.colon}${trustText(row, summary.observations, text)}`,
        );
      if (given === 'missing' && sources.length === 0) return [];
      // Figures of another basis than the model computes with are published all the same.
      const printed = summary.observations.some((row) => row.year === year && row.bound === undefined);
      const state = given === 'missing' || (given === 'estimated' && printed) ? 'observed' : given;
      const published = summary.observed[i] ?? summary.observations.find((row) => row.year === year)?.value ?? null;
      const spread =
        state === 'observed'
          ? [text.none, text.none, text.none]
          : [cell(summary.p50, i), cell(summary.p05, i), cell(summary.p95, i)];
      return [
        [
          label,
          String(year),
          text.cellStates[state],
          published === null ? text.none : number(published * summary.display.factor),
          ...spread,
          state === 'observed' || summary.errors.p50[i] == null
            ? text.none
            : `±${errorText(summary, summary.errors.p50[i])}`,
          sources.join(text.stop),
        ],
      ];
    });
  });
  return {
    head: [
      text.series,
      text.year,
      text.state,
      text.observedValue,
      text.median,
      '5%',
      '95%',
      text.samplingErrorHead,
      text.source,
    ],
    rows,
  };
}

/** First and last thing that a chart of one series says, for those who listen to it. */
export function describeSeries(series: YearSeries, text: Messages): string {
  const { summary, paths, label } = series;
  const number = numberIn(summary);
  const shown = (value: number): string => withUnit(number(value), summary.display.unit, text);
  const observed = paths.runs.findLast((run) => run.main)?.points.at(-1);
  const last = paths.bands.at(-1);
  return text.fanAria(
    label,
    observed === undefined ? text.noObserved : text.lastObserved(observed.year, shown(observed.value)),
    last === undefined ? text.none : text.atYear(last.year, shown(last.p50), number(last.p05), number(last.p95)),
  );
}
