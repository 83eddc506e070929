/**
 * First-order indices from draws that are there anyway: the variance of the output's mean over classes of one input. E. Plischke,
 * Reliability Engineering & System Safety 95, 2010, with the bias of a mean over few draws taken off.
 */

export interface GivenDataIndex {
  /** Share of the output's variance that the input alone explains; may fall a little below 0 where it explains nothing. */
  readonly value: number;
  /** Half-width of its 95 % interval, from the spread over the classes. */
  readonly error: number;
}

/** Classes of about equal size; more draws allow finer ones. */
const classesFor = (draws: number): number => Math.max(2, Math.min(48, Math.floor(Math.sqrt(draws / 4))));

/** Draws where either number is not finite are left out. Null when input or output does not vary, or with fewer than 32 draws. */
export function givenDataIndex(input: Float64Array, output: Float64Array): GivenDataIndex | null {
  const order = Uint32Array.from(output, (_, draw) => draw)
    .filter((draw) => Number.isFinite(output[draw]) && Number.isFinite(input[draw]))
    .sort((a, b) => input[a]! - input[b]! || a - b);
  const count = order.length;
  if (count < 32 || input[order[0]!] === input[order[count - 1]!]) return null;
  const mean = order.reduce((sum, draw) => sum + output[draw]!, 0) / count;
  const variance = order.reduce((sum, draw) => sum + (output[draw]! - mean) * (output[draw]! - mean), 0) / (count - 1);
  if (!(variance > 1e-24 * mean * mean)) return null;
  const terms: number[] = [];
  for (const [from, to] of classBounds(input, order, classesFor(count))) {
    const size = to - from;
    if (size < 2) continue;
    const members = order.subarray(from, to);
    const own = members.reduce((sum, draw) => sum + output[draw]! - mean, 0) / size;
    const within =
      members.reduce((sum, draw) => sum + (output[draw]! - mean - own) * (output[draw]! - mean - own), 0) / (size - 1);
    terms.push((size / count) * (own * own - within / size));
  }
  const sum = terms.reduce((total, term) => total + term, 0);
  const centre = sum / terms.length;
  const spread = terms.reduce((total, term) => total + (term - centre) * (term - centre), 0) / (terms.length - 1);
  return { value: sum / variance, error: (1.96 * Math.sqrt(spread * terms.length)) / variance };
}

/** Ranges of the order, never parting equal inputs. */
function classBounds(input: Float64Array, order: Uint32Array, classes: number): [number, number][] {
  const bounds: [number, number][] = [];
  let from = 0;
  for (let i = 1; i <= classes; i++) {
    let to = Math.max(from, Math.round((i * order.length) / classes));
    while (to > from && to < order.length && input[order[to]!] === input[order[to - 1]!]) to++;
    if (to > from) bounds.push([from, to]);
    from = to;
  }
  return bounds;
}
