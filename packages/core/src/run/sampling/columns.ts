/** One column of draws: its uniforms, and what priors make of uniforms. The scalar code here is the reference of the vector code. */
import { quantile } from '../../random/distribution.ts';
import type { Prior } from '../../random/prior.ts';
import { fillUniforms } from '../../random/stream.ts';
import type { StreamKey } from '../../random/stream.ts';

export interface Columns {
  /** The uniforms of draws fromDraw, fromDraw + 1, … of one year. */
  readonly uniforms: (seed: number, key: StreamKey, year: number, fromDraw: number, out: Float64Array) => void;
  /** Quantiles in place of uniforms, which lie in (0, 1). */
  readonly quantiles: (prior: Prior, column: Float64Array) => void;
  /** Both in one. */
  readonly draws: (
    prior: Prior,
    seed: number,
    key: StreamKey,
    year: number,
    fromDraw: number,
    out: Float64Array,
  ) => void;
}

export const scalarColumns: Columns = {
  uniforms: fillUniforms,
  quantiles,
  draws: (prior, seed, key, year, fromDraw, out) => {
    fillUniforms(seed, key, year, fromDraw, out);
    quantiles(prior, out);
  },
};

function quantiles(prior: Prior, column: Float64Array): void {
  for (let d = 0; d < column.length; d++) column[d] = quantile(prior, column[d]!);
}
