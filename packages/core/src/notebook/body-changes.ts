/** Where two bodies of YAML differ: the deepest keys, with what stands there before and after. */
import { isMapping } from './is-mapping.ts';

export interface BodyChange {
  readonly path: readonly string[];
  /** Absent where the key was not there. */
  readonly before?: unknown;
  /** Absent where the key is gone. */
  readonly after?: unknown;
}

/** Mappings and lists of the same length are compared part by part; the order of keys means nothing. */
export function bodyChanges(before: unknown, after: unknown, path: readonly string[] = []): readonly BodyChange[] {
  if (isMapping(before) && isMapping(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => {
      const inner = [...path, key];
      if (!Object.hasOwn(before, key)) return [{ path: inner, after: after[key] }];
      if (!Object.hasOwn(after, key)) return [{ path: inner, before: before[key] }];
      return bodyChanges(before[key], after[key], inner);
    });
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length && !before.every(isPlain))
    return before.flatMap((item, i) => bodyChanges(item, after[i], [...path, String(i + 1)]));
  return same(before, after) ? [] : [{ path, before, after }];
}

/** A list of words or numbers changes as one. */
const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

function same(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, i) => bodyChanges(item, other[i]).length === 0);
  return Object.is(one, other);
}
