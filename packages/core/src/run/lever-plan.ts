/**
 * How a run goes when only some parameters move: what depends on them is computed again, from kept inputs and from the kept
 * values of the variables at the boundary; other series keep their draws.
 */
import { compileKernel } from '../compile/compile-kernel.ts';
import { dependentsOf } from '../compile/incremental.ts';
import type { Kernel } from '../compile/kernel.ts';
import { sliceProgram } from '../compile/slice.ts';
import { blockSize } from '../result/statistics.ts';
import { once } from './once.ts';
import type { PreparedJob } from './prepare.ts';
import type { WantedInputs } from './sample.ts';
import { shapesOf } from './shapes.ts';

export interface LeverPlan {
  /** Indexes of the parameters that may move. */
  readonly moving: ReadonlySet<number>;
  /** Variables whose values are kept from a whole run, in the order of `BlockInputs.given`. */
  readonly boundary: readonly number[];
  /** Per kept series: does it depend on the moving parameters? */
  readonly affected: readonly boolean[];
  /** Computes the kept series and the boundary. */
  readonly whole: () => Kernel;
  /** Computes the affected series; null when there are none. */
  readonly part: () => Kernel | null;
  /** What the part reads and no move changes. */
  readonly still: WantedInputs;
  /** What the part reads and a move changes. */
  readonly moved: WantedInputs;
}

type Shape = Pick<PreparedJob, 'program' | 'slots' | 'settings'>;

/** `kernel` computes the kept series. */
export function planLevers(
  { program, slots, settings }: Shape,
  moving: ReadonlySet<number>,
  kernel: () => Kernel,
): LeverPlan {
  const { affected, boundary } = dependentsOf(sliceProgram(program, slots), moving);
  const again = slots.filter((slot) => affected.has(slot));
  const { parameters, shocks } = sliceProgram(program, again, boundary);
  const only = (holds: (index: number) => boolean): ReadonlySet<number> => new Set([...parameters].filter(holds));
  const shapes = shapesOf(settings);
  return {
    moving,
    boundary,
    affected: slots.map((slot) => affected.has(slot)),
    whole: boundary.every((variable) => slots.includes(variable))
      ? kernel
      : once(() => compileKernel(program, { blockSize, kept: [...new Set([...slots, ...boundary])], shapes })),
    part: once(() =>
      again.length === 0 ? null : compileKernel(program, { blockSize, kept: again, given: boundary, shapes }),
    ),
    still: { parameters: only((index) => !moving.has(index)), shocks },
    moved: { parameters: only((index) => moving.has(index)), shocks: new Set() },
  };
}
