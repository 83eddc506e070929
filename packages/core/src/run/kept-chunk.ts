/** What a range of draws leaves behind for the next move of the same levers. */
import type { BlockInputs } from '../compile/kernel.ts';
import type { Settings } from '../model/scenario.ts';
import type { LeverPlan } from './lever-plan.ts';

export interface KeptBlock {
  /** Inputs that the moving parameters do not change, and the values at the boundary. */
  readonly inputs: BlockInputs;
  /** No draw of the block went wrong anywhere. */
  readonly sound: boolean;
}

export interface KeptChunk {
  readonly plan: LeverPlan;
  readonly settings: Settings;
  readonly blocks: readonly KeptBlock[];
  /** Per kept series, years × draws: the draws of those that are not affected, null for the others. */
  readonly series: readonly (Float64Array | null)[];
}

/** Bytes of the numbers in it. */
export function sizeOf({ blocks, series }: KeptChunk): number {
  const columns = blocks.flatMap(({ inputs }) => [...inputs.parameters, ...inputs.shocks, ...(inputs.given ?? [])]);
  return [...columns, ...series].reduce((sum, column) => sum + (column?.byteLength ?? 0), 0);
}
