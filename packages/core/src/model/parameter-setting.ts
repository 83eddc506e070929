/** A parameter under a scenario. */
import type { Prior } from '../random/prior.ts';

/** One parameter as a run uses it. All numbers in the declared unit. */
export interface ParameterSetting {
  readonly name: string;
  readonly stream: string;
  /** Central value. */
  readonly value: number;
  /** Null when the value is certain. */
  readonly prior: Prior | null;
  /** Added to every draw of the prior. */
  readonly shift: number;
  /** Central value per year of the axis; each draw keeps its deviation from `value`. */
  readonly path: readonly number[] | null;
}
