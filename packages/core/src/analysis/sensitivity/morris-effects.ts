/**
 * Elementary effects of a screening design: M. D. Morris, Technometrics 33, 1991; μ* after F. Campolongo, J. Cariboni and
 * A. Saltelli, Environmental Modelling & Software 22, 2007.
 */

/** One trajectory: k + 1 outputs, and between two of them the input that moved and its step on (0, 1). */
export interface Trajectory {
  readonly outputs: readonly number[];
  readonly moved: readonly number[];
  readonly steps: readonly number[];
}

export interface Screening {
  /** Mean effect over the trajectories, per unit of the input's probability. */
  readonly mean: number;
  /** μ*: mean of the absolute effects. */
  readonly meanAbsolute: number;
  /** Standard error of μ*. */
  readonly error: number;
  /** σ: standard deviation of the effects; large where the input acts with others or not in a straight line. */
  readonly deviation: number;
  /** Effects that are finite numbers. */
  readonly effects: number;
}

/** One screening per input; NaN where fewer than two effects are finite. */
export function morrisEffects(inputs: number, trajectories: readonly Trajectory[]): readonly Screening[] {
  const effects: number[][] = Array.from({ length: inputs }, () => []);
  for (const { outputs, moved, steps } of trajectories)
    moved.forEach((input, i) => {
      const effect = (outputs[i + 1]! - outputs[i]!) / steps[i]!;
      if (Number.isFinite(effect)) effects[input]!.push(effect);
    });
  return effects.map((own) => {
    const size = own.map(Math.abs);
    return {
      mean: mean(own),
      meanAbsolute: mean(size),
      error: deviation(size) / Math.sqrt(size.length),
      deviation: deviation(own),
      effects: own.length,
    };
  });
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  return Math.sqrt(squares / (values.length - 1));
}
