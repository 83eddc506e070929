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

/** Draws in which something went wrong. */
export interface Faults {
  /** Draws in which some variable of the model is not a finite number where it should be, other than for `unsolvedDraws`. */
  readonly undefinedDraws: number;
  /** The lowest such draw. */
  readonly firstUndefined: UndefinedOrigin | null;
  /** Draws in which a simultaneous block found no solution; its variables are NaN there. */
  readonly unsolvedDraws: number;
  /** The lowest such draw. */
  readonly firstUnsolved: UnsolvedOrigin | null;
}

export const noFaults: Faults = { undefinedDraws: 0, firstUndefined: null, unsolvedDraws: 0, firstUnsolved: null };

const lower = <Origin extends { readonly draw: number }>(a: Origin | null, b: Origin | null): Origin | null =>
  a && b ? (b.draw < a.draw ? b : a) : (a ?? b);

/** Of two parts of a run. */
export function addFaults(a: Faults, b: Faults): Faults {
  return {
    undefinedDraws: a.undefinedDraws + b.undefinedDraws,
    firstUndefined: lower(a.firstUndefined, b.firstUndefined),
    unsolvedDraws: a.unsolvedDraws + b.unsolvedDraws,
    firstUnsolved: lower(a.firstUnsolved, b.firstUnsolved),
  };
}

/** `values[(series × years + year) × draws + draw]`, in the declared units; NaN where there is no value. */
export interface Ensemble extends Faults {
  readonly names: readonly string[];
  readonly years: readonly number[];
  /** First draw of this part; 0 for a whole ensemble. */
  readonly from: number;
  readonly draws: number;
  readonly values: Float64Array;
}

/** All draws of one series in one year: a view, not a copy. */
export function column(ensemble: Ensemble, series: string, year: number): Float64Array {
  const index = ensemble.names.indexOf(series);
  const at = ensemble.years.indexOf(year);
  if (index < 0 || at < 0) throw new Error(`no draws for ${series} in ${year}`);
  const start = (index * ensemble.years.length + at) * ensemble.draws;
  return ensemble.values.subarray(start, start + ensemble.draws);
}

/** A copy with some of the series. */
export function selectSeries(ensemble: Ensemble, names: readonly string[]): Ensemble {
  const size = ensemble.years.length * ensemble.draws;
  const values = new Float64Array(names.length * size);
  names.forEach((name, index) => {
    const from = ensemble.names.indexOf(name) * size;
    values.set(ensemble.values.subarray(from, from + size), index * size);
  });
  return { ...ensemble, names, values };
}

/** Writes the draws of a part into the values of the whole that begins at draw `from` and has `draws` of them. */
export function placePart(part: Ensemble, values: Float64Array, from: number, draws: number): void {
  const cells = part.names.length * part.years.length;
  for (let cell = 0; cell < cells; cell++)
    values.set(part.values.subarray(cell * part.draws, (cell + 1) * part.draws), cell * draws + part.from - from);
}

/** Parts of one run, in any order → the whole. Parts must cover the draws without gap or overlap. */
export function mergeParts(parts: readonly Ensemble[]): Ensemble {
  const ordered = [...parts].sort((a, b) => a.from - b.from);
  const [first] = ordered;
  if (!first) throw new Error('no parts to merge');
  const { names, years, from } = first;
  const draws = ordered.reduce((sum, part) => sum + part.draws, 0);
  const values = new Float64Array(names.length * years.length * draws);
  let next = from;
  for (const part of ordered) {
    if (part.from !== next) throw new Error(`parts do not join at draw ${part.from}`);
    placePart(part, values, from, draws);
    next += part.draws;
  }
  return { names, years, from, draws, values, ...ordered.reduce(addFaults, noFaults) };
}
