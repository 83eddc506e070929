/**
 * Our expression tree. It differs from the mathjs tree it comes from: only allowed nodes exist, operators are functions of
 * one table, a call with a literal negative year offset is a lag, brackets are gone, and every node knows its place in the text.
 */
import type { FunctionName } from './functions.ts';

export type Span = readonly [number, number];

export interface NumberLiteral {
  readonly kind: 'number';
  readonly value: number;
  readonly span: Span;
}

/** Value of a variable, parameter or shock, `lag` years ago. */
export interface NameReference {
  readonly kind: 'name';
  readonly name: string;
  readonly lag: number;
  readonly span: Span;
}

/** The calendar year `t`. */
export interface YearReference {
  readonly kind: 'year';
  readonly span: Span;
}

export interface Call {
  readonly kind: 'call';
  readonly name: FunctionName;
  readonly operands: readonly Expression[];
  readonly span: Span;
}

/** `condition ? then : otherwise`. */
export interface Choice {
  readonly kind: 'choice';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
  readonly span: Span;
}

export type Expression = NumberLiteral | NameReference | YearReference | Call | Choice;

/** Every name that an expression reads, in order of appearance. */
export function references(expression: Expression): readonly NameReference[] {
  const found: NameReference[] = [];
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case 'number':
      case 'year':
        return;
      case 'name':
        found.push(node);
        return;
      case 'call':
        node.operands.forEach(visit);
        return;
      case 'choice':
        visit(node.condition);
        visit(node.then);
        visit(node.otherwise);
        return;
      default:
        node satisfies never;
    }
  };
  visit(expression);
  return found;
}
