/** Designs: which uniforms the draws of a run take, as plain data, and which draw is which. */
import { streamKey, uniform } from './stream.ts';

/** Independent draws: the design of a job that names none. */
export interface MonteCarlo {
  readonly kind: 'monte-carlo';
}

/** Each parameter takes one draw from each of `of` equal slices of probability (McKay, Beckman and Conover, 1979). Shocks stay Monte Carlo. */
export interface LatinHypercube {
  readonly kind: 'latin-hypercube';
  /** Draws of the whole design, those of the job when absent: a preview names the whole, and is its first draws. */
  readonly of?: number;
}

/** The scrambled Sobol sequence over the parameters, best with 2ᵏ draws; shocks stay Monte Carlo. */
export interface Sobol {
  readonly kind: 'sobol';
}

/**
 * Saltelli's design for variance-based sensitivity (Comput. Phys. Comm. 181, 2010): base rows of A, then of B, then for each
 * group of A with the inputs of the group taken from B. Inputs in no group are those of A there.
 */
export interface PickFreeze {
  readonly kind: 'pick-freeze';
  readonly base: number;
  /** Names of parameters and shocks. */
  readonly groups: readonly (readonly string[])[];
  /** Where the rows of the parameters come from; `sobol` when absent. Shocks are Monte Carlo. */
  readonly rows?: 'sobol' | 'monte-carlo';
}

/**
 * Morris's design for elementary effects (Technometrics 33, 1991): per trajectory one start and one move of each input by half
 * of the levels, in random order. Levels lie in the middle of equal slices of probability. All other inputs stay
 * what they are at the start.
 */
export interface Morris {
  readonly kind: 'morris';
  readonly trajectories: number;
  /** Even. */
  readonly levels: number;
  /** Names of parameters. */
  readonly inputs: readonly string[];
}

/**
 * The run without chance: one draw, whose every input stands at its median. A median, unlike a mean, is a value that the input can take
 * (a discrete one, a hazard that is met or not), stays the same thing in any unit and after a logarithm, and is 0 for every shock
 * that is as likely to be up as down.
 */
export interface Central {
  readonly kind: 'central';
}

export type Design = MonteCarlo | LatinHypercube | Sobol | PickFreeze | Morris | Central;

/** Whether the design says which uniforms the shocks take too; the others leave them independent. */
export function arrangesAll({ kind }: Design): boolean {
  return kind === 'pick-freeze' || kind === 'morris' || kind === 'central';
}

/** Draws that a design has; undefined where any number will do. */
export function designDraws(design: Design): number | undefined {
  if (design.kind === 'central') return 1;
  if (design.kind === 'pick-freeze') return design.base * (design.groups.length + 2);
  if (design.kind === 'morris') return design.trajectories * (design.inputs.length + 1);
  return undefined;
}

/** Row and block of a draw: block A, block B, or the index of the group that is taken from B. */
export function pickFreezeAt(
  design: PickFreeze,
  draw: number,
): { readonly row: number; readonly block: 'A' | 'B' | number } {
  const block = Math.floor(draw / design.base);
  return { row: draw % design.base, block: block === 0 ? 'A' : block === 1 ? 'B' : block - 2 };
}

/** The inputs moved so far are the first `step` of the order of the trajectory. */
export function morrisAt({ inputs }: Morris, draw: number): { readonly trajectory: number; readonly step: number } {
  const length = inputs.length + 1;
  return { trajectory: Math.floor(draw / length), step: draw % length };
}

/** Names in the order in which the trajectory moves them; two inputs keep their order whatever others there are. */
export function morrisOrder({ inputs }: Morris, seed: number, trajectory: number): readonly string[] {
  return inputs
    .map((name) => ({ name, at: uniform(seed, streamKey(`${name}\u0000order`), trajectory, 0) }))
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}
