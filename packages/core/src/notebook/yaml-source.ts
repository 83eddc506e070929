/** YAML of a stranger → plain data: no tags, no aliases, no prototypes, limited depth; every fault with its place. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document } from 'yaml';

export type PlainMap = Readonly<Record<string, unknown>>;

export interface YamlFault {
  /** Offset in the source given. */
  readonly offset: number;
  readonly detail: string;
}

const maximumDepth = 64;

/** `value` is null when the source cannot be read; an empty source is an empty mapping. */
export function readYaml(source: string): { value: PlainMap | null; faults: YamlFault[] } {
  const document = composed(source);
  if (typeof document === 'string') return { value: null, faults: [{ offset: 0, detail: document }] };
  const faults: YamlFault[] = [...document.errors, ...document.warnings].map((error) => ({
    offset: error.pos[0],
    detail: error.message,
  }));
  if (faults.length > 0) return { value: null, faults };
  const contents: unknown = document.contents;
  if (contents === null || (isScalar(contents) && contents.value === null))
    return { value: Object.create(null) as PlainMap, faults };
  if (!isMap(contents)) {
    const offset = startOf(contents) ?? 0;
    return { value: null, faults: [{ offset, detail: 'expected lines of the form "key: value"' }] };
  }
  const value = plain(contents, faults, 0);
  return { value: faults.length > 0 ? null : (value as PlainMap), faults };
}

/**
 * Finds paths in one source: the offset of the deepest part that is written there, of the key inside mappings, of the item
 * inside lists. The source is read once, when the first path is asked for.
 */
export function pathLocator(source: string): (path: readonly (string | number)[]) => number | undefined {
  let document: Document.Parsed | string | undefined;
  return (path) => {
    document ??= composed(source);
    if (typeof document === 'string') return undefined;
    let node: unknown = document.contents;
    let offset: number | undefined;
    for (const part of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
        if (pair === undefined) return offset;
        offset = startOf(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(part)];
        offset = startOf(node) ?? offset;
      } else return offset;
    }
    return offset;
  };
}

/** A message instead of a document: extremely nested input overflows the composer, which is the input's fault, not ours. */
function composed(source: string): Document.Parsed | string {
  try {
    // Repeated keys are found by `plain`: the library compares all keys with each other, which takes hours on a hostile file.
    return parseDocument(source, { version: '1.2', schema: 'core', prettyErrors: false, uniqueKeys: false });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
}

/** Mappings become objects that inherit nothing, so a key `__proto__` or `constructor` is a key like any other. */
function plain(node: unknown, faults: YamlFault[], depth: number): unknown {
  if (node === null || node === undefined) return null;
  const offset = startOf(node) ?? 0;
  if (isScalar(node)) return node.value;
  if (depth >= maximumDepth) {
    faults.push({ offset, detail: `nested deeper than ${maximumDepth} levels` });
    return null;
  }
  if (isSeq(node)) return node.items.map((item) => plain(item, faults, depth + 1));
  if (!isMap(node)) {
    faults.push({ offset, detail: 'aliases (*name) are not allowed' });
    return null;
  }
  const result = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.items) {
    if (!isScalar(key)) {
      faults.push({ offset: startOf(key) ?? offset, detail: 'a key must be a word or a number' });
      continue;
    }
    const name = String(key.value);
    if (name in result) faults.push({ offset: startOf(key) ?? offset, detail: `the key "${name}" stands twice` });
    result[name] = plain(value, faults, depth + 1);
  }
  return result;
}
