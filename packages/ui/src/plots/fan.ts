/** A series with its bands, beside a peer where there is one: history solid, projection dashed, the plan period as a wash. */
import { axisX, axisY, dot, gridY, line, rect, ruleX, text as textMark, type Markish } from '@observablehq/plot';
import type { Report } from '@planwright/core';
import { fixed, unitText } from '../format/number.ts';
import type { Messages } from '../locale/locale.ts';
import { pixelY, roundAxis, yearTicks } from './axis.ts';
import { plotClass, type Chart } from './figure.ts';
import { spreadLabels } from './label-positions.ts';
import { bandMarks, extent, hatching, medianMark, observedMarks } from './path-marks.ts';
import { isHearsay } from './trust.ts';
import { describeSeries, yearTips, type YearSeries } from './year-figure.ts';

export interface FanInput {
  readonly series: YearSeries;
  readonly peer: YearSeries | null;
  /** The same series in another scenario. */
  readonly other: YearSeries | null;
  readonly report: Report;
  readonly period: readonly [number, number];
  /** A year to be marked by a dotted line. */
  readonly deadline: number | null;
  readonly text: Messages;
  readonly width: number;
  readonly height: number;
  /** Unique in the page: names the hatching pattern. */
  readonly id: string;
}

const margin = { top: 22, bottom: 26, left: 48 };
const labelGap = 16;

export function fanChart(input: FanInput): Chart {
  const { series, peer, other, report, period, deadline, text, width, height, id } = input;
  const all = [series, ...(peer === null ? [] : [peer]), ...(other === null ? [] : [other])];
  const [low, high] = extent([
    series.paths,
    ...(peer === null ? [] : [{ rows: peer.paths.rows, bands: [] }]),
    ...(other === null ? [] : [other.paths]),
  ]);
  const axis = roundAxis(low, high, height < 220 ? 5 : 7);
  const shownYears = all.flatMap(({ paths }) => [...paths.rows, ...paths.bands].map(({ year }) => year));
  const first = Math.min(...shownYears);
  const last = report.years.at(-1) ?? period[1];
  const bottom = height - margin.bottom;
  const named = peer !== null || other !== null;
  const marginRight = named
    ? Math.min(0.3 * width, 22 + 13 * Math.max(...all.map(({ label }) => textWidth(shortLabel(label)))))
    : 16;

  const ends = all.map((shown) => ({
    label: shortLabel(shown.label),
    year: shown.paths.bands.at(-1)?.year ?? last,
    value: shown.paths.bands.at(-1)?.p50 ?? 0,
    fill: shown === series ? 'var(--projected)' : shown === other ? 'var(--other)' : 'var(--muted)',
    weight: shown === peer ? 400 : 600,
  }));
  const wanted = ends.map(({ value }) => pixelY(value, axis, margin.top, bottom));
  const placed = spreadLabels(wanted, labelGap, margin.top, bottom);

  const marks: Markish[] = [
    hatching(id, 'var(--projected)'),
    rect([{}], { x1: period[0], x2: period[1], y1: axis.domain[0], y2: axis.domain[1], fill: 'var(--wash)' }),
    gridY(axis.ticks, { stroke: 'var(--rule)', strokeOpacity: 1 }),
    textMark([text.planPeriod], {
      x: period[0],
      y: axis.domain[1],
      dx: 5,
      dy: 9,
      textAnchor: 'start',
      fill: 'var(--muted)',
      text: (d: string) => d,
    }),
    ...(other === null ? [] : otherMarks(other, id)),
    ...bandMarks(series.paths.bands, { colour: 'var(--projected)', outer: 0.15, inner: 0.24, hatch: id }),
    ...(deadline === null ? [] : deadlineMarks(deadline, axis.domain[1])),
    ...(peer === null ? [] : peerMarks(peer)),
    medianMark(series.paths.bands, 'var(--projected)'),
    ...(other === null ? [] : [medianMark(other.paths.bands, 'var(--other)')]),
    ...observedMarks(series.paths, 'var(--observed)'),
    fixedMark(series, report),
    ...(named
      ? ends.map((end, i) =>
          textMark([end], {
            x: 'year',
            y: 'value',
            dx: 8,
            dy: (placed[i] ?? 0) - (wanted[i] ?? 0),
            text: 'label',
            textAnchor: 'start',
            fill: end.fill,
            fontWeight: end.weight,
          }),
        )
      : []),
    axisX(yearTicks(first, last, width - margin.left - marginRight), {
      tickFormat: (year: number) => String(year),
      tickSize: 4,
      label: null,
    }),
    axisY(axis.ticks, { tickFormat: (value: number) => fixed(value, axis.decimals), tickSize: 0, label: null }),
    textMark([unitText(series.summary.display.unit, text)], {
      frameAnchor: 'top-left',
      dx: -margin.left + 4,
      dy: -margin.top + 6,
      textAnchor: 'start',
      fill: 'var(--muted)',
      text: (d: string) => d,
    }),
  ];
  return {
    options: {
      width,
      height,
      marginTop: margin.top,
      marginBottom: margin.bottom,
      marginLeft: margin.left,
      marginRight,
      className: plotClass,
      x: { type: 'linear', domain: [first, last] },
      y: { type: 'linear', domain: [...axis.domain] },
      marks,
    },
    description: all.map((item) => describeSeries(item, text)).join(text.stop),
    tips: yearTips(all, report, text),
  };
}

/** In ems of the chart's type: Chinese characters are twice as wide as Latin ones. */
export const textWidth = (label: string): number =>
  [...label].reduce((sum, character) => sum + (character > '\u2e80' ? 1 : 0.56), 0);

/** A label without what it says in brackets or after a comma: the caption and the tooltip say that. */
export const shortLabel = (label: string): string => label.replace(/[（(,].*$/, '').trim();

function peerMarks(peer: YearSeries): Markish[] {
  const main = peer.paths.runs.filter((run) => run.main);
  const hearsay = main.flatMap((run) => run.points).filter(({ observation }) => isHearsay(observation));
  return [
    ...main.map((run) => line(run.points, { x: 'year', y: 'value', stroke: 'var(--peer)', strokeWidth: 1.3 })),
    dot(hearsay, {
      x: 'year',
      y: 'value',
      r: 2.5,
      symbol: 'diamond',
      fill: 'var(--paper)',
      stroke: 'var(--peer)',
      strokeWidth: 1.2,
    }),
    line(peer.paths.bands, { x: 'year', y: 'p50', stroke: 'var(--peer)', strokeWidth: 1.3, strokeDasharray: '2,3' }),
  ];
}

/** Lighter than the present scenario, and told from it by hue and by name. */
const otherMarks = (other: YearSeries, id: string): Markish[] =>
  bandMarks(other.paths.bands, { colour: 'var(--other)', outer: 0.1, inner: 0.14, hatch: id });

/** Years that were set rather than computed: squares, as levers are. */
function fixedMark({ paths, summary }: YearSeries, report: Report): Markish {
  const isFixed = (year: number): boolean => summary.state[report.years.indexOf(year)] === 'fixed';
  return dot(
    paths.bands.filter(({ year }) => isFixed(year)),
    { x: 'year', y: 'p50', r: 4, symbol: 'square', fill: 'var(--lever)', stroke: 'var(--paper)', strokeWidth: 1 },
  );
}

function deadlineMarks(year: number, top: number): Markish[] {
  return [
    ruleX([year], { stroke: 'var(--ink)', strokeWidth: 1.2, strokeDasharray: '2,3' }),
    textMark([String(year)], {
      x: year,
      y: top,
      dx: 4,
      dy: -8,
      textAnchor: 'start',
      fill: 'var(--muted)',
      text: (d: string) => d,
    }),
  ];
}
