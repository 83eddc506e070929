/** A point of the levers in the words and units of people. */
import type { Bilingual } from '../../problem.ts';
import type { ReferenceClasses } from '../../target/reference-class.ts';
import { marginPrecedent } from '../../target/verdict-precedent.ts';
import type { PlacedIn } from '../../target/verdict-precedent.ts';
import { settingsAt } from './lever.ts';
import type { Lever, Levers } from './lever.ts';
import { norm } from './lever-space.ts';
import type { Point } from './lever-space.ts';
import type { LeverMove } from './reach-answer.ts';

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

export function leverMoves(levers: Levers, z: Point, classes: ReferenceClasses | undefined): readonly LeverMove[] {
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
      ...precedentOf(name, ends[index]!, classes),
    };
  });
}

type Precedent = Pick<LeverMove, 'precedent' | 'precedentReason' | 'done'>;

/** The lead over the peer that the value of the lever stands for, among comparable places. */
function precedentOf(name: string, value: number, classes: ReferenceClasses | undefined): Precedent {
  if (classes === undefined) return none('模型没有附参照类', 'the model brings no reference class');
  if (classes.levers?.includes(name) !== true)
    return none(
      '参照类比的是增速之差，这个杠杆调的是别的',
      'the classes compare growth, and this lever moves something else',
    );
  const points = (value * 100).toFixed(1);
  const head = { zh: `相当于年均多增 ${points} 个百分点`, en: `A lead of ${points} points a year` };
  const found = marginPrecedent(value, classes.classes, head);
  if (found === null) return none('参照类的成员都太少', 'every reference class is too small');
  const { precedent, precedentReason } = found;
  return { precedent, precedentReason, done: doneWords(found.found) };
}

/** Of the class that is asked first and of the largest one, since the choice matters. */
function doneWords(found: readonly PlacedIn[]): Bilingual {
  const [first] = found;
  const largest = found.reduce((best, own) => (own.each.size > best.each.size ? own : best), first!);
  const told = [...new Set([first!, largest])].map(({ each: { label, size, window }, at }): Bilingual => {
    const share = `${Math.round((1 - at.percentile) * 100)}%`;
    const beyond = { above: { zh: '不到 ', en: 'fewer than ' }, below: { zh: '超过 ', en: 'more than ' } };
    const { zh, en } = at.bound === null ? { zh: '', en: '' } : beyond[at.bound];
    return {
      zh: `${label.zh}（${size} 个，${window}）${zh}${share}`,
      en: `${en}${share} of the ${size} ${label.en} (${window})`,
    };
  });
  return {
    zh: `做到这一步的，${told.map(({ zh }) => zh).join('，')}`,
    en: `${told.map(({ en }) => en).join(' and ')} did as much`,
  };
}

const none = (zh: string, en: string): Precedent => ({ precedent: null, precedentReason: { zh, en }, done: null });

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
