/** Factor from one unit text to another; a unit that only the data use (微克/立方米) fits itself. */
import { displayFactor } from '../units/quantity.ts';

/** undefined: they do not convert, or one is not known. */
export function unitFactor(from: string, to: string): number | undefined {
  if (from === to) return 1;
  const factor = displayFactor(from, to);
  return typeof factor === 'number' ? factor : undefined;
}
