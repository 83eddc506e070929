import type { BlockInputs } from './kernel.ts';

/** The values of the given variable number `index`, years × count; throws a RangeError where the block has none that fit. */
export function givenColumn(inputs: BlockInputs, index: number, years: number): Float64Array {
  const column = inputs.given?.[index];
  if (column?.length !== years * inputs.count)
    throw new RangeError(`given variable ${index} has ${column?.length ?? 0} numbers`);
  return column;
}
