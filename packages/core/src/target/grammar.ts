/**
 * The test grammar: what may be asked of the series of one draw (methodology §2.1). Plain data. `N` is what a threshold
 * may be: in a target a number or the name of a parameter, in a run a number.
 */

/** A number, or a parameter of the model: visible, with a label and a source, changed like every other. */
export type Threshold = number | { readonly parameter: string };

/** Official wordings: 高于 `above`, 以上 and 不低于 `atLeast`, 不超过 `atMost`, 低于 `below`, 左右 `about` ± `within`. */
export interface Bounds<N = Threshold> {
  readonly above?: N;
  readonly atLeast?: N;
  readonly atMost?: N;
  readonly below?: N;
  readonly about?: N;
  readonly within?: N;
}

/** `to` and `from` are years; `from` is the base of a rate and the first year of a window. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Growth of one series against its own bounds: the mean rate (水平法), or every single year. */
export interface AverageGrowth<N = Threshold> extends Bounds<N>, Window {
  readonly kind: 'averageGrowth';
  readonly series: string;
  readonly over?: 'mean' | 'everyYear';
  /** Compare the rates as they are published, rounded to 0.1 point. */
  readonly rounded?: boolean;
}

export interface GrowthAbovePeer<N = Threshold> extends Window {
  readonly kind: 'growthAbovePeer';
  readonly series: string;
  readonly peer: string;
  /** Required lead in the mean yearly rate, as a fraction (0.001 = 0.1 point). */
  readonly by?: N;
  /** `mean`: geometric mean over the period; `everyYear`: each single year. */
  readonly over?: 'mean' | 'everyYear';
  /** Compare the rates as they are published, rounded to 0.1 point: an equal rate is a tie, which is not above. */
  readonly rounded?: boolean;
  /** 高于 `above` (default), 不低于 `atLeast`, 同步 `inStep`: apart by no more than `within`. */
  readonly relation?: 'above' | 'atLeast' | 'inStep';
  readonly within?: N;
}

/** The rate from `from` to `to` against the rate from `before` to `from`. */
export interface Faster<N = Threshold> extends Window {
  readonly kind: 'faster';
  readonly series: string;
  readonly before: number;
  /** `growth`: yearly rates; `change`: yearly differences, for shares. */
  readonly measure: 'growth' | 'change';
  /** `down`: the series falls faster. */
  readonly direction?: 'up' | 'down';
  readonly by?: N;
}

export interface LevelAt<N = Threshold> extends Bounds<N> {
  readonly kind: 'levelAt';
  readonly series: string;
  readonly year: number;
  /** Compare the ratio to this earlier year instead of the level. */
  readonly relativeTo?: number;
}

/** Every year from `from` to `to` at least the floor. */
export interface FloorAll<N = Threshold> extends Window {
  readonly kind: 'floorAll';
  readonly series: string;
  readonly atLeast: N;
}

export interface BandAll<N = Threshold> extends Bounds<N>, Window {
  readonly kind: 'bandAll';
  readonly series: string;
}

/** Arithmetic mean over the years from `from` to `to`. */
export interface BandMean<N = Threshold> extends Bounds<N>, Window {
  readonly kind: 'bandMean';
  readonly series: string;
}

/** The end beyond the start by more than `by`, and a Sen slope of the same sign. */
export interface Improves<N = Threshold> extends Window {
  readonly kind: 'improves';
  readonly series: string;
  readonly direction?: 'up' | 'down';
  readonly by?: N;
}

/** 稳步: at most `adverse` years against the direction; a year without change is not adverse. */
export interface Steady extends Window {
  readonly kind: 'steady';
  readonly series: string;
  readonly adverse: number;
  readonly direction?: 'up' | 'down';
}

export interface ShareUp<N = Threshold> extends Window {
  readonly kind: 'shareUp';
  /** `volume`: `part` grows faster than `whole` at constant prices; `share`: part ÷ whole is higher at the end. */
  readonly basis: 'volume' | 'share';
  readonly part: string;
  readonly whole: string;
  readonly by?: N;
}

/** 1 − end ÷ start at least `atLeast`: a cut of CO₂ or energy per GDP. */
export interface IntensityCut<N = Threshold> extends Window {
  readonly kind: 'intensityCut';
  readonly series: string;
  readonly atLeast: N;
}

export interface PeakBy<N = Threshold> {
  readonly kind: 'peakBy';
  readonly series: string;
  readonly year: number;
  /** First year of the window; it runs to the model's last year. */
  readonly from: number;
  /** `confirmed`: and the last year lies more than `fall` under the maximum; `argmax`: first maximum only; `mannKendall`: and a falling trend from it (p < 0.1). */
  readonly rule?: 'confirmed' | 'argmax' | 'mannKendall';
  /** Confirmation fall as a fraction of the maximum; 0.02 when absent. */
  readonly fall?: N;
}

/** A completion date (decimal year, read in the last year of the model) no later than `date`; 2031 is the end of 2030. */
export interface DoneBy<N = Threshold> {
  readonly kind: 'doneBy';
  readonly series: string;
  readonly date: N;
}

/** The event indicator is zero in every year. */
export interface Never extends Window {
  readonly kind: 'never';
  readonly series: string;
}

/** The distance to the peer is smaller at the end than at the start: in proportion (`ratio`) or in the unit (`gap`). */
export interface Narrows extends Window {
  readonly kind: 'narrows';
  readonly series: string;
  readonly peer: string;
  readonly measure: 'ratio' | 'gap';
}

/** The sum of some series equals another, or a number, in every year, within a tolerance relative to it. */
export interface Identity<N = Threshold> extends Window {
  readonly kind: 'identity';
  readonly sum: readonly string[];
  readonly equals: string | number;
  readonly tolerance: N;
}

export interface AllOf<N = Threshold> {
  readonly kind: 'all';
  readonly of: readonly Test<N>[];
}
export interface AnyOf<N = Threshold> {
  readonly kind: 'any';
  readonly of: readonly Test<N>[];
}
export interface AtLeast<N = Threshold> {
  readonly kind: 'atLeast';
  readonly count: number;
  readonly of: readonly Test<N>[];
}
/** The number of members that hold lies within both ends. */
export interface CountIn<N = Threshold> {
  readonly kind: 'countIn';
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly of: readonly Test<N>[];
}

export type Test<N = Threshold> =
  | AverageGrowth<N>
  | GrowthAbovePeer<N>
  | Faster<N>
  | LevelAt<N>
  | FloorAll<N>
  | BandAll<N>
  | BandMean<N>
  | Improves<N>
  | Steady
  | ShareUp<N>
  | IntensityCut<N>
  | PeakBy<N>
  | DoneBy<N>
  | Never
  | Narrows
  | Identity<N>
  | AllOf<N>
  | AnyOf<N>
  | AtLeast<N>
  | CountIn<N>;

/** A test whose thresholds are numbers. */
export type SettledTest = Test<number>;

export type TestKindName = Test['kind'];
