/** Tables: what was observed, with everything a reader needs to trust or doubt it. */
import type { Bilingual } from '../problem.ts';

/** How sure the figure is. `derived` = arithmetic from sourced figures; `unverified` = no source was seen for it. */
export type Confidence = 'high' | 'medium' | 'low' | 'derived' | 'unverified';

/** Who says so. */
export type SourceTier = 'official' | 'official copy' | 'third party' | 'analyst';

/** An inequality printed where a number would stand: "6 % 以上" is `>=`. */
export type Bound = '>' | '>=' | '<' | '<=' | '≈';

export interface Observation {
  readonly year: number;
  /** In the unit of the series. */
  readonly value: number;
  readonly bound?: Bound;
  /** A range printed as such (`1.6-1.7`): its ends; `value` is the middle. */
  readonly range?: readonly [number, number];
  /** Publication round: figures of different vintages are never joined into one line. */
  readonly vintage: string;
  readonly confidence: Confidence;
  readonly tier: SourceTier;
  /** The name readers know it by, in Chinese: 《中国城市统计年鉴 2024》. */
  readonly source: string;
  /** The source as the collection names it, in English, with the copy that was read. */
  readonly reference?: string;
  readonly url?: string;
  readonly note?: string;
  /** No growth may be computed from the year before into this one. */
  readonly break?: boolean;
  /** The user's own figure, chosen for this run: it holds before any other of its vintage and year. */
  readonly chosen?: boolean;
}

/** A row of a data series with `value` and `range` in the unit of the variable. Rows of different series or vintages are never one line. */
export interface ShownObservation extends Observation {
  /** `dataset.series`. */
  readonly series: string;
  /** The model computes with this row. */
  readonly used: boolean;
}

/** What no place can leave: a share lies between nothing and the whole, an amount is above 0. */
export type Measure = 'share' | 'amount';

export interface Series {
  readonly id: string;
  readonly unit: string;
  readonly measure?: Measure;
  /** Dataset of the whole of which this is a part: the same series is larger there. */
  readonly within?: string;
  readonly label: Bilingual;
  /** Sorted by vintage, year, then trust: among equal (vintage, year) the first one holds and the others are shown as conflicts. */
  readonly observations: readonly Observation[];
}

export interface Table {
  readonly id: string;
  readonly title: Bilingual;
  readonly series: Readonly<Record<string, Series>>;
}
