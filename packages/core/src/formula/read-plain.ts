/**
 * The ordinary part of the language, read in one pass: numbers, names with dots, subscripts and lags, operators, functions of
 * numbers, choices. Nearly every formula is of this kind, and the way by mathjs takes four times as long when code is cold (its
 * parser asks at twenty levels for every operand, and places are found afterwards). Whatever is not plain gives null and goes to
 * mathjs, which alone decides what is refused and why; what is read here is what that way gives, places included
 * (read-plain.test.ts).
 */
import type { ParsedExpression, Span, Subscript } from './expression.ts';
import { formulaLimits } from './formula-limits.ts';
import { functions, reservedNames } from './functions.ts';
import type { FunctionName } from './functions.ts';
import { endOfName, isDigit, isLetter } from './words.ts';

/** A node takes a character at least, so no shorter text comes near the limits of nodes and levels. */
const longest = 1000;
const mostOffset = 1000;

const [EITHER, BOTH, COMPARISON, SUM, PRODUCT] = [1, 2, 3, 4, 5];

/** By the code of their first character; those of two characters end in `=`. */
const operators: Readonly<Record<number, FunctionName>> = {
  ...{ 42: 'multiply', 43: 'add', 45: 'subtract', 47: 'divide', 60: 'less', 62: 'greater' },
  ...{ 97: 'and', 109: 'mod', 111: 'or' },
};
const withEqualsSign: Readonly<Record<number, FunctionName>> = {
  ...{ 33: 'unequal', 60: 'lessOrEqual', 61: 'equal', 62: 'greaterOrEqual' },
};

const called = new Map(
  Object.entries(functions).flatMap(([name, { arity, symbol }]) =>
    symbol === undefined || name === 'pow' ? [[name, { name: name as FunctionName, arity }] as const] : [],
  ),
);

/** Null where the text is not plain. `text` is in the Unicode form NFC. */
export function readPlain(text: string): ParsedExpression | null {
  if (text.length > longest) return null;
  const reader = new PlainReader(text);
  const expression = reader.choice();
  return expression !== null && reader.atEnd() ? expression : null;
}

/** Precedence as mathjs has it; each method gives null where something else stands. */
class PlainReader {
  private at = 0;
  private depth = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.blanks();
  }

  atEnd(): boolean {
    return this.at === this.text.length;
  }

  choice(): ParsedExpression | null {
    const condition = this.operation(EITHER);
    if (condition === null || this.code() !== 63) return condition;
    if (this.text.charCodeAt(this.at + 1) === 46) return null;
    this.step(1);
    // A choice in here without brackets is one that mathjs refuses.
    const then = this.operation(EITHER);
    if (then === null || this.code() !== 58) return null;
    this.step(1);
    const otherwise = this.choice();
    if (otherwise === null) return null;
    return { kind: 'choice', condition, then, otherwise, span: [condition.span[0], otherwise.span[1]] };
  }

  /** Operators of this level and those that bind closer, from left to right. */
  private operation(level: number): ParsedExpression | null {
    let left = this.signed();
    let compared = false;
    for (let own = this.level(); left !== null && own >= level; own = this.level()) {
      // mathjs has another meaning for two comparisons in a row.
      if (own === COMPARISON && compared) return null;
      compared = own === COMPARISON;
      const name = this.operator(own);
      const right = name === null ? null : this.operation(own + 1);
      if (name === null || right === null) return null;
      left = { kind: 'call', name, operands: [left, right], span: [left.span[0], right.span[1]] };
    }
    return left;
  }

  /** Of the operator that stands next; 0 where none does. */
  private level(): number {
    switch (this.code()) {
      case 43:
      case 45:
        return SUM;
      case 42:
      case 47:
        return PRODUCT;
      case 33:
      case 60:
      case 61:
      case 62:
        return COMPARISON;
      case 109:
        return this.isWord('mod') ? PRODUCT : 0;
      case 97:
        return this.isWord('and') ? BOTH : 0;
      case 111:
        return this.isWord('or') ? EITHER : 0;
      default:
        return 0;
    }
  }

  /** Steps over the operator; null where it is none of ours. */
  private operator(level: number): FunctionName | null {
    const code = this.code();
    const long = level === COMPARISON && this.text.charCodeAt(this.at + 1) === 61;
    const name = long ? withEqualsSign[code] : operators[code];
    if (name === undefined) return null;
    this.step(level < COMPARISON || code === 109 ? name.length : long ? 2 : 1);
    return name;
  }

  private signed(): ParsedExpression | null {
    const code = this.code();
    if (code === 43) {
      this.step(1);
      return this.signed();
    }
    if (code !== 45 && !(code === 110 && this.isWord('not'))) return this.power();
    this.step(code === 45 ? 1 : 3);
    const operand = this.signed();
    if (operand === null) return null;
    return { kind: 'call', name: code === 45 ? 'negate' : 'not', operands: [operand], span: operand.span };
  }

  private power(): ParsedExpression | null {
    const base = this.primary();
    if (base === null || this.code() !== 94) return base;
    this.step(1);
    const exponent = this.signed();
    if (exponent === null) return null;
    return { kind: 'call', name: 'pow', operands: [base, exponent], span: [base.span[0], exponent.span[1]] };
  }

  private primary(): ParsedExpression | null {
    const code = this.code();
    if (isDigit(code) || code === 46) return this.number();
    if (code === 40) return this.bracketed();
    const start = this.at;
    const name = this.name();
    return name === null ? null : this.named(name, start);
  }

  private bracketed(): ParsedExpression | null {
    if (++this.depth > formulaLimits.depth) return null;
    this.step(1);
    const content = this.choice();
    if (content === null || this.code() !== 41) return null;
    this.depth--;
    this.step(1);
    return content;
  }

  /** Digits with a fraction and an exponent; a letter or a point right behind them is something else. */
  private number(): ParsedExpression | null {
    const start = this.at;
    const whole = this.digits();
    if (this.text.charCodeAt(this.at) === 46) {
      this.at++;
      if (this.digits() === 0) return null;
    } else if (whole === 0) return null;
    if ((this.text.charCodeAt(this.at) | 32) === 101) {
      this.at++;
      const sign = this.text.charCodeAt(this.at);
      if (sign === 43 || sign === 45) this.at++;
      if (this.digits() === 0) return null;
    }
    const end = this.at;
    const value = Number(this.text.slice(start, end));
    if (!Number.isFinite(value) || this.continued()) return null;
    this.blanks();
    return { kind: 'number', value, span: [start, end] };
  }

  /** What begins with a name that is read already. */
  private named(first: string, start: number): ParsedExpression | null {
    let end = this.at;
    if (this.text.charCodeAt(end) !== 46) {
      this.blanks();
      const known = called.get(first);
      if (known !== undefined) return this.call(known, start);
      if (first === 't' && this.code() !== 40 && this.code() !== 91) return { kind: 'year', span: [start, end] };
      if (reservedNames.has(first))
        return first === 'pi' && this.code() !== 40 && this.code() !== 91
          ? { kind: 'number', value: Math.PI, span: [start, end] }
          : null;
    } else if (reservedNames.has(first)) return null;
    while (this.text.charCodeAt(this.at) === 46) {
      this.at++;
      const part = this.name();
      if (part === null || reservedNames.has(part)) return null;
      end = this.at;
    }
    const name = this.text.slice(start, end);
    this.blanks();
    let subscripts: readonly Subscript[] = [];
    if (this.code() === 91) {
      const found = this.subscripts();
      if (found === null) return null;
      subscripts = found;
      end = this.at;
      this.blanks();
    }
    if (this.code() !== 40) return { kind: 'name', name, subscripts, lag: 0, span: [start, end] };
    const lag = this.lag();
    if (lag === null) return null;
    const span: Span = [start, this.at];
    this.blanks();
    return { kind: 'name', name, subscripts, lag, span };
  }

  private call(
    { name, arity }: { readonly name: FunctionName; readonly arity: readonly [number, number] },
    start: number,
  ): ParsedExpression | null {
    if (this.code() !== 40 || ++this.depth > formulaLimits.depth) return null;
    const operands: ParsedExpression[] = [];
    do {
      this.step(1);
      const operand = this.choice();
      if (operand === null) return null;
      operands.push(operand);
    } while (this.code() === 44);
    if (this.code() !== 41 || operands.length < arity[0] || operands.length > arity[1]) return null;
    this.depth--;
    this.at++;
    const span: Span = [start, this.at];
    this.blanks();
    return { kind: 'call', name, operands, span };
  }

  /** `[sector, age - 1]`; the place after it is that of the closing bracket. */
  private subscripts(): readonly Subscript[] | null {
    if (this.depth === formulaLimits.depth) return null;
    const found: Subscript[] = [];
    do {
      this.step(1);
      const start = this.at;
      const name = this.name();
      if (name === null || reservedNames.has(name)) return null;
      let end = this.at;
      let offset = 0;
      this.blanks();
      const sign = this.code();
      if (sign === 43 || sign === 45) {
        this.step(1);
        const value = this.wholeNumber();
        if (value === null || value > mostOffset) return null;
        end = this.at;
        offset = sign === 43 || value === 0 ? value : -value;
        this.blanks();
      }
      found.push({ name, offset, span: [start, end] });
    } while (this.code() === 44);
    if (this.code() !== 93) return null;
    this.at++;
    return found;
  }

  /** `(-1)`, at its opening bracket; the place after it is that of the closing one. */
  private lag(): number | null {
    if (this.depth === formulaLimits.depth) return null;
    this.step(1);
    if (this.code() !== 45) return null;
    this.step(1);
    const value = this.wholeNumber();
    if (value === null || value === 0 || value === Infinity) return null;
    this.blanks();
    if (this.code() !== 41) return null;
    this.at++;
    return value;
  }

  private wholeNumber(): number | null {
    const start = this.at;
    if (this.digits() === 0 || this.continued()) return null;
    return Number(this.text.slice(start, this.at));
  }

  private name(): string | null {
    const start = this.at;
    const code = this.text.codePointAt(start);
    if (code === undefined || !isLetter(code)) return null;
    this.at = endOfName(this.text, start);
    return this.text.slice(start, this.at);
  }

  /** Whether this word stands next. */
  private isWord(word: string): boolean {
    return this.text.startsWith(word, this.at) && endOfName(this.text, this.at) === this.at + word.length;
  }

  private digits(): number {
    const start = this.at;
    while (isDigit(this.text.charCodeAt(this.at))) this.at++;
    return this.at - start;
  }

  /** Whether a letter or a point follows at once. */
  private continued(): boolean {
    const code = this.text.codePointAt(this.at);
    return code !== undefined && (code === 46 || isLetter(code));
  }

  /** NaN at the end. */
  private code(): number {
    return this.text.charCodeAt(this.at);
  }

  private step(length: number): void {
    this.at += length;
    this.blanks();
  }

  private blanks(): void {
    for (let code = this.code(); code === 32 || code === 9; code = this.code()) this.at++;
  }
}
