/** Bands of a report as CSV, one row per series and year; every row carries the record that makes it citable. */
import type { Locale, Report } from '@planwright/core';
import { changesText } from './citation.ts';
import { csvText } from './csv-text.ts';

const columns = [
  ...['series', 'label', 'unit', 'year', 'state', 'observed', 'mean', 'p05', 'p25', 'p50', 'p75', 'p95'],
  ...['model', 'scenario', 'changes', 'hash', 'engine', 'seed', 'draws'],
];

/** With a byte order mark, so that office programs read the Chinese labels; numbers with all their digits. */
export function seriesCsv(report: Report, locale: Locale): string {
  const { model, scenario, hash, engine, seed, draws } = report;
  const changes = changesText(report.changes);
  const rows = Object.entries(report.series).flatMap(([name, series]) =>
    report.years.map((year, i) => [
      ...[name, series.label[locale], series.unit, year, series.state[i], series.observed[i], series.mean[i]],
      ...[series.p05[i], series.p25[i], series.p50[i], series.p75[i], series.p95[i]],
      ...[model, scenario, changes, hash, engine, seed, draws],
    ]),
  );
  return csvText([columns, ...rows]);
}
