/** Boxes one after another: each is sought among the draws that those before it left over. */
import { fillUniforms, streamKey } from '../../random/stream.ts';
import { breathe } from '../breathe.ts';
import { countIn, measure } from './box.ts';
import type { LabelledDraws } from './box.ts';
import { chosenBox, leadingInputs, pasteBack, peel, withoutChance } from './prim.ts';
import type { PrimBox, SortedDraws } from './prim.ts';

export interface CoveringOptions {
  readonly boxes: number;
  readonly restrictions: number;
  /** Seen between two boxes. */
  readonly signal?: AbortSignal;
}

/** A restriction stays only where chance would give as much less often than this, over all inputs that it was chosen from (Bonferroni). */
const chanceLevel = 0.05;
/** A further box that catches a smaller share of the draws of interest is not worth telling. */
const leastCoverage = 0.05;

/** One box of the draws: peeled over all inputs, then over the leading ones, pasted, chosen, and without restrictions that chance explains. Null when none is left. */
export function findBox(draws: SortedDraws, restrictions: number): PrimBox | null {
  const leading = leadingInputs(draws, peel(draws), restrictions);
  const few = {
    columns: leading.map((input) => draws.columns[input]!),
    flags: draws.flags,
    orders: leading.map((input) => draws.orders[input]!),
  };
  const chosen = chosenBox(peel(few), restrictions);
  if (chosen === null) return null;
  const box = withoutChance(few, pasteBack(few, chosen), chanceLevel / draws.columns.length);
  if (box.restrictions.length === 0) return null;
  return { ...box, restrictions: box.restrictions.map((own) => ({ ...own, input: leading[own.input]! })) };
}

/** Measures are over all draws, not over those that were left. */
export async function coveringBoxes(
  draws: SortedDraws,
  { boxes, restrictions, signal }: CoveringOptions,
): Promise<readonly PrimBox[]> {
  const found: PrimBox[] = [];
  let left = draws;
  while (found.length < boxes) {
    await breathe(signal);
    const caught = left.flags.reduce((sum, flag) => sum + flag, 0);
    if (caught === 0 || caught === left.flags.length) break;
    const box = findBox(left, restrictions);
    if (box === null) break;
    const whole = { restrictions: box.restrictions, ...measure(draws, box.restrictions) };
    const { caught: fresh } = countIn(left, box.restrictions);
    const all = draws.flags.reduce((sum, flag) => sum + flag, 0);
    const base = all / draws.flags.length;
    if (found.length > 0 && (fresh / all < leastCoverage || whole.density <= base)) break;
    found.push(whole);
    left = outside(left, box);
  }
  return found;
}

function isIn({ columns }: LabelledDraws, { restrictions }: Pick<PrimBox, 'restrictions'>, draw: number): boolean {
  return restrictions.every(({ input, low, high }) => columns[input]![draw]! >= low && columns[input]![draw]! <= high);
}

function outside(draws: SortedDraws, box: PrimBox): SortedDraws {
  return chosenDraws(draws, (draw) => !isIn(draws, box, draw));
}

/** Share of the draws of interest that lie in any of the boxes. */
export function jointCoverage(draws: LabelledDraws, boxes: readonly PrimBox[]): number {
  let caught = 0;
  let all = 0;
  draws.flags.forEach((flag, draw) => {
    if (flag === 0) return;
    all++;
    if (boxes.some((box) => isIn(draws, box, draw))) caught++;
  });
  return all === 0 ? 0 : caught / all;
}

/** The order of some draws is that of all of them, without the others. */
function chosenDraws(draws: SortedDraws, keep: (draw: number) => boolean): SortedDraws {
  const kept = Uint32Array.from(draws.flags, (_, draw) => draw).filter(keep);
  const places = new Int32Array(draws.flags.length).fill(-1);
  kept.forEach((draw, place) => (places[draw] = place));
  return {
    columns: draws.columns.map((column) => Float64Array.from(kept, (draw) => column[draw]!)),
    flags: Uint8Array.from(kept, (draw) => draws.flags[draw]!),
    orders: draws.orders.map((order) => order.filter((draw) => places[draw]! >= 0).map((draw) => places[draw]!)),
  };
}

/** Of the inputs, the share of random halves of the draws in which the first box restricts them. */
export async function reproducibility(
  draws: SortedDraws,
  restrictions: number,
  resamples: number,
  seed: number,
  signal?: AbortSignal,
): Promise<readonly number[]> {
  const key = streamKey('prim resampling');
  const uniforms = new Float64Array(draws.flags.length);
  const counts = draws.columns.map(() => 0);
  for (let sample = 0; sample < resamples; sample++) {
    await breathe(signal);
    fillUniforms(seed, key, sample, 0, uniforms);
    const box = findBox(
      chosenDraws(draws, (draw) => uniforms[draw]! < 0.5),
      restrictions,
    );
    for (const { input } of box?.restrictions ?? []) counts[input] = counts[input]! + 1;
  }
  return counts.map((count) => count / resamples);
}
