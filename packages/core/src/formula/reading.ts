/** What the parts of the translation share while one formula is read. */
import type { Problem, Where } from '../problem.ts';
import type { ParsedExpression, Span } from './expression.ts';
import type { Places } from './places.ts';
import type { Refusal } from './refusals.ts';
import type { SyntaxNode } from './syntax-node.ts';

export interface Reading {
  readonly text: string;
  readonly where: Where;
  readonly places: Places;
  /** Translates a subtree that stands `level` nodes below the root. */
  readonly read: (node: SyntaxNode, level: number) => ParsedExpression;
  /** Collects a problem; the 0 it returns stands where the expression would. */
  readonly report: (item: Problem) => ParsedExpression;
  readonly refuse: (refusal: Refusal, span: Span) => ParsedExpression;
}
