/** What charts of horizontal bars share: the label above each bar and the axis of values under them. */
import { axisX, text as textMark } from '@observablehq/plot';
import type { Markish } from '@observablehq/plot';
import { fixed } from '../format/number.ts';
import type { Axis } from './axis.ts';

/** Each row has its `label` and stands at its `key`; a long label is cut. `width` is that of the figure in pixels. */
export const rowLabels = (
  rows: readonly { readonly key: string; readonly label: string }[],
  axis: Axis,
  width: number,
): Markish =>
  textMark(rows, {
    x: axis.domain[0],
    y: 'key',
    text: 'label',
    dx: 4,
    lineWidth: (width - 34) / 12,
    textOverflow: 'ellipsis',
    dy: -8,
    textAnchor: 'start',
    fill: 'var(--ink)',
  });

export const valueAxis = (axis: Axis, unit: string): Markish =>
  axisX(axis.ticks, {
    tickSize: 0,
    label: null,
    tickFormat: (value: number) => `${fixed(value, axis.decimals)}${unit}`,
  });
