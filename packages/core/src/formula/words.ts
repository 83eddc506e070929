/** The names, numbers and texts of a formula in their order, with their places. A lexer by hand: every formula goes through it. */

export interface Word {
  readonly text: string;
  readonly at: number;
}

const letter = /[\p{L}_]/u;
const letterOrNumber = /[\p{L}\p{N}_]/u;

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  code === 95 ||
  (code > 127 && letter.test(String.fromCodePoint(code)));
const continues = (code: number): boolean =>
  isDigit(code) || isLetter(code) || (code > 127 && letterOrNumber.test(String.fromCodePoint(code)));
const isHex = (code: number): boolean => isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
const width = (code: number): number => (code > 0xffff ? 2 : 1);

/** Comments are left out; quoted texts are words, so that what stands in them is not taken for names. */
export function wordsOf(text: string): readonly Word[] {
  const found: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at)!;
    let end = at;
    if (isLetter(code)) end = endOfName(text, at);
    else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) end = endOfNumber(text, at);
    else if (code === 34 || code === 39) end = endOfText(text, at, code);
    else if (code === 35) {
      const line = text.indexOf('\n', at);
      at = line < 0 ? text.length : line;
      continue;
    }
    if (end > at) found.push({ text: text.slice(at, end), at });
    at = Math.max(end, at + width(code));
  }
  return found;
}

/** The place after the name that begins at `start`. */
export function endOfName(text: string, start: number): number {
  let at = start;
  for (let code = text.codePointAt(at); code !== undefined && continues(code); code = text.codePointAt(at))
    at += width(code);
  return at;
}

/** Decimal, or with a base: 0x1F, 0o17, 0b11. */
function endOfNumber(text: string, start: number): number {
  const digits = (from: number): number => {
    let at = from;
    while (isDigit(text.charCodeAt(at))) at++;
    return at;
  };
  if (text[start] === '0' && 'xobXOB'.includes(text[start + 1] ?? ' ') && isHex(text.charCodeAt(start + 2))) {
    let at = start + 2;
    while (isHex(text.charCodeAt(at))) at++;
    return at;
  }
  let at = digits(start);
  if (text[at] === '.') at = digits(at + 1);
  if (text[at] !== 'e' && text[at] !== 'E') return at;
  const sign = text[at + 1] === '+' || text[at + 1] === '-' ? 1 : 0;
  const end = digits(at + 1 + sign);
  return end > at + 1 + sign ? end : at;
}

/** After the closing quote; `start` where there is none. */
function endOfText(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 92 && text[++at] === '\n') return start;
  }
  return start;
}
