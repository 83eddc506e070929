/** A point of the levers in the words and units of people. */
import type { Bilingual } from '../../problem.ts';
import { percentileIn } from '../../target/reference-class.ts';
import type { ReferenceClass } from '../../target/reference-class.ts';
import { settingsAt } from './lever.ts';
import type { Lever, Levers } from './lever.ts';
import { norm } from './lever-space.ts';
import type { Point } from './lever-space.ts';
import type { LeverMove } from './reach-answer.ts';

const noReferenceClass: Bilingual = { zh: '未给出参照类', en: 'no reference class was given' };

/** Moves in declared units. */
export const movesAt = ({ coordinates }: Levers, z: Point): readonly number[] =>
  z.map((value, i) => value * coordinates[i]!.scale);

/** By lever: the value in its declared unit; along a path, that of the last year. */
export function valuesAt(levers: Levers, z: Point): readonly number[] {
  const set = settingsAt(levers, movesAt(levers, z));
  return levers.levers.map((lever) => {
    const value = set[lever.name];
    if (value === undefined) return lever.basePath?.at(-1) ?? lever.base;
    return typeof value === 'number' ? value : lastOfPath(value, levers.years);
  });
}

function lastOfPath(value: unknown, years: readonly number[]): number {
  return pathOf(value)?.[years.at(-1)!] ?? NaN;
}

/** The values by year of what `settingsAt` made; null where it is one number. */
function pathOf(value: unknown): Readonly<Record<number, number>> | null {
  return typeof value === 'object' && value !== null && 'path' in value
    ? (value.path as Readonly<Record<number, number>>)
    : null;
}

export function leverMoves(
  levers: Levers,
  z: Point,
  classes: Readonly<Record<string, ReferenceClass>> = {},
): readonly LeverMove[] {
  const set = settingsAt(levers, movesAt(levers, z));
  const ends = valuesAt(levers, z);
  return levers.levers.map((lever, index): LeverMove => {
    const { name, label, display, low, high, scale, base, basePath } = lever;
    const { factor } = display;
    const own = z.filter((_, i) => levers.coordinates[i]!.lever === index);
    const path = pathOf(set[name]);
    const from = (basePath?.at(-1) ?? base) * factor;
    return {
      ...{ name, label, unit: display.unit, factor, from },
      ...{ low: low * factor, high: high * factor, scale: scale * factor, to: ends[index]! * factor },
      path: path && Object.entries(path).map(([year, value]) => ({ year: Number(year), value: value * factor })),
      steps: norm(own),
      bound: boundAt(lever, path === null ? [ends[index]!] : Object.values(path)),
      ...precedentOfMove(Object.hasOwn(classes, name) ? classes[name] : undefined, ends[index]!),
    };
  });
}

function precedentOfMove(
  reference: ReferenceClass | undefined,
  value: number,
): Pick<LeverMove, 'precedent' | 'precedentReason'> {
  if (reference === undefined) return { precedent: null, precedentReason: noReferenceClass };
  const { label, size, window } = reference;
  const found = percentileIn(reference, value);
  if (found === null)
    return {
      precedent: null,
      precedentReason: { zh: `${label.zh}只有 ${size} 个成员，太少`, en: `${label.en} has ${size} members, too few` },
    };
  return {
    precedent: found.percentile,
    precedentReason: { zh: `${label.zh}（${size} 个，${window}）`, en: `${label.en} (${size}, ${window})` },
  };
}

/** Within a millionth of the width of the bounds. */
function boundAt({ low, high, base, basePath }: Lever, values: readonly number[]): 'low' | 'high' | null {
  const near = 1e-6 * (high - low);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // A lever that stood at its bound and was not moved binds nothing.
  const still = values.every((value, i) => Math.abs(value - (basePath?.[i] ?? base)) <= near);
  if (still) return null;
  if (high - most <= near) return 'high';
  return least - low <= near ? 'low' : null;
}
