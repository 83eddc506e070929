/** Targets: what a plan asks for, with the ways to read it. */
import type { Bilingual } from '../problem.ts';
import type { Test } from './grammar.ts';

/** Where a threshold comes from: the document prints it, an outside plan or peer gives it, or the analyst chose it. */
export type ThresholdSource = 'document' | 'external' | 'peer' | 'analyst';

/** A: one-vintage history and base; B: base only; C: priors only (illustrative, kept out of joint figures). */
export type Grade = 'A' | 'B' | 'C';

/** How a clause can be followed: in numbers, through a stand-in, or by ticking it off. */
export type Mode = 'quantitative' | 'proxy' | 'checklist';

/** One way to read the wording of a clause. The first reading of a target is its default. */
export interface Reading {
  readonly label: Bilingual;
  readonly test: Test;
  /** Where this reading rests on other evidence than the target as a whole. */
  readonly grade?: Grade;
  /** Where this reading takes its threshold from elsewhere. */
  readonly thresholdSource?: ThresholdSource;
}

/** What is known of every clause, modelled or not. */
export interface PlanEntry {
  readonly id: string;
  /** Number of the clause in the plan. */
  readonly clause: number;
  readonly label: Bilingual;
  /** Module of the model that it belongs to. */
  readonly module?: string;
  readonly mode?: Mode;
  /** Release of the model in which it is, or would be, modelled. */
  readonly release?: string;
  /** Sums up other targets: never counted beside them. */
  readonly umbrella?: boolean;
  readonly note?: Bilingual;
}

export interface Target extends PlanEntry {
  readonly readings: Readonly<Record<string, Reading>>;
  readonly thresholdSource: ThresholdSource;
  readonly grade: Grade;
  /** Part of the joint figure. */
  readonly headline?: boolean;
  /** Probability that the plan's wording demands; a visible parameter (0.9 for binding targets, 0.66 for indicative ones). */
  readonly demanded?: number;
}

/** A clause that is followed by ticking it off, or that no module covers yet: it never has a probability. */
export interface UnmodelledTarget extends PlanEntry {
  readonly status: 'checklist' | 'not modelled';
}
