import type { Report, SeriesSummary, ShownObservation } from '@planwright/core';
import { describe, expect, it } from 'vitest';
import { seriesPaths } from './paths.ts';

const row = (year: number, value: number, more: Partial<ShownObservation> = {}): ShownObservation => ({
  year,
  value,
  vintage: 'latest',
  confidence: 'high',
  tier: 'official',
  source: 'yearbook',
  series: 'city.growth',
  used: true,
  ...more,
});

const report = { years: [2016, 2017, 2018, 2019, 2020, 2021], start: 2021 } as unknown as Report;

function summary(observations: readonly ShownObservation[]): SeriesSummary {
  const projected = [null, null, null, null, null, 0.05];
  return {
    unit: '1/yr',
    display: { unit: '%', factor: 100 },
    label: { zh: '增速', en: 'Growth' },
    state: ['observed', 'missing', 'observed', 'observed', 'observed', 'projected'],
    observed: [],
    observations,
    mean: projected,
    p05: projected,
    p25: projected,
    p50: projected,
    p75: projected,
    p95: projected,
    errors: { mean: [], p05: [], p25: [], p50: [], p75: [], p95: [] },
  };
}

const yearsOf = (observations: readonly ShownObservation[]): number[][] =>
  seriesPaths(report, summary(observations)).runs.map(({ points }) => points.map(({ year }) => year));

describe('the history of a series', () => {
  it('is not joined across a missing year', () => {
    expect(yearsOf([row(2016, 0.06), row(2018, 0.05), row(2019, 0.04)])).toEqual([[2016], [2018, 2019]]);
  });
  it('is not joined across a break in basis', () => {
    expect(yearsOf([row(2018, 0.05), row(2019, 0.04, { break: true }), row(2020, 0.03)])).toEqual([
      [2018],
      [2019, 2020],
    ]);
  });
  it('is not joined across vintages', () => {
    expect(yearsOf([row(2018, 0.05, { vintage: 'a' }), row(2019, 0.04, { vintage: 'b' })])).toEqual([[2018], [2019]]);
  });
  it('keeps a second figure for the same year apart, off the line', () => {
    const { runs, conflicts } = seriesPaths(report, summary([row(2019, 0.04, { used: false }), row(2019, 0.05)]));
    expect(runs.flatMap(({ points }) => points.map(({ value }) => value))).toEqual([5]);
    expect(conflicts.map(({ value }) => value)).toEqual([4]);
  });
  it('stands behind when the model computes with another vintage', () => {
    const { runs } = seriesPaths(
      report,
      summary([row(2019, 0.04), row(2019, 0.05, { vintage: 'first', used: false })]),
    );
    expect(runs.map(({ main }) => main)).toEqual([true, false]);
  });
  it('ends where the projection begins', () => {
    const { bands } = seriesPaths(report, summary([row(2020, 0.04)]));
    expect(bands.map(({ year, p05, p95 }) => [year, p05, p95])).toEqual([
      [2020, 4, 4],
      [2021, 5, 5],
    ]);
  });
});
