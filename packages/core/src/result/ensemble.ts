/** Raw draws of some series. */

/** The draw that first became undefined, as people are told it. */
export interface UndefinedOrigin {
  readonly draw: number;
  readonly variable: string;
  readonly year: number;
}

/** The draw that first found no solution of simultaneous equations, as people are told it. */
export interface UnsolvedOrigin {
  readonly draw: number;
  readonly variables: readonly string[];
  readonly year: number;
}

/** `values[(series × years + year) × draws + draw]`, in the declared units; NaN where there is no value. */
export interface Ensemble {
  readonly names: readonly string[];
  readonly years: readonly number[];
  /** First draw of this part; 0 for a whole ensemble. */
  readonly from: number;
  readonly draws: number;
  readonly values: Float64Array;
  /** Draws in which some variable of the model is not a finite number where it should be, other than for `unsolvedDraws`. */
  readonly undefinedDraws: number;
  /** The lowest such draw. */
  readonly firstUndefined: UndefinedOrigin | null;
  /** Draws in which a simultaneous block found no solution; its variables are NaN there. */
  readonly unsolvedDraws: number;
  /** The lowest such draw. */
  readonly firstUnsolved: UnsolvedOrigin | null;
}

/** All draws of one series in one year: a view, not a copy. */
export function column(ensemble: Ensemble, series: string, year: number): Float64Array {
  const index = ensemble.names.indexOf(series);
  const at = ensemble.years.indexOf(year);
  if (index < 0 || at < 0) throw new Error(`no draws for ${series} in ${year}`);
  const start = (index * ensemble.years.length + at) * ensemble.draws;
  return ensemble.values.subarray(start, start + ensemble.draws);
}

/** Parts of one run, in any order → the whole. Parts must cover the draws without gap or overlap. */
export function mergeParts(parts: readonly Ensemble[]): Ensemble {
  const ordered = [...parts].sort((a, b) => a.from - b.from);
  const [first] = ordered;
  if (!first) throw new Error('no parts to merge');
  const draws = ordered.reduce((sum, part) => sum + part.draws, 0);
  const cells = first.names.length * first.years.length;
  const values = new Float64Array(cells * draws);
  let at = 0;
  for (const part of ordered) {
    if (part.from !== first.from + at) throw new Error(`parts do not join at draw ${part.from}`);
    for (let cell = 0; cell < cells; cell++)
      values.set(part.values.subarray(cell * part.draws, (cell + 1) * part.draws), cell * draws + at);
    at += part.draws;
  }
  const undefinedDraws = ordered.reduce((sum, part) => sum + part.undefinedDraws, 0);
  const firstUndefined = ordered.find((part) => part.firstUndefined)?.firstUndefined ?? null;
  const unsolvedDraws = ordered.reduce((sum, part) => sum + part.unsolvedDraws, 0);
  const firstUnsolved = ordered.find((part) => part.firstUnsolved)?.firstUnsolved ?? null;
  return {
    names: first.names,
    years: first.years,
    from: first.from,
    draws,
    values,
    undefinedDraws,
    firstUndefined,
    unsolvedDraws,
    firstUnsolved,
  };
}
