/** From one number to another, change by change: every bar begins where the one before it ended. */
import { barX, gridX, text as textMark } from '@observablehq/plot';
import { roundAxis } from './axis.ts';
import { plotClass, type Chart } from './figure.ts';
import { rowLabels, valueAxis } from './row-marks.ts';

export interface WaterfallStep {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly kind: 'level' | 'rise' | 'fall';
}

/** The start, each contribution in the order given, and the end. Contributions add up to `to − from`. */
export function waterfallSteps(
  ends: { readonly from: number; readonly to: number; readonly names: readonly [string, string] },
  parts: readonly { readonly label: string; readonly value: number }[],
  level: (value: number) => string,
  change: (value: number) => string,
): readonly WaterfallStep[] {
  const { from, to, names } = ends;
  let at = from;
  const middle = parts.map(({ label, value }): WaterfallStep => {
    const start = at;
    at += value;
    return { label, from: start, to: at, text: change(value), kind: value < 0 ? 'fall' : 'rise' };
  });
  return [
    { label: names[0], from: 0, to: from, text: level(from), kind: 'level' },
    ...middle,
    { label: names[1], from: 0, to, text: level(to), kind: 'level' },
  ];
}

export interface WaterfallInput {
  readonly steps: readonly WaterfallStep[];
  readonly unit: string;
  readonly description: string;
  readonly width: number;
}

const rowHeight = 34;
const fills = { level: 'var(--observed)', rise: 'var(--projected)', fall: 'var(--unlikely)' } as const;

export const waterfallHeight = (count: number): number => 32 + rowHeight * count;

export function waterfall({ steps, unit, description, width }: WaterfallInput): Chart {
  const moving = steps.filter(({ kind }) => kind !== 'level').flatMap(({ from, to }) => [from, to]);
  const levels = steps.filter(({ kind }) => kind === 'level').map(({ to }) => to);
  const all = [...moving, ...levels];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  // Where the levels dwarf their difference, the axis begins near them.
  const low = least > 0 && most - least < 0.2 * most ? least - (most - least) : Math.min(0, least);
  const axis = roundAxis(low, most, width < 480 ? 3 : 5);
  const placed = steps.map((step, i) => ({
    ...step,
    key: String(i),
    start: step.kind === 'level' ? axis.domain[0] : step.from,
  }));
  return {
    options: {
      width,
      height: waterfallHeight(steps.length),
      marginTop: 6,
      marginBottom: 26,
      marginLeft: 14,
      marginRight: 84,
      className: plotClass,
      x: { type: 'linear', domain: [...axis.domain] },
      y: { type: 'band', domain: placed.map(({ key }) => key), padding: 0, axis: null },
      marks: [
        gridX(axis.ticks, { stroke: 'var(--rule)', strokeOpacity: 1 }),
        barX(placed, {
          x1: 'start',
          x2: 'to',
          y: 'key',
          fill: (step: WaterfallStep) => fills[step.kind],
          fillOpacity: (step: WaterfallStep) => (step.kind === 'level' ? 0.35 : 1),
          insetTop: 18,
          insetBottom: 5,
        }),
        rowLabels(placed, axis, width),
        textMark(placed, {
          x: (step: (typeof placed)[number]) => Math.max(step.start, step.to),
          y: 'key',
          text: 'text',
          dx: 6,
          dy: 7,
          textAnchor: 'start',
          fill: 'var(--muted)',
        }),
        valueAxis(axis, unit),
      ],
      color: { type: 'identity' },
      opacity: { type: 'identity' },
    },
    description,
    tips: [],
  };
}
