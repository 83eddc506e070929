/** YAML of a stranger → plain data: no tags, no aliases, no prototypes, limited depth; every fault with its place. */
import { isMap, isScalar, isSeq, Lexer, parseDocument } from 'yaml';
import type { Document, Pair, YAMLMap } from 'yaml';
import { documentLimits } from './limits.ts';

export type PlainMap = Readonly<Record<string, unknown>>;

export interface YamlFault {
  /** Offset in the source given. */
  readonly offset: number;
  readonly detail: string;
}

/** `value` is null when the source cannot be read; an empty source is an empty mapping. */
export function readYaml(source: string): { value: PlainMap | null; faults: YamlFault[] } {
  const { value, faults } = readAll(source);
  const more = faults.length - documentLimits.faults;
  const next = faults[documentLimits.faults];
  if (next === undefined) return { value, faults };
  const rest = { offset: next.offset, detail: `${more} more faults are not listed` };
  return { value, faults: [...faults.slice(0, documentLimits.faults), rest] };
}

function readAll(source: string): { value: PlainMap | null; faults: YamlFault[] } {
  const excess = tooLarge(source);
  if (excess !== null) return { value: null, faults: [{ offset: 0, detail: excess }] };
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

/** Why the source is not read at all, or null. The lexer alone is quick and knows no recursion. */
function tooLarge(source: string): string | null {
  const { characters, tokens } = documentLimits;
  if (source.length > characters) return `longer than ${characters} characters`;
  if (source.length <= tokens) return null;
  const lexemes = new Lexer().lex(source);
  for (let count = 0; count <= tokens; count++) if (lexemes.next().done) return null;
  return `more than ${tokens} words and signs`;
}

/**
 * Finds paths in one source: the offset of the deepest part that is written there, of the key inside mappings, of the item
 * inside lists; with a span inside a text that is written as it is, of the beginning of the span. The source is read once,
 * when the first path is asked for.
 */
export function pathLocator(
  source: string,
): (path: readonly (string | number)[], span?: readonly [number, number]) => number | undefined {
  let document: Document.Parsed | string | undefined;
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();
  const pairOf = (map: YAMLMap, name: string): Pair | undefined => {
    const known = indexes.get(map);
    if (known) return known.get(name);
    // Of a repeated key the first one counts.
    const entries = map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair] as const] : []));
    indexes.set(map, new Map(entries.reverse()));
    return pairOf(map, name);
  };
  return (path, span) => {
    document ??= tooLarge(source) ?? composed(source);
    if (typeof document === 'string') return undefined;
    let node: unknown = document.contents;
    let offset: number | undefined;
    for (const part of path) {
      if (isMap(node)) {
        const pair = pairOf(node, String(part));
        if (pair === undefined) return offset;
        offset = startOf(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(part)];
        offset = startOf(node) ?? offset;
      } else return offset;
    }
    const text = span === undefined ? undefined : textStart(source, node);
    return text === undefined || span === undefined ? offset : text + span[0];
  };
}

/** Where the text of a scalar begins, if the source holds it character by character: no escapes, no line breaks. */
function textStart(source: string, node: unknown): number | undefined {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined;
  const [from, to] = node.range;
  const quote = node.type === 'PLAIN' ? 0 : 1;
  return source.slice(from + quote, to - quote) === node.value.normalize('NFC') ? from + quote : undefined;
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
  if (depth >= documentLimits.depth) {
    faults.push({ offset, detail: `nested deeper than ${documentLimits.depth} levels` });
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
