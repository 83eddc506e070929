/** Operators that leave out what a 0 or a 1 makes trivial, for trees that are computed. `span` is what the result came from. */
import type { Expression, Span } from './expression.ts';
import type { FunctionName } from './functions.ts';

export function numberAt(value: number, span: Span): Expression {
  return value < 0 ? callAt('negate', span, { kind: 'number', value: -value, span }) : { kind: 'number', value, span };
}

export function callAt(name: FunctionName, span: Span, ...operands: readonly Expression[]): Expression {
  return { kind: 'call', name, operands, span };
}

export const isNumber = (node: Expression, value: number): boolean => node.kind === 'number' && node.value === value;

export function sum(a: Expression, b: Expression, span: Span): Expression {
  if (isNumber(a, 0)) return b;
  return isNumber(b, 0) ? a : callAt('add', span, a, b);
}

export function difference(a: Expression, b: Expression, span: Span): Expression {
  if (isNumber(b, 0)) return a;
  return isNumber(a, 0) ? negative(b, span) : callAt('subtract', span, a, b);
}

/** 0 · x is 0 here, also where x should turn out infinite or undefined. */
export function product(a: Expression, b: Expression, span: Span): Expression {
  if (isNumber(a, 0) || isNumber(b, 0)) return numberAt(0, span);
  if (isNumber(a, 1)) return b;
  return isNumber(b, 1) ? a : callAt('multiply', span, a, b);
}

export function quotient(a: Expression, b: Expression, span: Span): Expression {
  if (isNumber(a, 0)) return numberAt(0, span);
  return isNumber(b, 1) ? a : callAt('divide', span, a, b);
}

export function negative(a: Expression, span: Span): Expression {
  if (isNumber(a, 0)) return a;
  return a.kind === 'call' && a.name === 'negate' ? a.operands[0]! : callAt('negate', span, a);
}

/** With equal numbers in both branches the condition does not matter. */
export function choose(condition: Expression, then: Expression, otherwise: Expression, span: Span): Expression {
  if (then.kind === 'number' && isNumber(otherwise, then.value)) return then;
  return { kind: 'choice', condition, then, otherwise, span };
}
