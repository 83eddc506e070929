/** What every chart function returns: options for Plot, and the same numbers for people who read, hover or listen. */
import type { PlotOptions } from '@observablehq/plot';

export interface Tip {
  /** Place on the x scale. */
  readonly x: number | string;
  readonly heading: string;
  readonly lines: readonly TipLine[];
}

export interface TipLine {
  readonly name: string;
  readonly value: string;
  /** Source, confidence and marks of an observation. */
  readonly note?: string;
}

export interface FigureTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Chart {
  readonly options: PlotOptions;
  readonly description: string;
  readonly tips: readonly Tip[];
}

/** Charts that stand under one caption, with one table. */
export interface Figure {
  readonly charts: readonly Chart[];
  readonly caption: string;
  readonly table: FigureTable;
}

/** The one class name of our charts: Plot's own style element is removed and its rules stand in figures.css. */
export const plotClass = 'chart-svg';
