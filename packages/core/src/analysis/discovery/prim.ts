/**
 * The patient rule induction method: peel thin slices off the box of all draws so that what is left holds more and more of the
 * draws of interest; then paste slices back. J. H. Friedman and N. I. Fisher, Bump hunting in high-dimensional data, Statistics
 * and Computing 9, 1999; measures and quasi-p-values after B. P. Bryant and R. J. Lempert, Technological Forecasting and Social
 * Change 77, 2010.
 */
import { upperBinomialTail } from './binomial-tail.ts';
import { countIn, measure } from './box.ts';
import type { BoxMeasures, LabelledDraws, Restriction } from './box.ts';

export interface PrimOptions {
  /** Fraction of the box that one peel removes, 0.05 when absent. */
  readonly peel?: number;
  /** Fraction of the box that one paste adds, 0.05 when absent. */
  readonly paste?: number;
  /** Least mass of a box, 0.05 when absent. */
  readonly leastMass?: number;
}

export interface PrimBox extends BoxMeasures {
  readonly restrictions: readonly Restriction[];
}

export interface SortedDraws extends LabelledDraws {
  /** orders[input]: draws by rising value. */
  readonly orders: readonly Uint32Array[];
}

/**
 * The peeling trajectory, from the box of all draws to the densest box of at least the least mass. Columns hold finite numbers,
 * one per flag. The draws of interest are those with flag 1.
 */
export function peel(draws: LabelledDraws, options: PrimOptions = {}): readonly PrimBox[] {
  const { peel: fraction = 0.05, leastMass = 0.05 } = options;
  const count = draws.flags.length;
  const inOrder = sorted(draws);
  const alive = new Uint8Array(count).fill(1);
  const bounds = draws.columns.map(() => ({ low: -Infinity, high: Infinity }));
  const steps: PrimBox[] = [boxOf(draws, bounds)];
  let inside = count;
  let caught = draws.flags.reduce((sum, flag) => sum + flag, 0);
  while (caught < inside) {
    const best = bestSlice(inOrder, alive, inside, caught, fraction, leastMass * count);
    if (!best) break;
    for (const draw of best.removed) alive[draw] = 0;
    inside -= best.removed.length;
    caught = best.caught;
    const bound = bounds[best.input]!;
    if (best.side === 'low') bound.low = best.bound;
    else bound.high = best.bound;
    steps.push(boxOf(draws, bounds));
  }
  return steps;
}

/** Sorting is most of the work, so draws that are sorted already stay so. */
export function sorted(draws: LabelledDraws | SortedDraws): SortedDraws {
  return 'orders' in draws ? draws : { ...draws, orders: draws.columns.map(risingOrder) };
}

const risingOrder = (column: Float64Array): Uint32Array =>
  Uint32Array.from(column, (_, draw) => draw).sort((a, b) => column[a]! - column[b]! || a - b);

function boxOf(draws: LabelledDraws, bounds: readonly { low: number; high: number }[]): PrimBox {
  const restrictions = bounds.flatMap(({ low, high }, input) =>
    low === -Infinity && high === Infinity ? [] : [{ input, low, high }],
  );
  return { restrictions, ...measure(draws, restrictions) };
}

interface Slice {
  readonly input: number;
  readonly side: 'low' | 'high';
  readonly removed: readonly number[];
  /** Draws of interest that stay. */
  readonly caught: number;
  readonly density: number;
  /** Value of the outermost draw that stays. */
  readonly bound: number;
}

/** The slice whose removal leaves the densest box; of equally dense ones the one that keeps more. Null when none makes it denser. */
function bestSlice(
  draws: SortedDraws,
  alive: Uint8Array,
  inside: number,
  caught: number,
  fraction: number,
  least: number,
): Slice | null {
  let best: Slice | null = null;
  for (let input = 0; input < draws.columns.length; input++)
    for (const side of ['low', 'high'] as const) {
      const slice = sliceOff(draws, alive, input, side, Math.max(1, Math.floor(fraction * inside)));
      if (!slice) continue;
      const rest = inside - slice.removed.length;
      const stay = caught - slice.removed.reduce((sum, draw) => sum + draws.flags[draw]!, 0);
      const density = stay / rest;
      if (rest < least || density <= caught / inside) continue;
      if (best && (density < best.density || (density === best.density && rest <= inside - best.removed.length)))
        continue;
      best = { input, side, ...slice, caught: stay, density };
    }
  return best;
}

/** About `size` outermost draws, never parting equal values; null when all that is left has one value. */
function sliceOff(
  draws: SortedDraws,
  alive: Uint8Array,
  input: number,
  side: 'low' | 'high',
  size: number,
): Pick<Slice, 'removed' | 'bound'> | null {
  const order = draws.orders[input]!;
  const column = draws.columns[input]!;
  const removed: number[] = [];
  let value = Number.NaN;
  for (let i = 0; i < order.length; i++) {
    const draw = order[side === 'low' ? i : order.length - 1 - i]!;
    if (alive[draw] === 0) continue;
    const own = column[draw]!;
    if (removed.length >= size && own !== value) return { removed, bound: own };
    removed.push(draw);
    value = own;
  }
  return null;
}

/** Lets slices back in as long as the box does not become less dense. */
export function pasteBack(draws: LabelledDraws, box: PrimBox, options: PrimOptions = {}): PrimBox {
  const { paste = 0.05 } = options;
  let current = box;
  for (;;) {
    const wider = current.restrictions
      .flatMap((restriction) => widened(draws, current, restriction, paste))
      .map((restrictions): PrimBox => ({ restrictions, ...measure(draws, restrictions) }))
      .filter((candidate) => candidate.mass > current.mass && candidate.density >= current.density)
      .sort((a, b) => b.density - a.density || b.mass - a.mass)[0];
    if (!wider) return current;
    current = wider;
  }
}

/** The box with one side of one restriction moved out by a slice, for each side that is bound. */
function widened(
  draws: LabelledDraws,
  box: PrimBox,
  restriction: Restriction,
  fraction: number,
): (readonly Restriction[])[] {
  const others = box.restrictions.filter((own) => own !== restriction);
  const column = draws.columns[restriction.input]!;
  const reach = Math.max(1, Math.floor(fraction * box.mass * draws.flags.length));
  const outside: { value: number; side: 'low' | 'high' }[] = [];
  for (let draw = 0; draw < draws.flags.length; draw++) {
    const value = column[draw]!;
    if (value >= restriction.low && value <= restriction.high) continue;
    const within = others.every(({ input, low, high }) => {
      const own = draws.columns[input]![draw]!;
      return own >= low && own <= high;
    });
    if (within) outside.push({ value, side: value < restriction.low ? 'low' : 'high' });
  }
  const moved = (side: 'low' | 'high'): (readonly Restriction[])[] => {
    const values = outside
      .filter((own) => own.side === side)
      .map((own) => own.value)
      .sort((a, b) => (side === 'low' ? b - a : a - b));
    const bound = values[Math.min(reach, values.length) - 1];
    if (bound === undefined) return [];
    const free = values.length <= reach;
    const next: Restriction = { ...restriction, [side]: free ? (side === 'low' ? -Infinity : Infinity) : bound };
    return [next.low === -Infinity && next.high === Infinity ? others : [...others, next]];
  };
  return [...moved('low'), ...moved('high')];
}

/**
 * Quasi-p-value of each restriction: the chance that a box as large as this one, cut by chance out of the box without the
 * restriction, would hold at least as many draws of interest. Small values say that the restriction matters.
 */
export function quasiP(draws: LabelledDraws, restrictions: readonly Restriction[]): readonly number[] {
  const { inside, caught } = countIn(draws, restrictions);
  return restrictions.map((restriction) => {
    const without = countIn(
      draws,
      restrictions.filter((own) => own !== restriction),
    );
    return upperBinomialTail(caught, inside, without.inside === 0 ? 0 : without.caught / without.inside);
  });
}

/** The box without the restrictions whose quasi-p-value lies above `level`, the weakest taken out first. */
export function withoutChance(draws: LabelledDraws, box: PrimBox, level: number): PrimBox {
  const values = quasiP(draws, box.restrictions);
  const weakest = values.reduce((worst, value, i) => (value > values[worst]! ? i : worst), 0);
  if (values.length === 0 || values[weakest]! <= level) return box;
  const restrictions = box.restrictions.filter((_, i) => i !== weakest);
  return withoutChance(draws, { restrictions, ...measure(draws, restrictions) }, level);
}

/**
 * The box to tell people: of the trajectory the one with at most `mostInputs` restricted inputs that agrees best with the draws of
 * interest. Null when no box has a restriction.
 */
export function chosenBox(steps: readonly PrimBox[], mostInputs: number): PrimBox | null {
  const share = steps[0]?.density ?? 0;
  const told = steps.filter(({ restrictions }) => restrictions.length > 0 && restrictions.length <= mostInputs);
  return told.reduce<PrimBox | null>(
    (best, box) => (best && agreement(best, share) >= agreement(box, share) ? best : box),
    null,
  );
}

/**
 * Correlation of “in the box” with “of interest” (phi; B. W. Matthews, Biochimica et Biophysica Acta 405, 1975): 1 where they are the
 * same draws, and about 0 for a box of nearly all draws, also where most of them are of interest. `share` is that of all draws.
 */
function agreement({ mass, density }: BoxMeasures, share: number): number {
  const spread = mass * (1 - mass) * share * (1 - share);
  return spread > 0 ? (mass * (density - share)) / Math.sqrt(spread) : 0;
}

/**
 * The inputs that matter most, at most so many: of the best box of the whole trajectory those whose restrictions it can least do
 * without. A trajectory over many inputs soon restricts more of them than people can read, so it is peeled again over these.
 */
export function leadingInputs(draws: LabelledDraws, steps: readonly PrimBox[], most: number): readonly number[] {
  const box = chosenBox(steps, draws.columns.length);
  if (box === null) return [];
  const share = steps[0]!.density;
  const without = box.restrictions.map((own) => {
    const others = box.restrictions.filter((other) => other !== own);
    return { input: own.input, left: agreement(measure(draws, others), share) };
  });
  return without
    .sort((a, b) => a.left - b.left)
    .slice(0, most)
    .map(({ input }) => input);
}
