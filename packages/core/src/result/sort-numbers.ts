/** Below this many values sorting by insertion is as fast as anything. */
export const fewValues = 64;

/** Ascending, in place, −0 before 0; no value is NaN. A call into the engine's sort costs more than it saves on a few values. */
export function sortNumbers(values: Float64Array): Float64Array {
  if (values.length > fewValues) return values.sort();
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    let at = i - 1;
    for (; at >= 0 && isAfter(values[at]!, value); at--) values[at + 1] = values[at]!;
    values[at + 1] = value;
  }
  return values;
}

const isAfter = (a: number, b: number): boolean => a > b || (a === 0 && b === 0 && 1 / a > 1 / b);
