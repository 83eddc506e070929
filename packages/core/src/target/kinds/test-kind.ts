/** One kind of test, said once: what it reads, what it gives, what may be written, how it is told. */
import type { Part } from '../../model/format.ts';
import type { Bilingual } from '../../problem.ts';
import type { Outcome } from '../outcome.ts';
import type { SettledTest, Test, TestKindName, Threshold } from '../grammar.ts';

/** A member of a composite, and the standard deviation that puts its margin on a common scale (0: as it is). */
export interface Member {
  readonly outcome: Outcome;
  readonly scale: number;
}

/** The draws as tests see them. */
export interface Draws {
  readonly count: number;
  /** Last year of the model. */
  readonly end: number;
  /** All draws of one series in one year. */
  readonly column: (series: string, year: number) => Float64Array;
  /** A column made of others; tests on the same draws that ask for it by the same name share it. */
  readonly shared: (name: string, make: () => Float64Array) => Float64Array;
  readonly members: readonly Member[];
}

/** How a reading is told. */
export interface Names {
  readonly series: (name: string) => Bilingual;
  readonly threshold: (value: Threshold, form: 'number' | 'percent' | 'points') => Bilingual;
  readonly members: readonly Bilingual[];
}

export interface TestKind<Kind extends TestKindName> {
  /** Keys beside `kind`. */
  readonly part: Part;
  readonly series: (test: Extract<Test, { kind: Kind }>) => readonly string[];
  /** Years in which each of the series is read; `end` is the last year of the model. */
  readonly years: (test: Extract<Test, { kind: Kind }>, end: number) => readonly number[];
  /** What the shape of single keys cannot say; null when the test makes sense. */
  readonly fault: (test: Extract<Test, { kind: Kind }>) => Bilingual | null;
  /** Series whose units must agree: in price basis where growth is compared, in all where levels are. */
  readonly agree: 'prices' | 'units' | null;
  /** The unit of its thresholds: that of the series, or a pure number. */
  readonly thresholds: (test: Extract<Test, { kind: Kind }>) => 'series' | 'pure';
  readonly evaluate: (test: Extract<SettledTest, { kind: Kind }>, draws: Draws) => Outcome;
  readonly words: (test: Extract<Test, { kind: Kind }>, names: Names) => Bilingual;
}

export const yearsThrough = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Columns of one series in the years of a window. */
export const columnsThrough = (
  draws: Draws,
  series: string,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Float64Array[] => yearsThrough(from, to).map((year) => draws.column(series, year));

/** A window needs its years in order. */
export const windowFault = ({ from, to }: { readonly from: number; readonly to: number }): Bilingual | null =>
  from < to ? null : { zh: `from（${from}）应早于 to（${to}）`, en: `from (${from}) must lie before to (${to})` };

/** One year is a window too. */
export const spanFault = ({ from, to }: { readonly from: number; readonly to: number }): Bilingual | null =>
  from <= to ? null : { zh: `from（${from}）不应晚于 to（${to}）`, en: `from (${from}) must not lie after to (${to})` };
