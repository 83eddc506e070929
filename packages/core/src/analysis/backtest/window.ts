/** Stretches of years that may be read as one line: no year missing, no break inside. */
import type { YearValues } from './city-panel.ts';

/** The longest such stretch that ends with `last`, oldest first; empty where `last` itself has no value. A break may only begin it. */
export function windowTo(values: YearValues, breaks: ReadonlySet<number>, last: number): readonly number[] {
  const years: number[] = [];
  for (let year = last; values.has(year); year--) {
    years.unshift(year);
    if (breaks.has(year)) break;
  }
  return years;
}
