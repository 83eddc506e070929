/** A series summary → points in display units, ready for lines, bands and dots. */
import type { Report, SeriesSummary, ShownObservation } from '@planwright/core';

export interface BandPoint {
  readonly year: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  readonly estimated: boolean;
}

export interface ObservedPoint {
  readonly year: number;
  readonly value: number;
  readonly observation: ShownObservation;
}

/** Consecutive years of one series and vintage without a break in basis: lines are drawn inside a run only. */
export interface Run {
  readonly points: readonly ObservedPoint[];
  /** The figures the model computes with, or the only history there is; other vintages stand behind them. */
  readonly main: boolean;
}

export interface SeriesPaths {
  readonly runs: readonly Run[];
  /** Figures that stand beside the one that holds, for the same year, series and vintage. */
  readonly conflicts: readonly ObservedPoint[];
  /** Every row inside the years of the report. */
  readonly rows: readonly ObservedPoint[];
  /** The model's own values, beginning at the last observed one before them (a band of no width). */
  readonly bands: readonly BandPoint[];
  /** Estimates of years for which nothing was published. */
  readonly estimates: readonly BandPoint[];
}

export function seriesPaths(report: Report, summary: SeriesSummary): SeriesPaths {
  const { factor } = summary.display;
  const years = new Set(report.years);
  const rows = summary.observations
    .filter(({ year }) => years.has(year))
    .map((observation) => ({ year: observation.year, value: observation.value * factor, observation }));
  const bands = modelBands(report, summary, factor);
  const { runs, conflicts } = observedRuns(rows);
  const published = new Set(rows.map(({ year }) => year));
  return {
    rows,
    runs,
    conflicts,
    bands: anchored(bands, rows),
    estimates: bands.filter(({ year, estimated }) => estimated && !published.has(year)),
  };
}

function modelBands(report: Report, summary: SeriesSummary, factor: number): readonly BandPoint[] {
  return report.years.flatMap((year, i) => {
    const state = summary.state[i];
    if (state !== 'estimated' && state !== 'projected' && state !== 'fixed') return [];
    const [p05, p25, p50, p75, p95] = [summary.p05[i], summary.p25[i], summary.p50[i], summary.p75[i], summary.p95[i]];
    if (p05 == null || p25 == null || p50 == null || p75 == null || p95 == null) return [];
    return [
      {
        year,
        p05: p05 * factor,
        p25: p25 * factor,
        p50: p50 * factor,
        p75: p75 * factor,
        p95: p95 * factor,
        estimated: state === 'estimated',
      },
    ];
  });
}

/** A projection starts at the figure of the year before, where the model computes with it. */
function anchored(bands: readonly BandPoint[], rows: readonly ObservedPoint[]): readonly BandPoint[] {
  const first = bands[0];
  const before = rows.find(({ year, observation }) => observation.used && year === (first?.year ?? 0) - 1);
  if (before === undefined) return bands;
  const { year, value } = before;
  return [{ year, p05: value, p25: value, p50: value, p75: value, p95: value, estimated: false }, ...bands];
}

function observedRuns(rows: readonly ObservedPoint[]): Pick<SeriesPaths, 'runs' | 'conflicts'> {
  const groups = new Map<string, ObservedPoint[]>();
  const conflicts: ObservedPoint[] = [];
  for (const row of rows) {
    const key = `${row.observation.series}@${row.observation.vintage}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    const held = group.findIndex(({ year }) => year === row.year);
    if (held < 0) group.push(row);
    else if (row.observation.used && group[held]?.observation.used === false)
      conflicts.push(...group.splice(held, 1, row));
    else conflicts.push(row);
  }
  const anyUsed = rows.some(({ observation }) => observation.used);
  const runs: Run[] = [];
  for (const group of groups.values()) {
    const main = !anyUsed || group.some(({ observation }) => observation.used);
    let points: ObservedPoint[] = [];
    for (const point of [...group].sort((a, b) => a.year - b.year)) {
      const last = points.at(-1);
      if (last !== undefined && (last.year !== point.year - 1 || point.observation.break === true)) {
        runs.push({ points, main });
        points = [];
      }
      points.push(point);
    }
    if (points.length > 0) runs.push({ points, main });
  }
  return { runs, conflicts };
}
