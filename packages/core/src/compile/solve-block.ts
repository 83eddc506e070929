/**
 * One draw of a simultaneous block: x = f(x) by Newton with the slopes of f, then by a damped fixed point where Newton fails.
 * Nothing but + − × ÷ and comparisons in a fixed order, so every machine and every kernel finds the same bits.
 *
 * Newton: F(x) = x − f(x), step d from (I − ∂f)·d = F(x), trial x − λd with λ = 1, ½, ¼, … A trial is taken when all numbers are
 * finite and the residual is smaller. It has found x when the whole step (λ = 1) is within the tolerance and the equations
 * nearly hold there; or when no trial is better and the equations hold within the tolerance, because then rounding leaves
 * nothing to gain (badly conditioned blocks). Fixed point: x ← ½x + ½f(x) until a step is within the tolerance.
 */
import { solveLinear } from './solve-linear.ts';

/**
 * What a kernel must keep to. All comparisons are |amount| ≤ tolerance × (size + |x|) for each unknown, where size is the largest
 * |x| or |f(x)| of the block and 1 at most: a block of small numbers is solved as sharply as one of large ones.
 */
export const blockRules: {
  readonly tolerance: number;
  /** Residual allowed at a solution that a small step has found: a guard against steps that are small for another reason. */
  readonly residual: number;
  readonly newtonSteps: number;
  readonly halvings: number;
  readonly fixedPointSteps: number;
  /** Where unknowns begin that have no start of their own: one attempt after the other. */
  readonly starts: readonly number[];
} = { tolerance: 1e-12, residual: 1e-6, newtonSteps: 50, halvings: 8, fixedPointSteps: 500, starts: [0, 1] };

/** A system of `size` equations x = f(x). */
export interface System {
  readonly size: number;
  /** Writes f(x). */
  readonly formulas: (x: Float64Array, f: Float64Array) => void;
  /** Writes ∂f_i/∂x_j to slopes[i × size + j]. */
  readonly slopes: (x: Float64Array, slopes: Float64Array) => void;
}

/**
 * Solver with memory of its own, for one system after another of the same size. Gets the start (NaN where an unknown has
 * none) and gives the solution, valid until the next call, or null where none was found.
 */
export function createBlockSolver(size: number): (system: System, start: Float64Array) => Float64Array | null {
  const x = new Float64Array(size);
  const trial = new Float64Array(size);
  const f = new Float64Array(size);
  const residual = new Float64Array(size);
  const step = new Float64Array(size);
  const matrix = new Float64Array(size * size);

  /** Writes x − f(x) at a point; false where it is not finite. */
  const evaluate = (system: System, point: Float64Array): boolean => {
    system.formulas(point, f);
    let finite = true;
    for (let i = 0; i < size; i++) {
      residual[i] = point[i]! - f[i]!;
      finite &&= Number.isFinite(residual[i]);
    }
    return finite;
  };
  let scale = 1;
  /** Takes the size of the numbers at x, where f has just been evaluated. */
  const takeScale = (): void => {
    // Above zero, so that a block of zeros divides by something.
    scale = 1e-300;
    for (let i = 0; i < size; i++) scale = Math.max(scale, Math.abs(x[i]!), Math.abs(f[i]!));
    scale = Math.min(scale, 1);
  };
  /** Largest amount, each relative to the size of the block and its own unknown. */
  const largest = (amounts: Float64Array): number => {
    let most = 0;
    for (let i = 0; i < size; i++) most = Math.max(most, Math.abs(amounts[i]!) / (scale + Math.abs(x[i]!)));
    return most;
  };

  const newton = (system: System): boolean => {
    if (!evaluate(system, x)) return false;
    for (let count = 0; count < blockRules.newtonSteps; count++) {
      takeScale();
      const before = largest(residual);
      system.slopes(x, matrix);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) matrix[i * size + j] = (i === j ? 1 : 0) - matrix[i * size + j]!;
        step[i] = residual[i]!;
      }
      if (!solveLinear(size, matrix, step)) return before <= blockRules.tolerance;
      if (largest(step) <= blockRules.tolerance) {
        for (let i = 0; i < size; i++) x[i] = x[i]! - step[i]!;
        return evaluate(system, x) && largest(residual) <= blockRules.residual;
      }
      let taken = false;
      for (let halving = 0, factor = 1; halving <= blockRules.halvings && !taken; halving++, factor /= 2) {
        for (let i = 0; i < size; i++) trial[i] = x[i]! - factor * step[i]!;
        taken = evaluate(system, trial) && largest(residual) < before;
      }
      if (!taken) return before <= blockRules.tolerance;
      x.set(trial);
    }
    return false;
  };

  const fixedPoint = (system: System): boolean => {
    for (let count = 0; count < blockRules.fixedPointSteps; count++) {
      if (!evaluate(system, x)) return false;
      takeScale();
      for (let i = 0; i < size; i++) step[i] = 0.5 * residual[i]!;
      const near = largest(step) <= blockRules.tolerance;
      for (let i = 0; i < size; i++) x[i] = 0.5 * x[i]! + 0.5 * f[i]!;
      if (near) return true;
    }
    return false;
  };

  return (system, start) => {
    const starts = start.some(Number.isNaN) ? blockRules.starts : blockRules.starts.slice(0, 1);
    for (const method of [newton, fixedPoint])
      for (const instead of starts) {
        for (let i = 0; i < size; i++) x[i] = Number.isNaN(start[i]) ? instead : start[i]!;
        if (method(system)) return x;
      }
    return null;
  };
}
