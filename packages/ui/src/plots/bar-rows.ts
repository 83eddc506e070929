/** Rows of bars from one zero line, each with its interval: what drives a result, largest first. */
import { barX, gridX, ruleX, ruleY, text as textMark } from '@observablehq/plot';
import { roundAxis } from './axis.ts';
import { plotClass, type Chart } from './figure.ts';
import { rowLabels, valueAxis } from './row-marks.ts';

export interface BarRow {
  readonly label: string;
  /** From the zero line; of two the one behind is drawn lighter. */
  readonly bars: readonly { readonly value: number; readonly kind: 'strong' | 'light' | 'lever' }[];
  readonly interval: readonly [number, number] | null;
  /** Stands behind the bar. */
  readonly note: string;
}

export interface BarRowsInput {
  readonly rows: readonly BarRow[];
  /** Behind the numbers of the axis. */
  readonly unit: string;
  readonly description: string;
  readonly width: number;
}

const rowHeight = 34;
const margin = { top: 6, bottom: 26, left: 14, right: 48 };

export const barRowsHeight = (count: number): number => margin.top + margin.bottom + rowHeight * count;

const fills = { strong: 'var(--projected)', light: 'var(--late)', lever: 'var(--lever)' } as const;

/** Labels stand above their bars: long ones fit a phone too. */
export function barRows({ rows, unit, description, width }: BarRowsInput): Chart {
  const ends = rows.flatMap(({ bars, interval }) => [...bars.map(({ value }) => value), ...(interval ?? [])]);
  const axis = roundAxis(Math.min(0, ...ends), Math.max(1e-9, ...ends), width < 480 ? 3 : 5);
  const keys = rows.map((_, i) => String(i));
  const placed = rows.map((row, i) => ({ ...row, key: String(i) }));
  const bars = placed.flatMap(({ key, bars: own }) => own.map((bar) => ({ ...bar, key })));
  const last = ({ bars: own, interval }: BarRow): number =>
    Math.max(0, ...own.map(({ value }) => value), interval?.[1] ?? 0);
  return {
    options: {
      width,
      height: barRowsHeight(rows.length),
      marginTop: margin.top,
      marginBottom: margin.bottom,
      marginLeft: margin.left,
      marginRight: margin.right,
      className: plotClass,
      x: { type: 'linear', domain: [...axis.domain] },
      y: { type: 'band', domain: keys, padding: 0, axis: null },
      marks: [
        gridX(axis.ticks, { stroke: 'var(--rule)', strokeOpacity: 1 }),
        barX(bars, {
          x1: 0,
          x2: 'value',
          y: 'key',
          fill: (bar: (typeof bars)[number]) => fills[bar.kind],
          insetTop: 18,
          insetBottom: 5,
        }),
        ruleY(
          placed.filter(({ interval }) => interval !== null),
          {
            x1: (row: BarRow) => row.interval?.[0] ?? 0,
            x2: (row: BarRow) => row.interval?.[1] ?? 0,
            y: 'key',
            dy: 6.5,
            stroke: 'var(--ink)',
            strokeWidth: 1.2,
          },
        ),
        ruleX([0], { stroke: 'var(--muted)' }),
        rowLabels(placed, axis, width),
        textMark(placed, {
          x: last,
          y: 'key',
          text: 'note',
          dx: 6,
          dy: 7,
          textAnchor: 'start',
          fill: 'var(--muted)',
        }),
        valueAxis(axis, unit),
      ],
      color: { type: 'identity' },
    },
    description,
    tips: [],
  };
}
