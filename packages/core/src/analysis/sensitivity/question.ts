/** What is asked of a sensitivity analysis, and what every method answers with. */
import type { Bilingual, Problem } from '../../problem.ts';
import type { Job } from '../../run/job.ts';
import type { RunRecord } from '../../result/report.ts';
import type { OutputChoice, OutputInfo } from '../output.ts';
import type { Index } from './sobol-indices.ts';

export const sensitivityMethods = ['sobol', 'morris', 'tornado', 'given-data', 'shapley'] as const;
export type SensitivityMethod = (typeof sensitivityMethods)[number];

export interface SensitivityQuestion {
  readonly job: Job;
  readonly output: OutputChoice;
  /** `sobol` when absent. */
  readonly method?: SensitivityMethod;
  /** Names of inputs to look at; the rest is one group of others. The most relevant ones when absent. */
  readonly inputs?: readonly string[];
  /** Rows of the design (sobol, shapley), trajectories (morris) or draws per run (tornado, given-data: those of the job when absent). */
  readonly base?: number;
}

/** When `base` is absent; an ordinary ensemble has the draws of its job. */
export const defaultBase: Readonly<Record<Exclude<SensitivityMethod, 'given-data'>, number>> = {
  sobol: 1024,
  shapley: 512,
  morris: 64,
  tornado: 2048,
};

/** What a row is about: one input, inputs that move together, or all others. */
export interface InputName {
  /** Of a group the names joined by +; `others` for the rest. */
  readonly name: string;
  readonly label: Bilingual;
  readonly kind: 'parameter' | 'shock' | 'group' | 'others' | 'lever';
  /** Names of its members. */
  readonly members: readonly string[];
  readonly source: Bilingual | null;
}

/** Shares of the output's variance. */
export interface IndexRow extends InputName {
  /** By itself; null where the method gives none. */
  readonly first: Index | null;
  /** With all its interactions. */
  readonly total: Index | null;
  /** A fair share of the interactions included; the shares add up to one. */
  readonly shapley: Index | null;
  /** The figure is not to be leaned on: its 95 % interval is wider than ±0.1, or it is negative. */
  readonly unsure: 'wide' | 'negative' | null;
}

export interface ScreeningRow extends InputName {
  /** Mean of the absolute effects of moving the input across half of its probability, twice that, in the unit of the output. */
  readonly meanAbsolute: number;
  readonly error: number;
  readonly mean: number;
  /** Large beside `meanAbsolute` where the input acts together with others, or not in a straight line. */
  readonly deviation: number;
}

/** One end of a swing: the value of the input and, over the draws of all others, the mean output and the probability. */
export interface SwingEnd {
  readonly at: number;
  readonly mean: number;
  /** Change of the mean against the run in which nothing is held, and the half-width of its 95 % interval. */
  readonly change: number;
  readonly error: number;
  /** Of targets. */
  readonly p: number | null;
}

export interface SwingRow extends InputName {
  readonly unit: string;
  readonly display: { readonly unit: string; readonly factor: number };
  readonly low: SwingEnd;
  readonly high: SwingEnd;
}

export type SensitivityRows =
  | { readonly method: 'sobol' | 'given-data' | 'shapley'; readonly rows: readonly IndexRow[] }
  | { readonly method: 'morris'; readonly rows: readonly ScreeningRow[] }
  /** Levers are choices and uncertainties are not: they never stand in one list. */
  | { readonly method: 'tornado'; readonly rows: readonly SwingRow[]; readonly levers: readonly SwingRow[] };

export type SensitivityAnswer = RunRecord &
  SensitivityRows & {
    readonly output: OutputInfo & {
      /** Over the draws of the analysis, in the unit of the output. */
      readonly mean: number;
      readonly sd: number;
      /** Probability of the targets; indices are on the margin all the same, since a yes or no has no variance to share out finely. */
      readonly p: number | null;
    };
    readonly problems: readonly Problem[];
  };
