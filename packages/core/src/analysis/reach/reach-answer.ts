/** What it would take, as plain data. Values of levers are in the units that people read. */
import type { Bilingual, Problem } from '../../problem.ts';
import type { RunRecord } from '../../result/report.ts';

/** Probability with the half-width of its 95 % Wilson interval; 0 where nothing is left to chance. */
export interface Estimate {
  readonly p: number;
  readonly error: number;
}

export interface LeverMove {
  readonly name: string;
  readonly label: Bilingual;
  readonly unit: string;
  /** From a value in the declared unit of the lever to `unit`. */
  readonly factor: number;
  readonly low: number;
  readonly high: number;
  /** One standard step. */
  readonly scale: number;
  readonly from: number;
  /** Along a path, in its last year. */
  readonly to: number;
  /** Values by year where the lever follows a path. */
  readonly path: readonly { readonly year: number; readonly value: number }[] | null;
  /** In standard steps: √Σz² of this lever. */
  readonly steps: number;
  /** The end of its bounds at which it stands, if any. */
  readonly bound: 'low' | 'high' | null;
  /** Share of the first reference class that is large enough that did not do as much; null with its reason. */
  readonly precedent: number | null;
  readonly precedentReason: Bilingual;
  /** The same for a sentence: how many did as much. */
  readonly done: Bilingual | null;
}

/** One lever moved, the others left as they are. */
export interface LeverAlone {
  readonly name: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly from: number;
  /** Null where the lever alone does not reach it. */
  readonly needed: number | null;
  readonly steps: number | null;
  /** The best that the lever alone attains, and the value at which it does. */
  readonly best: { readonly value: number; readonly p: number };
}

export interface FrontierPoint {
  readonly p: number;
  readonly effort: number;
  readonly levers: readonly { readonly name: string; readonly value: number }[];
}

export interface ReachedTarget {
  readonly id: string;
  readonly label: Bilingual;
  readonly reading: string;
  /** In the scenario as it stands, and at the answer. */
  readonly before: number;
  readonly after: number;
}

export interface ReachAnswer extends RunRecord {
  readonly kind: 'reach';
  readonly demanded: number | 'certain';
  /** `held`: the scenario as it stands is enough. */
  readonly status: 'held' | 'feasible' | 'infeasible';
  readonly targets: readonly ReachedTarget[];
  /** All targets together, in the scenario as it stands. */
  readonly before: Estimate;
  /** At the answer; where it is infeasible, the nearest attainable. */
  readonly after: Estimate;
  /** √Σ((u − u₀)/σ)² at the answer. */
  readonly effort: number;
  readonly levers: readonly LeverMove[];
  /** Names of levers that stand at an end of their bounds. */
  readonly binding: readonly string[];
  /** Levers that do not move the targets, left as they are. */
  readonly idle: readonly string[];
  /** The answer once more on other random numbers, with chance also where the question was about the central run. */
  readonly fresh: Estimate & { readonly seed: number; readonly draws: number; readonly confirmed: boolean };
  readonly alone: readonly LeverAlone[] | null;
  readonly frontier: readonly FrontierPoint[] | null;
  /** Each target alone is within reach, all together are not. */
  readonly contradictory: boolean;
  /** Starts of the search and runs of the model. The answer is the best that these starts led to. */
  readonly starts: number;
  readonly runs: number;
  readonly problems: readonly Problem[];
}
