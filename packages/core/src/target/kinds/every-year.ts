/** A series within bounds in each year of a window: the worst year decides. */
import { whereDefined } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import type { Limits } from './bounds.ts';
import { inside, relativeDistance } from './bounds.ts';
import type { Draws } from './test-kind.ts';
import { columnsThrough } from './test-kind.ts';

export function everyYear(
  draws: Draws,
  test: { readonly series: string; readonly from: number; readonly to: number },
  limits: Limits,
): Outcome {
  const margin = new Float64Array(draws.count).fill(Infinity);
  const holds = new Uint8Array(draws.count).fill(1);
  for (const values of columnsThrough(draws, test.series, test))
    for (let d = 0; d < margin.length; d++) {
      margin[d] = Math.min(margin[d]!, relativeDistance(values[d]!, limits));
      if (!inside(values[d]!, limits)) holds[d] = 0;
    }
  return whereDefined(holds, margin, 'relative');
}
