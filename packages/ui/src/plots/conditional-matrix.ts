/** P(row | column) of every pair of targets: the darker, the likelier. */
import { axisX, axisY, cell, text as textMark } from '@observablehq/plot';
import { percentText } from '@planwright/core';
import { plotClass, type Chart } from './figure.ts';

export interface MatrixInput {
  /** Names of the targets, in the order of rows and columns. */
  readonly names: readonly string[];
  readonly columns: readonly string[];
  /** conditional[i][j] = P(i | j); on the diagonal P(i). Null where the condition never holds. */
  readonly conditional: readonly (readonly (number | null)[])[];
  readonly none: string;
  readonly description: string;
  readonly width: number;
}

const rowHeight = 44;
const margin = { top: 26, bottom: 4, right: 2 };

export const matrixHeight = (count: number): number => margin.top + margin.bottom + rowHeight * count;

/** At full strength the numbers on a field could no longer be read. */
const strongest = 0.45;

/** Words of at most so many letters' width a line; Chinese letters are as wide as two. */
export function wrapped(label: string, wide: number): string {
  const pieces = label.match(/[\u2E80-\u9FFF\uFF00-\uFFEF]|[^\s\u2E80-\u9FFF\uFF00-\uFFEF]+\s*/gu) ?? [label];
  const size = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 2 : 1), 0);
  const lines = [''];
  for (const piece of pieces) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && size(line + piece.trimEnd()) > wide) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  const kept = lines.map((line) => line.trim()).slice(0, 3);
  return lines.length > 3 ? `${kept.join('\n')}…` : kept.join('\n');
}

export function conditionalMatrix({ names, columns, conditional, none, description, width }: MatrixInput): Chart {
  const left = Math.min(230, Math.round(width * 0.42));
  const fields = conditional.flatMap((row, i) =>
    row.map((p, j) => ({
      row: String(i),
      column: String(j),
      p,
      text: p === null ? none : `${percentText(p)}%`,
      own: i === j,
    })),
  );
  const order = names.map((_, i) => String(i));
  return {
    options: {
      width,
      height: matrixHeight(names.length),
      marginTop: margin.top,
      marginBottom: margin.bottom,
      marginLeft: left,
      marginRight: margin.right,
      className: plotClass,
      x: { type: 'band', domain: order, padding: 0.03 },
      y: { type: 'band', domain: order, padding: 0.06 },
      marks: [
        cell(fields, {
          x: 'column',
          y: 'row',
          fill: 'var(--projected)',
          fillOpacity: (field: (typeof fields)[number]) => strongest * (field.p ?? 0),
          stroke: (field: (typeof fields)[number]) => (field.own ? 'var(--ink)' : 'var(--rule)'),
        }),
        textMark(fields, { x: 'column', y: 'row', text: 'text', fill: 'var(--ink)', fontSize: 14 }),
        axisX({ anchor: 'top', tickSize: 0, label: null, tickFormat: (j: string) => columns[Number(j)] ?? '' }),
        axisY({
          tickSize: 0,
          label: null,
          tickFormat: (i: string) => wrapped(names[Number(i)] ?? '', Math.floor((left - 8) / 6)),
        }),
      ],
      color: { type: 'identity' },
      opacity: { type: 'identity' },
    },
    description,
    tips: [],
  };
}
