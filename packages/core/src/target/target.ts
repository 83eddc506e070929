/** Targets: what a plan asks for, in a small test grammar over series of one draw. */
import type { Bilingual } from '../problem.ts';

/** Where a threshold comes from: the document prints it, an outside plan or peer gives it, or the analyst chose it. */
export type ThresholdSource = 'document' | 'external' | 'peer' | 'analyst';

/** A: one-vintage history and base; B: base only; C: priors only (illustrative, kept out of joint figures). */
export type Grade = 'A' | 'B' | 'C';

export interface GrowthAbovePeer {
  readonly kind: 'growthAbovePeer';
  readonly series: string;
  readonly peer: string;
  readonly from: number;
  readonly to: number;
  /** Required lead in the mean yearly rate, as a fraction (0.001 = 0.1 point). */
  readonly by?: number;
  /** `mean`: geometric mean over the period; `everyYear`: each single year; `rounded`: published to 0.1 point, a tie fails. */
  readonly over?: 'mean' | 'everyYear' | 'rounded';
}

export interface ShareUp {
  readonly kind: 'shareUp';
  /** `volume`: `part` grows faster than `whole` at constant prices; `share`: part ÷ whole is higher at the end. */
  readonly basis: 'volume' | 'share';
  readonly part: string;
  readonly whole: string;
  readonly from: number;
  readonly to: number;
}

export interface PeakBy {
  readonly kind: 'peakBy';
  readonly series: string;
  readonly year: number;
  /** First year of the window; it runs to the model's last year. */
  readonly from: number;
  /** `confirmed`: and the last year lies more than `fall` under the maximum; `argmax`: first maximum only; `mannKendall`: and a falling trend from it (p < 0.1). */
  readonly rule?: 'confirmed' | 'argmax' | 'mannKendall';
  /** Confirmation fall as a fraction of the maximum; 0.02 when absent. */
  readonly fall?: number;
}

export interface LevelAt {
  readonly kind: 'levelAt';
  readonly series: string;
  readonly year: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Compare the ratio to this earlier year instead of the level. */
  readonly relativeTo?: number;
}

export interface AllOf {
  readonly kind: 'all';
  readonly of: readonly Test[];
}
export interface AnyOf {
  readonly kind: 'any';
  readonly of: readonly Test[];
}
export interface AtLeast {
  readonly kind: 'atLeast';
  readonly count: number;
  readonly of: readonly Test[];
}

export type Test = GrowthAbovePeer | ShareUp | PeakBy | LevelAt | AllOf | AnyOf | AtLeast;

/** One way to read the wording of a clause. The first reading of a target is its default. */
export interface Reading {
  readonly label: Bilingual;
  readonly test: Test;
}

export interface Target {
  readonly id: string;
  /** Number of the clause in the plan. */
  readonly clause: number;
  readonly label: Bilingual;
  readonly readings: Readonly<Record<string, Reading>>;
  readonly thresholdSource: ThresholdSource;
  readonly grade: Grade;
  /** Part of the joint figure. */
  readonly headline?: boolean;
  /** Probability that the plan's wording demands; a visible parameter (0.9 for binding targets, 0.66 for indicative ones). */
  readonly demanded?: number;
  readonly note?: Bilingual;
}
