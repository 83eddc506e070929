/** Names of series for programs that take ASCII only: letters, digits and _, at most 24, so that `_p05` still fits Stata's 32. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const longest = 24;
const digits = 6;

/** Names that Stata or EViews keep for themselves, in small letters. */
const reserved = new Set([
  ...['_all', '_b', '_coef', '_cons', '_n', '_pi', '_pred', '_rc', '_skip', 'byte', 'double', 'float', 'if', 'in'],
  ...[
    'int',
    'long',
    'using',
    'with',
    'strl',
    'c',
    'resid',
    'scenario',
    'year',
    'run',
    'na',
    'log',
    'exp',
    'abs',
    'not',
  ],
  ...['and', 'or'],
]);

/**
 * Name → alias, different for each name whatever the case. Give all series of a model, not only those that go out: then an alias
 * does not depend on the choice. A name keeps its own letters where it can; one that is too long, is not ASCII or would meet
 * another ends in six hexadecimal digits of the SHA-256 of its full name, and stays the same when others come or go.
 */
export function seriesAliases(names: readonly string[]): ReadonlyMap<string, string> {
  const plain = new Map(names.map((name) => [name, plainName(name)]));
  const count = new Map<string, number>();
  for (const text of plain.values()) count.set(text, (count.get(text) ?? 0) + 1);
  const taken = new Set<string>();
  const aliases = new Map<string, string>();
  const fits = (name: string, text: string): boolean =>
    text.length <= longest &&
    /^[a-z_]/.test(text) &&
    !reserved.has(text) &&
    !/^str\d/.test(text) &&
    // The column of a quantile has this ending.
    !/_p\d\d$/.test(text) &&
    isAscii(name) &&
    (count.get(text) === 1 || text === name);
  for (const [name, text] of plain)
    if (fits(name, text)) {
      aliases.set(name, text);
      taken.add(text);
    }
  // In the order of the alphabet, so that the order in which names are given plays no part.
  for (const [name, text] of [...plain].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (!aliases.has(name)) {
      const alias = marked(name, text, taken);
      aliases.set(name, alias);
      taken.add(alias);
    }
  return new Map([...plain.keys()].map((name) => [name, aliases.get(name) ?? '']));
}

/** Letters of other scripts leave nothing behind. */
const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '');

const isAscii = (name: string): boolean => /^[\x20-\x7e]*$/.test(name);

function marked(name: string, text: string, taken: ReadonlySet<string>): string {
  const stem = (/^[a-z]/.test(text) ? text : `s_${text}`).slice(0, longest - digits - 1).replace(/_+$/, '');
  for (let attempt = 0; ; attempt++) {
    const hashed = attempt === 0 ? name : `${name}#${attempt}`;
    const alias = `${stem}_${bytesToHex(sha256(utf8ToBytes(hashed))).slice(0, digits)}`;
    if (!taken.has(alias)) return alias;
  }
}
