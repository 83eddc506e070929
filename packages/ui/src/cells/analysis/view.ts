/** What every analysis shows: sentences first, then figures, then tables. Plain data, made by pure functions from the answers. */
import type { Locale, ModelBundle } from '@planwright/core';
import type { ProbabilityWord } from '@planwright/core';
import { numberText, withUnit } from '../../format/number.ts';
import type { AnalysisMessages } from '../../locale/analysis.ts';
import type { Messages } from '../../locale/locale.ts';
import type { PlacedChart } from '../chart-cell.ts';

export interface Wording {
  readonly locale: Locale;
  readonly text: Messages;
  readonly own: AnalysisMessages;
  readonly bundle: ModelBundle;
}

export interface ShownCell {
  readonly text: string;
  /** One of the five words of probability, in its colour. */
  readonly word?: ProbabilityWord;
  readonly note?: string;
  /** Levels of indentation. */
  readonly level?: number;
}

export interface ShownTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** Columns of numbers. */
  readonly numbers: readonly number[];
  readonly rows: readonly (readonly (string | ShownCell)[])[];
  /** Stands closed below the rest. */
  readonly folded?: boolean;
}

export interface ShownFigure extends PlacedChart {
  readonly caption: string;
}

export interface AnalysisRecord {
  readonly scenario: string;
  readonly draws: number;
  readonly seed: number;
  readonly hash: string;
  readonly engine: string;
}

export interface AnalysisView {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly figures: readonly ShownFigure[];
  readonly tables: readonly ShownTable[];
  /** Null where no run stands behind the answer. */
  readonly record: AnalysisRecord | null;
}

/** A value in its declared unit, as people read it. */
export function quantityText(
  value: number,
  display: { readonly unit: string; readonly factor: number },
  text: Messages,
): string {
  return readText(value * display.factor, display.unit, text);
}

/** A value that is already in the unit people read. */
export const readText = (value: number, unit: string, text: Messages): string =>
  withUnit(numberText(value, unit), unit, text);

export const scenarioName = (id: string, { bundle, locale }: Wording): string =>
  bundle.scenarios[id]?.label[locale] ?? id;
