/** In which year the path is highest: one bar a year, and apart from them the draws with no peak in the window. */
import { axisX, axisY, barY, gridY, text as textMark } from '@observablehq/plot';
import type { PeakSummary, Report } from '@planwright/core';
import { fixed, integer } from '../format/number.ts';
import { percentText } from '@planwright/core';
import type { Messages } from '../locale/locale.ts';
import { roundAxis } from './axis.ts';
import { plotClass, type Chart } from './figure.ts';

export interface PeakBar {
  /** Tick under the bar: two digits of the year. */
  readonly tick: string;
  readonly label: string;
  readonly share: number;
  readonly inTime: boolean;
  readonly apart: boolean;
}

/** Years before `start` stand together in one bar: the peak would lie in the past. */
export function peakBars(
  peak: PeakSummary,
  start: number,
  deadline: number,
  end: number,
  text: Messages,
): readonly PeakBar[] {
  const all = peak.counts.reduce((sum, count) => sum + count, 0) + peak.notPeaked;
  const share = (count: number): number => (all === 0 ? 0 : count / all);
  const pairs = peak.years.map((year, i) => ({ year, count: peak.counts[i] ?? 0 }));
  const past = pairs.filter(({ year }) => year < start);
  const pastCount = past.reduce((sum, { count }) => sum + count, 0);
  const bars: PeakBar[] = [];
  if (past.length > 0)
    bars.push({
      tick: `≤${String(start - 1).slice(2)}`,
      label: text.before(start - 1),
      share: share(pastCount),
      inTime: true,
      apart: false,
    });
  for (const { year, count } of pairs) {
    if (year < start || year >= end) continue;
    bars.push({
      tick: String(year).slice(2),
      label: text.yearOf(year),
      share: share(count),
      inTime: year <= deadline,
      apart: false,
    });
  }
  bars.push({
    tick: text.notPeakedTick,
    label: `${text.notPeaked} (${text.notPeakedNote(end)})`,
    share: share(peak.notPeaked),
    inTime: false,
    apart: true,
  });
  return bars;
}

export interface PeakYearsInput {
  readonly bars: readonly PeakBar[];
  readonly deadline: number;
  readonly report: Report;
  readonly text: Messages;
  readonly width: number;
  readonly height: number;
}

const margin = { top: 22, bottom: 26, left: 40, right: 4 };

export function peakYearsChart({ bars, deadline, report, text, width, height }: PeakYearsInput): Chart {
  const most = Math.max(0.05, ...bars.map(({ share }) => share));
  const axis = roundAxis(0, most * 100, 5);
  const inTime = bars.filter((bar) => bar.inTime).reduce((sum, { share }) => sum + share, 0);
  const never = bars.find((bar) => bar.apart)?.share ?? 0;
  // An empty place keeps the last bar apart from the years.
  const places = bars.flatMap((bar) => (bar.apart ? [' ', bar.tick] : [bar.tick]));
  const wide = (width - margin.left) / places.length;
  return {
    options: {
      width,
      height,
      marginTop: margin.top,
      marginBottom: margin.bottom,
      marginLeft: margin.left,
      marginRight: margin.right,
      className: plotClass,
      x: { type: 'band', domain: places, padding: 0.14 },
      y: { type: 'linear', domain: [...axis.domain] },
      marks: [
        gridY(axis.ticks, { stroke: 'var(--rule)', strokeOpacity: 1 }),
        barY(bars, {
          x: 'tick',
          y: (bar: PeakBar) => bar.share * 100,
          fill: (bar: PeakBar) => (bar.inTime ? 'var(--likely)' : bar.apart ? 'var(--unpeaked)' : 'var(--late)'),
        }),
        textMark(
          bars.filter((bar) => bar.apart || bar.share >= 0.995 * most),
          {
            x: 'tick',
            y: (bar: PeakBar) => bar.share * 100,
            dy: -8,
            text: (bar: PeakBar) => `${percentText(bar.share)}%`,
            fill: 'var(--ink)',
          },
        ),
        axisX({
          tickSize: 0,
          label: null,
          // Narrow bars carry every second year.
          tickFormat: (tick: string, i: number) => (wide < 26 && i % 2 === 1 && i < places.length - 1 ? '' : tick),
        }),
        axisY(axis.ticks, {
          tickFormat: (value: number) => `${fixed(value, axis.decimals)}%`,
          tickSize: 0,
          label: null,
        }),
      ],
      color: { type: 'identity' },
    },
    description: text.peakAria(`${percentText(inTime)}%`, deadline, `${percentText(never)}%`),
    tips: bars.map((bar) => ({
      x: bar.tick,
      heading: bar.label,
      lines: [
        {
          name: text.share,
          value: `${percentText(bar.share)}%`,
          note: `${text.drawsShort(integer(report.draws))} · ${text.seed(report.seed)}`,
        },
      ],
    })),
  };
}
