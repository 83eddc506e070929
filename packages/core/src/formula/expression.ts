/**
 * Our expression trees. They differ from the mathjs tree they come from: only allowed nodes exist, operators are functions of
 * one table, a call with a literal negative year offset is a lag, brackets are gone, and every node knows its place in the text.
 *
 * There are two, the smaller contained in the larger. `ParsedExpression` is what can be written: subscripts over index sets,
 * sums over them, functions that remember. The check expands those, and what it hands on is an `Expression`.
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
  readonly subscripts: readonly [];
  readonly lag: number;
  readonly span: Span;
}

/** The calendar year `t`. */
export interface YearReference {
  readonly kind: 'year';
  readonly span: Span;
}

export interface Call<Operand> {
  readonly kind: 'call';
  readonly name: FunctionName;
  readonly operands: readonly Operand[];
  readonly span: Span;
}

/** `condition ? then : otherwise`. */
export interface Choice<Operand> {
  readonly kind: 'choice';
  readonly condition: Operand;
  readonly then: Operand;
  readonly otherwise: Operand;
  readonly span: Span;
}

/** What units, order, derivatives and kernels work on. */
export type Expression = NumberLiteral | NameReference | YearReference | Call<Expression> | Choice<Expression>;

/** `age` or `age-1` in `pop[age-1]`: a set, an alias or an element, moved by `offset` places. */
export interface Subscript {
  readonly name: string;
  readonly offset: number;
  readonly span: Span;
}

/** A name as written: `city.gdp`, `share.secondary` (module or element, the check knows), `A[sector, user](-1)`. */
export interface ParsedReference {
  readonly kind: 'name';
  /** With its dots. */
  readonly name: string;
  readonly subscripts: readonly Subscript[];
  readonly lag: number;
  readonly span: Span;
}

/** `sum(A[sector, user] * x[user], user)`. */
export interface Aggregate<Operand> {
  readonly kind: 'aggregate';
  readonly name: 'sum' | 'mean';
  readonly operand: Operand;
  /** Sets or aliases, at least one. */
  readonly over: readonly { readonly name: string; readonly span: Span }[];
  readonly span: Span;
}

/**
 * A function with a memory. With τ in years and one step a year, y the year:
 *
 * - `cumulative(x)`: s(y) = s(y−1) + x(y), the sum up to and including this year; s = x in the first year.
 * - `smooth(x, τ)`: s(y) = s(y−1) + (x(y−1) − s(y−1)) / τ(y−1); s = x in the first year. `smooth(x, τ, 3)` is three of these one
 *   after another, each with τ/3, and its value is that of the last.
 * - `delay(x, τ)`: what leaves a store that x enters. L(y) = L(y−1) + x(y−1) − L(y−1)/τ(y−1), value L(y)/τ(y); L = x·τ in the
 *   first year, so that the value starts at x. `delay(x, τ, 3)` is three stores in a row with τ/3 each, and what leaves the
 *   last. With a constant τ delay and smooth are the same; when τ changes, delay loses nothing of what entered.
 *
 * This is Euler's rule with a step of one year, as system dynamics programs have it (SMOOTH, SMOOTH3, DELAY1, DELAY3: J. W.
 * Forrester, Industrial Dynamics, 1961, ch. 9 and app. H). smooth and delay read last year only, so they break a circle of
 * equations, and they need τ ≥ order.
 */
export interface StateFunction<Operand> {
  readonly kind: 'state';
  readonly name: 'cumulative' | 'smooth' | 'delay';
  /** x, then τ for smooth and delay. */
  readonly operands: readonly Operand[];
  /** 1 for cumulative. */
  readonly order: 1 | 3;
  readonly span: Span;
}

/** `interpolate(table, x)`: linear between the points of the table, held flat outside them. */
export interface Lookup<Operand> {
  readonly kind: 'lookup';
  /** With its dots. */
  readonly table: string;
  readonly operand: Operand;
  readonly span: Span;
}

/** What a formula can say. Every `Expression` is one. */
export type ParsedExpression =
  | NumberLiteral
  | ParsedReference
  | YearReference
  | Call<ParsedExpression>
  | Choice<ParsedExpression>
  | Aggregate<ParsedExpression>
  | StateFunction<ParsedExpression>
  | Lookup<ParsedExpression>;

/** Direct operands in the order of the text. */
export function operandsOf(node: ParsedExpression): readonly ParsedExpression[] {
  switch (node.kind) {
    case 'number':
    case 'name':
    case 'year':
      return [];
    case 'call':
    case 'state':
      return node.operands;
    case 'choice':
      return [node.condition, node.then, node.otherwise];
    case 'aggregate':
    case 'lookup':
      return [node.operand];
    default:
      return node satisfies never;
  }
}

/** The same node with other operands; a node without operands comes back as it is. */
export function mapOperands(
  node: ParsedExpression,
  change: (operand: ParsedExpression) => ParsedExpression,
): ParsedExpression {
  switch (node.kind) {
    case 'number':
    case 'name':
    case 'year':
      return node;
    case 'call':
    case 'state':
      return { ...node, operands: node.operands.map(change) };
    case 'choice':
      return {
        ...node,
        condition: change(node.condition),
        then: change(node.then),
        otherwise: change(node.otherwise),
      };
    case 'aggregate':
    case 'lookup':
      return { ...node, operand: change(node.operand) };
    default:
      return node satisfies never;
  }
}

/** Number of nodes, counted up to one more than `limit`; a part that appears twice counts twice. */
export function countNodes(expression: ParsedExpression, limit: number): number {
  let count = 0;
  const visit = (node: ParsedExpression): void => {
    if (++count <= limit) operandsOf(node).forEach(visit);
  };
  visit(expression);
  return Math.min(count, limit + 1);
}

/** Every name that an expression reads, in order of appearance. */
export function references(expression: Expression): readonly NameReference[];
export function references(expression: ParsedExpression): readonly ParsedReference[];
export function references(expression: ParsedExpression): readonly ParsedReference[] {
  const found: ParsedReference[] = [];
  const visit = (node: ParsedExpression): void => {
    if (node.kind === 'name') found.push(node);
    else operandsOf(node).forEach(visit);
  };
  visit(expression);
  return found;
}
