/** What every kernel offers: it runs a block of draws through all years. */

/** Inputs of a block, structure of arrays. */
export interface BlockInputs {
  /** Draws in the block. */
  readonly count: number;
  /** parameters[p]: `count` numbers, or years × count (year-major) when the parameter follows a path. */
  readonly parameters: readonly Float64Array[];
  /** shocks[s]: years × count, year-major. */
  readonly shocks: readonly Float64Array[];
  /**
   * given[i]: the values of variable `KernelOptions.given[i]`, years × count, year-major. Only cells that would be computed are
   * read: fixed and observed cells keep their number, and cells without a value stay without one.
   */
  readonly given?: readonly Float64Array[];
}

/** Where a draw of the block first became undefined (not a finite number), in evaluation order. */
export interface UndefinedDraw {
  /** Index within the block. */
  readonly draw: number;
  readonly variable: number;
  readonly year: number;
}

/** Where a draw first found no solution of simultaneous equations, in evaluation order. */
export interface UnsolvedDraw {
  /** Index within the block of draws. */
  readonly draw: number;
  /** Index into `Program.blocks`. */
  readonly block: number;
  readonly year: number;
}

export interface Kernel {
  readonly kind: 'wasm' | 'interpreter';
  /** Most draws in a block. */
  readonly blockSize: number;
  /**
   * Runs one block and returns memory that holds the values of the kept variables, valid until the next call. The draws of a
   * variable in a year begin at `offset(variable, year)`; a cell without a value is NaN.
   */
  readonly run: (inputs: BlockInputs) => Float64Array;
  /** Throws a RangeError for a variable that is not kept or a year outside of the axis (given as indexes). */
  readonly offset: (variable: number, year: number) => number;
  /**
   * Draws of the last block that hold a value which is not finite in a cell that should have one. Looks at the kept variables
   * and all that they read. The inputs of the block must still be what they were. Draws whose first such cell belongs to
   * simultaneous equations without a solution are told by `unsolvedDraws` instead.
   */
  readonly undefinedDraws: () => readonly UndefinedDraw[];
  /**
   * Draws of the last block in which simultaneous equations had finite inputs and no solution was found. Looks where
   * `undefinedDraws` looks.
   */
  readonly unsolvedDraws: () => readonly UnsolvedDraw[];
}
