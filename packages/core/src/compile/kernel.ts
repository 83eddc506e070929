/** What every kernel offers: it runs a block of draws through all years. */

/** Inputs of a block, structure of arrays. */
export interface BlockInputs {
  /** Draws in the block. */
  readonly count: number;
  /** parameters[p]: `count` numbers, or years × count (year-major) when the parameter follows a path. */
  readonly parameters: readonly Float64Array[];
  /** shocks[s]: years × count, year-major. */
  readonly shocks: readonly Float64Array[];
}

/** Where a draw of the block first became undefined (not a finite number), in evaluation order. */
export interface UndefinedDraw {
  /** Index within the block. */
  readonly draw: number;
  readonly variable: number;
  readonly year: number;
}

export interface Kernel {
  /** Most draws in a block, and the distance between neighbouring cells in the result of `run`. */
  readonly blockSize: number;
  /**
   * Runs one block and returns the values of all variables, [variable][year][blockSize draws], valid until the next call.
   * Cells without a value, and draws beyond the block's count, are NaN.
   */
  readonly run: (inputs: BlockInputs) => Float64Array;
  /** Draws of the last block that hold a value which is not finite in a cell that should have one. */
  readonly undefinedDraws: () => readonly UndefinedDraw[];
}
