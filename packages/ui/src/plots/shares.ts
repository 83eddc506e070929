/** Shares of a whole over the years: one line with bands per part, named at its end. History is broken where its basis changes. */
import { axisX, axisY, gridY, rect, text as textMark, type Markish } from '@observablehq/plot';
import type { Report } from '@planwright/core';
import { fixed, unitText } from '../format/number.ts';
import type { Messages } from '../locale/locale.ts';
import { pixelY, roundAxis, yearTicks } from './axis.ts';
import { shortLabel, textWidth } from './fan.ts';
import { plotClass, type Chart } from './figure.ts';
import { spreadLabels } from './label-positions.ts';
import { bandMarks, extent, hatching, medianMark, observedMarks } from './path-marks.ts';
import { describeSeries, numberIn, yearTips, type YearSeries } from './year-figure.ts';

export interface SharesInput {
  readonly parts: readonly YearSeries[];
  readonly report: Report;
  readonly period: readonly [number, number];
  readonly text: Messages;
  readonly width: number;
  readonly height: number;
  readonly id: string;
}

/** Parts differ by lightness and by the name at the end of their line. */
const colours = ['var(--part-1)', 'var(--part-2)', 'var(--part-3)'] as const;

const margin = { top: 22, bottom: 26, left: 48 };
const labelGap = 17;

export function sharesChart(input: SharesInput): Chart {
  const { parts, report, period, text, width, height, id } = input;
  const colour = (i: number): string => colours[i % colours.length] ?? 'var(--part-1)';
  const [low, high] = extent(parts.map(({ paths }) => paths));
  const axis = roundAxis(Math.min(low, 0), high, 6);
  const shownYears = parts.flatMap(({ paths }) => [...paths.rows, ...paths.bands].map(({ year }) => year));
  const first = Math.min(...shownYears);
  const last = report.years.at(-1) ?? period[1];
  const bottom = height - margin.bottom;
  const ends = parts.map(({ paths, label, summary }, i) => {
    const end = paths.bands.at(-1) ?? null;
    const value = end?.p50 ?? paths.rows.at(-1)?.value ?? 0;
    return {
      label: `${shortLabel(label)} ${numberIn(summary)(value)}`,
      year: end?.year ?? last,
      value,
      fill: colour(i),
    };
  });
  const wanted = ends.map(({ value }) => pixelY(value, axis, margin.top, bottom));
  const placed = spreadLabels(wanted, labelGap, margin.top, bottom);
  const marginRight = Math.min(150, 22 + 13 * Math.max(...ends.map(({ label }) => textWidth(label))));

  const marks: Markish[] = [
    ...parts.map((_, i) => hatching(`${id}-${i}`, colour(i))),
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
    ...parts.flatMap(({ paths }, i) =>
      bandMarks(paths.bands, { colour: colour(i), outer: 0.14, inner: 0.24, hatch: `${id}-${i}` }),
    ),
    ...parts.map(({ paths }, i) => medianMark(paths.bands, colour(i))),
    ...parts.flatMap(({ paths }, i) => observedMarks(paths, colour(i))),
    ...ends.map((end, i) =>
      textMark([end], {
        x: 'year',
        y: 'value',
        dx: 8,
        dy: (placed[i] ?? 0) - (wanted[i] ?? 0),
        text: 'label',
        textAnchor: 'start',
        fill: end.fill,
        fontWeight: 600,
      }),
    ),
    axisX(yearTicks(first, last, width - margin.left - marginRight), {
      tickFormat: (year: number) => String(year),
      tickSize: 4,
      label: null,
    }),
    axisY(axis.ticks, { tickFormat: (value: number) => fixed(value, axis.decimals), tickSize: 0, label: null }),
    textMark([unitText(parts[0]?.summary.display.unit ?? '', text)], {
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
    description: parts.map((part) => describeSeries(part, text)).join(text.stop),
    tips: yearTips(parts, report, text),
  };
}
