/** A series summary → points in display units, ready for lines, bands and dots. */
import type { Observation, Report, SeriesSummary } from '@planwright/core';

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
  readonly observation: Observation | null;
}

export interface SeriesPaths {
  /** Runs of consecutive observed years without a break in basis: lines are drawn inside a run only. */
  readonly runs: readonly (readonly ObservedPoint[])[];
  readonly observed: readonly ObservedPoint[];
  /** Every row of the source, also conflicting ones and those from the start year on. */
  readonly rows: readonly ObservedPoint[];
  /** The model's own values, beginning at the last observed one before them (a band of no width). */
  readonly bands: readonly BandPoint[];
}

export function seriesPaths(report: Report, summary: SeriesSummary): SeriesPaths {
  const { factor } = summary.display;
  const rowOf = (year: number, value: number): Observation | null =>
    summary.observations.find((row) => row.year === year && row.value === value) ??
    summary.observations.find((row) => row.year === year) ??
    null;
  const observed: ObservedPoint[] = [];
  const bands: BandPoint[] = [];
  report.years.forEach((year, i) => {
    const value = summary.observed[i];
    const state = summary.state[i];
    if (value !== null && value !== undefined && (state === 'observed' || year < report.start))
      observed.push({ year, value: value * factor, observation: rowOf(year, value) });
    if (state !== 'estimated' && state !== 'projected' && state !== 'fixed') return;
    const [p05, p25, p50, p75, p95] = [summary.p05[i], summary.p25[i], summary.p50[i], summary.p75[i], summary.p95[i]];
    if (p05 == null || p25 == null || p50 == null || p75 == null || p95 == null) return;
    bands.push({
      year,
      p05: p05 * factor,
      p25: p25 * factor,
      p50: p50 * factor,
      p75: p75 * factor,
      p95: p95 * factor,
      estimated: state === 'estimated',
    });
  });
  return {
    observed,
    runs: splitRuns(observed),
    rows: summary.observations.map((row) => ({ year: row.year, value: row.value * factor, observation: row })),
    bands: anchored(bands, observed),
  };
}

/** A projection starts at the figure of the year before, where that is known. */
function anchored(bands: readonly BandPoint[], observed: readonly ObservedPoint[]): readonly BandPoint[] {
  const first = bands[0];
  const before = first === undefined ? undefined : observed.find(({ year }) => year === first.year - 1);
  if (before === undefined) return bands;
  const { year, value } = before;
  return [{ year, p05: value, p25: value, p50: value, p75: value, p95: value, estimated: false }, ...bands];
}

function splitRuns(observed: readonly ObservedPoint[]): readonly (readonly ObservedPoint[])[] {
  const runs: ObservedPoint[][] = [];
  for (const point of observed) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const joined = last !== undefined && last.year === point.year - 1 && point.observation?.break !== true;
    if (run !== undefined && joined) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
