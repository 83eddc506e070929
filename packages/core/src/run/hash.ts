/** The identity of a run's inputs: equal inputs, whatever the order of their keys, have equal hashes. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** JSON with the keys of every object sorted. */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}

/** First 12 hexadecimal digits of the SHA-256 of the canonical JSON. */
export function inputHash(value: unknown): string {
  return digits(sha256.create().update(utf8ToBytes(canonicalJson(value))));
}

/** Entries that are hashed already, for what comes after them. */
export interface HashBegun {
  /** The text of these entries is read once, however many hashes follow. */
  readonly and: (entries: Entries) => HashBegun;
  /** It is `inputHash` of all entries where their keys come in the order in which they were given. */
  readonly end: (entries: Entries) => string;
}

export function beginHash(entries: Entries): HashBegun {
  return begun(sha256.create().update(utf8ToBytes(canonicalJson(entries).slice(0, -1))));
}

function begun(hash: ReturnType<typeof sha256.create>): HashBegun {
  const more = (text: string): ReturnType<typeof sha256.create> => hash.clone().update(utf8ToBytes(`,${text}`));
  return {
    and: (entries) => begun(more(canonicalJson(entries).slice(1, -1))),
    end: (entries) => digits(more(canonicalJson(entries).slice(1))),
  };
}

type Entries = Readonly<Record<string, unknown>>;

const digits = (hash: { digest: () => Uint8Array }): string => bytesToHex(hash.digest()).slice(0, 12);
