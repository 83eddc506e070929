/**
 * The grammar of unit text:
 *
 *     unit  = power (('*' | '·' | '×' | '/' | '÷') power)*      from left to right: a/b/c is a/(b·c)
 *     power = atom ('^' exponent)?                              also m², m⁻¹
 *     atom  = word | whole number of 2, 3 and 5 | '(' unit ')'
 *     exponent = -?whole | '(' -?whole '/' whole ')'
 */
import { multiplyPowers } from './powers.ts';
import { scaleOfWhole } from './scale.ts';
import { readWord } from './unit-words.ts';
import type { Measure } from './unit-words.ts';

/** The piece that could not be read. */
export interface Unreadable {
  readonly unreadable: string;
}

const LONGEST_TEXT = 200;
const LARGEST_EXPONENT = 300;
const token = /\s*(\d+|%|‰|[\p{L}㎡][\p{L}\p{Nd}@]*|[*/^()-])/uy;
/** What `token` finds in visible ASCII; the tables of Unicode take a millisecond to set up. */
const plainToken = /(\d+|%|[A-Za-z][A-Za-z\d@]*|[*/^()-])/y;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Visible ASCII only: nothing of it has several spellings. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!(text.charCodeAt(i) > 32 && text.charCodeAt(i) < 127)) return false;
  return true;
}

/** One spelling for every sign that has several, and `t CO2` as one word. */
function normalise(text: string): string {
  return text
    .trim()
    .replace(/[·×⋅]/gu, '*')
    .replace(/[÷／]/gu, '/')
    .replace(/％/gu, '%')
    .replace(/（/gu, '(')
    .replace(/）/gu, ')')
    .replace(/＠/gu, '@')
    .replace(/₂/gu, '2')
    .replace(
      /⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu,
      (found) => `^${[...found].map((sign) => (sign === '⁻' ? '-' : superscripts.indexOf(sign))).join('')}`,
    )
    .replace(/(\p{L})\s+(?=(?:CO2|二氧化碳|标准煤|标煤)(?![\p{L}\p{Nd}]))/gu, '$1');
}

class Fault extends Error {}

/** Unit text → its meaning, or the piece that is not a unit. */
export function readUnitText(text: string): Measure | Unreadable {
  if (text.length > LONGEST_TEXT) return { unreadable: `${text.slice(0, 24)}…` };
  try {
    return readAll(isPlain(text) ? tokens(text, plainToken) : tokens(normalise(text), token));
  } catch (error) {
    if (error instanceof Fault) return { unreadable: error.message };
    throw error;
  }
}

function tokens(text: string, pattern: RegExp): string[] {
  const found: string[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw new Fault(text.slice(from).trim());
    found.push(match[1] ?? '');
  }
  if (found.length === 0) throw new Fault(text);
  return found;
}

function readAll(all: readonly string[]): Measure {
  let at = 0;
  const rest = (): Fault => new Fault(all.slice(Math.max(0, at - 1)).join('') || all.join(''));
  const take = (expected: string): boolean => {
    if (all[at] !== expected) return false;
    at += 1;
    return true;
  };

  const whole = (): number => {
    const negative = take('-');
    const digits = all[at] ?? '';
    if (!/^\d{1,3}$/u.test(digits)) throw rest();
    at += 1;
    return negative ? -Number(digits) : Number(digits);
  };
  const exponent = (): number => {
    const bracketed = take('(');
    const top = whole();
    const bottom = bracketed && take('/') ? whole() : 1;
    if ((bracketed && !take(')')) || bottom < 1 || Math.abs(top) > LARGEST_EXPONENT || bottom > LARGEST_EXPONENT)
      throw rest();
    return top / bottom;
  };
  const atom = (): Measure => {
    if (take('(')) {
      const inner = product();
      if (!take(')')) throw rest();
      return inner;
    }
    const word = all[at] ?? '';
    at += 1;
    const scale = /^\d+$/u.test(word) ? scaleOfWhole(Number(word)) : null;
    const measure = scale ? { scale, dimension: {} } : readWord(word);
    if (measure === null) throw new Fault(word === '' ? all.join('') : word);
    return measure;
  };
  const power = (): Measure => {
    const base = atom();
    return take('^') ? combine({ scale: {}, dimension: {} }, base, exponent()) : base;
  };
  const product = (): Measure => {
    let result = power();
    for (;;) {
      if (take('*')) result = combine(result, power(), 1);
      else if (take('/')) result = combine(result, power(), -1);
      else return result;
    }
  };

  const result = product();
  if (at < all.length) {
    at += 1;
    throw rest();
  }
  return result;
}

function combine(left: Measure, right: Measure, times: number): Measure {
  return {
    scale: multiplyPowers(left.scale, right.scale, times),
    dimension: multiplyPowers(left.dimension, right.dimension, times),
  };
}
