/**
 * An expression as mathematics for people, in any notation: fractions instead of slashes, lags as indices, sums with their set
 * below. This file decides what is written; `to-tex.ts` and `to-mathml.ts` say how.
 */
import type { Locale } from '../problem.ts';
import { binding, bindingOf, operandBindings } from './binding.ts';
import type { ParsedExpression, ParsedReference } from './expression.ts';
import type { FunctionName } from './functions.ts';

/** The signs of the notation, by name; TeX and MathML write them differently. */
export type Sign =
  | '+'
  | '-'
  | 'times'
  | '<'
  | 'lessOrEqual'
  | '>'
  | 'greaterOrEqual'
  | '='
  | 'unequal'
  | 'and'
  | 'or'
  | 'not'
  | 'mod'
  | ',';

/** How parts are put together; every part is finished text of the notation. */
export interface Notation {
  readonly number: (digits: string) => string;
  /** A letter of its own is slanted, a longer name upright. */
  readonly name: (name: string) => string;
  /** An upright word: a function, or “otherwise”. */
  readonly word: (word: string) => string;
  readonly sign: (sign: Sign) => string;
  readonly row: (...parts: readonly string[]) => string;
  readonly brackets: (inside: string, kind: 'round' | 'bars' | 'floor' | 'ceil') => string;
  readonly fraction: (above: string, below: string) => string;
  readonly root: (inside: string) => string;
  readonly above: (base: string, exponent: string) => string;
  readonly below: (base: string, index: string) => string;
  /** Σ or a mean with what it runs over, then what is added up. */
  readonly aggregate: (name: 'sum' | 'mean', over: string, operand: string) => string;
  /** Values with their conditions, as a large brace. */
  readonly cases: (rows: readonly { readonly value: string; readonly condition: string }[]) => string;
}

const signs: Partial<Readonly<Record<FunctionName, Sign>>> = {
  add: '+',
  subtract: '-',
  multiply: 'times',
  mod: 'mod',
  less: '<',
  lessOrEqual: 'lessOrEqual',
  greater: '>',
  greaterOrEqual: 'greaterOrEqual',
  equal: '=',
  unequal: 'unequal',
  and: 'and',
  or: 'or',
};

const words: Partial<Readonly<Record<FunctionName, string>>> = { log: 'ln', log10: 'lg', atan2: 'atan2' };
const fences = { abs: 'bars', floor: 'floor', ceil: 'ceil' } as const;
const otherwise: Readonly<Record<Locale, string>> = { zh: '其他', en: 'otherwise' };

export function typeset(expression: ParsedExpression, notation: Notation, locale: Locale): string {
  const { row, sign, below } = notation;
  const listed = (parts: readonly string[]): string =>
    row(...parts.flatMap((part, index) => (index === 0 ? [part] : [sign(','), part])));
  const applied = (head: string, operands: readonly ParsedExpression[]): string =>
    row(head, notation.brackets(listed(operands.map(set)), 'round'));
  const within = (node: ParsedExpression, least: number): string =>
    heldTogether(node) < least ? notation.brackets(set(node), 'round') : set(node);

  const number = (value: number): string => {
    if (value === Math.PI) return notation.name('π');
    if (value < 0) return row(sign('-'), number(-value));
    const [digits = '', exponent] = String(value).split('e');
    if (exponent === undefined) return notation.number(digits);
    const power = Number(exponent);
    const ten = notation.above(
      notation.number('10'),
      power < 0 ? row(sign('-'), notation.number(String(-power))) : notation.number(String(power)),
    );
    return row(notation.number(digits), sign('times'), ten);
  };

  const moved = (base: string, by: number): string =>
    by === 0 ? base : row(base, sign(by > 0 ? '+' : '-'), notation.number(String(Math.abs(by))));

  const reference = ({ name, subscripts, lag }: ParsedReference): string => {
    const indices = subscripts.map((subscript) => moved(notation.name(subscript.name), subscript.offset));
    if (lag > 0) indices.push(moved(notation.name('t'), -lag));
    return indices.length > 0 ? below(notation.name(name), listed(indices)) : notation.name(name);
  };

  const choice = (node: ParsedExpression & { kind: 'choice' }): string => {
    const rows: { value: string; condition: string }[] = [];
    let at: ParsedExpression = node;
    while (at.kind === 'choice') {
      rows.push({ value: set(at.then), condition: set(at.condition) });
      at = at.otherwise;
    }
    rows.push({ value: set(at), condition: notation.word(otherwise[locale]) });
    return notation.cases(rows);
  };

  const call = (node: ParsedExpression & { kind: 'call' }): string => {
    const { name, operands } = node;
    const [first, second] = operands as readonly [ParsedExpression, ParsedExpression];
    const least = operandBindings(name);
    switch (name) {
      case 'divide':
        return notation.fraction(set(first), set(second));
      case 'pow':
        return notation.above(within(first, binding.atom), set(second));
      case 'negate':
        return row(sign('-'), within(first, binding.product));
      case 'not':
        return row(sign('not'), within(first, binding.sign));
      case 'sqrt':
        return notation.root(set(first));
      case 'abs':
      case 'floor':
      case 'ceil':
        return notation.brackets(set(first), fences[name]);
      default: {
        const between = signs[name];
        if (between === undefined || least === null) return applied(notation.word(words[name] ?? name), operands);
        return row(within(first, least[0]!), sign(between), within(second, least[1]!));
      }
    }
  };

  const set = (node: ParsedExpression): string => {
    switch (node.kind) {
      case 'number':
        return number(node.value);
      case 'year':
        return notation.name('t');
      case 'name':
        return reference(node);
      case 'call':
        return call(node);
      case 'choice':
        return choice(node);
      case 'aggregate':
        return notation.aggregate(
          node.name,
          listed(node.over.map(({ name }) => notation.name(name))),
          within(node.operand, binding.product),
        );
      case 'state': {
        const head = notation.word(node.name);
        const order = notation.number(String(node.order));
        return applied(node.order === 1 ? head : below(head, order), node.operands);
      }
      case 'lookup':
        return applied(notation.name(node.table), [node.operand]);
      default:
        return node satisfies never;
    }
  };
  return set(expression);
}

/** As in formula text, except where the mathematical form holds together differently. */
function heldTogether(node: ParsedExpression): number {
  // A power on top of a sum sign, a brace or 1.5 × 10⁶ would seem to belong to the last part only.
  if (node.kind === 'aggregate') return binding.product;
  if (node.kind === 'number' && String(node.value).includes('e')) return binding.product;
  if (node.kind === 'call' && node.name === 'divide') return binding.sign;
  return bindingOf(node);
}
