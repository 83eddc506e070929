/** What more effort buys: the probability that levers reach, by the length of their move. */
import { axisX, axisY, dot, gridY, line } from '@observablehq/plot';
import { fixed } from '../format/number.ts';
import { percentText } from '@planwright/core';
import { roundAxis } from './axis.ts';
import { plotClass, type Chart } from './figure.ts';

export interface FrontierInput {
  readonly points: readonly { readonly p: number; readonly effort: number }[];
  readonly effort: string;
  readonly probability: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

export function frontierLine({ points, effort, probability, description, width, height }: FrontierInput): Chart {
  const xAxis = roundAxis(0, Math.max(0.1, ...points.map((point) => point.effort)), width < 480 ? 4 : 8);
  const yAxis = roundAxis(0, Math.max(5, ...points.map(({ p }) => p * 100)), 5);
  const shown = [...points].sort((a, b) => a.effort - b.effort).map(({ p, effort: x }) => ({ x, y: p * 100, p }));
  return {
    options: {
      width,
      height,
      marginTop: 10,
      marginBottom: 26,
      marginLeft: 40,
      marginRight: 12,
      className: plotClass,
      x: { type: 'linear', domain: [...xAxis.domain] },
      y: { type: 'linear', domain: [...yAxis.domain] },
      marks: [
        gridY(yAxis.ticks, { stroke: 'var(--rule)', strokeOpacity: 1 }),
        line(shown, { x: 'x', y: 'y', stroke: 'var(--lever)', strokeWidth: 2 }),
        dot(shown, { x: 'x', y: 'y', fill: 'var(--lever)', r: 3.5 }),
        axisX(xAxis.ticks, { tickSize: 0, label: null, tickFormat: (x: number) => fixed(x, xAxis.decimals) }),
        axisY(yAxis.ticks, { tickSize: 0, label: null, tickFormat: (y: number) => `${fixed(y, yAxis.decimals)}%` }),
      ],
      color: { type: 'identity' },
    },
    description,
    tips: shown.map(({ x, p }) => ({
      x,
      heading: `${effort} ${fixed(x, 2)}`,
      lines: [{ name: probability, value: `${percentText(p)}%` }],
    })),
  };
}
