/**
 * Shapley values: how a difference is shared among the changes that made it, whatever their order. L. S. Shapley, A value for
 * n-person games, 1953; interactions after M. Grabisch and M. Roubens, Int. J. Game Theory 28, 1999.
 */

/**
 * Value of a coalition: bit i of `members` is set where change i is made. All values have the same number of entries. All are asked
 * for at once; who values them decides how many run together.
 */
export type CoalitionValue = (members: number) => Promise<Float64Array>;

export interface Interaction {
  readonly pair: readonly [number, number];
  /** Shapley interaction index per entry; 0 where the two changes simply add up. */
  readonly values: Float64Array;
}

export interface ShapleySplit {
  /** contributions[i][entry]; over i they add up to `whole`. */
  readonly contributions: readonly Float64Array[];
  /** Value of all changes minus value of none, per entry. */
  readonly whole: Float64Array;
  /** Standard error of each contribution; zeros where every coalition was valued. */
  readonly errors: readonly Float64Array[];
  /** Empty where coalitions were sampled. */
  readonly interactions: readonly Interaction[];
  /** Coalitions that were valued. */
  readonly coalitions: number;
}

/** Most changes for which every coalition is valued (4,096 of them). */
export const mostExactChanges = 12;
/** Most changes at all: a coalition is a whole number of 31 bits. */
export const mostSampledChanges = 31;

const has = (members: number, change: number): boolean => (members & (1 << change)) !== 0;

function sizeOf(members: number): number {
  let size = 0;
  for (let rest = members; rest !== 0; rest &= rest - 1) size++;
  return size;
}

/** weights[s] = s! (n − 1 − s)! / n!: the share of the orders in which exactly s given changes come before one. */
function orderWeights(players: number): Float64Array {
  const weights = new Float64Array(players);
  weights[0] = 1 / players;
  for (let size = 1; size < players; size++) weights[size] = (weights[size - 1]! * size) / (players - size);
  return weights;
}

/** Every one of the 2ⁿ coalitions is valued once. Throws a RangeError beyond `mostExactChanges`. */
export async function exactShapley(changes: number, value: CoalitionValue): Promise<ShapleySplit> {
  if (!Number.isInteger(changes) || changes < 1 || changes > mostExactChanges)
    throw new RangeError(`exact Shapley values take 1 to ${mostExactChanges} changes, not ${changes}`);
  const coalitions = 1 << changes;
  const values = await Promise.all(Array.from({ length: coalitions }, (_, members) => value(members)));
  const none = values[0]!;
  const all = values[coalitions - 1]!;
  const weights = orderWeights(changes);
  const contributions = Array.from({ length: changes }, (_, change) => {
    const sum = new Float64Array(none.length);
    for (let members = 0; members < coalitions; members++) {
      if (has(members, change)) continue;
      const before = values[members]!;
      const after = values[members | (1 << change)]!;
      const weight = weights[sizeOf(members)]!;
      for (let entry = 0; entry < sum.length; entry++)
        sum[entry] = sum[entry]! + weight * (after[entry]! - before[entry]!);
    }
    return sum;
  });
  return {
    contributions,
    whole: all.map((entry, index) => entry - none[index]!),
    errors: contributions.map((own) => new Float64Array(own.length)),
    interactions: interactionsOf(changes, values),
    coalitions,
  };
}

function interactionsOf(changes: number, values: readonly Float64Array[]): Interaction[] {
  if (changes < 2) return [];
  const weights = orderWeights(changes - 1);
  const found: Interaction[] = [];
  for (let first = 0; first < changes; first++)
    for (let second = first + 1; second < changes; second++) {
      const [one, two] = [1 << first, 1 << second];
      const sum = new Float64Array(values[0]!.length);
      for (let members = 0; members < values.length; members++) {
        if ((members & (one | two)) !== 0) continue;
        const weight = weights[sizeOf(members)]!;
        const [neither, withOne, withTwo, both] = [members, members | one, members | two, members | one | two].map(
          (coalition) => values[coalition]!,
        ) as [Float64Array, Float64Array, Float64Array, Float64Array];
        for (let entry = 0; entry < sum.length; entry++)
          sum[entry] = sum[entry]! + weight * (both[entry]! - withOne[entry]! - withTwo[entry]! + neither[entry]!);
      }
      found.push({ pair: [first, second], values: sum });
    }
  return found;
}

/** Uniform in [0, 1), keyed by the order it serves: the same numbers for the same key. */
export type Uniforms = (order: number) => Float64Array;

/**
 * Contributions estimated from random orders, each walked forwards and backwards (antithetic pairs, after R. Mitchell et al.,
 * JMLR 23, 2022). They add up to `whole` as well, since each order does. `uniforms(order)` gives one number per change.
 */
export async function sampledShapley(
  changes: number,
  value: CoalitionValue,
  pairs: number,
  uniforms: Uniforms,
): Promise<ShapleySplit> {
  if (!Number.isInteger(changes) || changes < 1 || changes > mostSampledChanges)
    throw new RangeError(`Shapley values take 1 to ${mostSampledChanges} changes, not ${changes}`);
  if (!Number.isInteger(pairs) || pairs < 2) throw new RangeError('a standard error takes at least 2 pairs of orders');
  const walks = Array.from({ length: pairs }, (_, pair) => {
    const forwards = orderOf(uniforms(pair), changes);
    return [forwards, [...forwards].reverse()];
  });
  const known = await valueEach(walks.flat(), value);
  const none = known.get(0)!;
  const all = known.get(changes === mostSampledChanges ? 0x7fffffff : (1 << changes) - 1)!;
  const entries = none.length;
  const sums = Array.from({ length: changes }, () => new Float64Array(entries));
  const squares = Array.from({ length: changes }, () => new Float64Array(entries));
  for (const walk of walks) {
    const walked = Array.from({ length: changes }, () => new Float64Array(entries));
    for (const order of walk) {
      let members = 0;
      let before = none;
      for (const change of order) {
        members |= 1 << change;
        const after = known.get(members)!;
        const own = walked[change]!;
        for (let entry = 0; entry < entries; entry++) own[entry] = own[entry]! + (after[entry]! - before[entry]!) / 2;
        before = after;
      }
    }
    walked.forEach((own, change) => {
      for (let entry = 0; entry < entries; entry++) {
        sums[change]![entry] = sums[change]![entry]! + own[entry]!;
        squares[change]![entry] = squares[change]![entry]! + own[entry]! * own[entry]!;
      }
    });
  }
  return {
    contributions: sums.map((sum) => sum.map((total) => total / pairs)),
    whole: all.map((entry, index) => entry - none[index]!),
    errors: sums.map((sum, change) =>
      sum.map((total, entry) => {
        const variance = (squares[change]![entry]! - (total * total) / pairs) / (pairs - 1);
        return Math.sqrt(Math.max(0, variance) / pairs);
      }),
    ),
    interactions: [],
    coalitions: known.size,
  };
}

/** Every coalition that the orders pass through, valued once. */
async function valueEach(
  orders: readonly (readonly number[])[],
  value: CoalitionValue,
): Promise<ReadonlyMap<number, Float64Array>> {
  const passed = new Set([0]);
  for (const order of orders) {
    let members = 0;
    for (const change of order) passed.add((members |= 1 << change));
  }
  return new Map(await Promise.all([...passed].map(async (members) => [members, await value(members)] as const)));
}

/** The order in which the numbers rise; equal numbers keep their places. */
function orderOf(numbers: Float64Array, changes: number): number[] {
  return Array.from({ length: changes }, (_, change) => change).sort((a, b) => numbers[a]! - numbers[b]! || a - b);
}
