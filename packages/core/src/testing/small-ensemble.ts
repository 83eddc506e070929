/** Ensembles written out by hand, for tests. */
import type { Ensemble } from '../result/ensemble.ts';

/** `draws[draw][series][year]`. */
export function smallEnsemble(
  names: readonly string[],
  years: readonly number[],
  draws: readonly (readonly (readonly number[])[])[],
): Ensemble {
  const values = new Float64Array(names.length * years.length * draws.length);
  draws.forEach((series, d) =>
    series.forEach((path, s) =>
      path.forEach((value, y) => (values[(s * years.length + y) * draws.length + d] = value)),
    ),
  );
  return {
    names,
    years,
    from: 0,
    draws: draws.length,
    values,
    undefinedDraws: 0,
    firstUndefined: null,
    unsolvedDraws: 0,
    firstUnsolved: null,
  };
}
