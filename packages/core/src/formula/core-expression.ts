/** Which parsed expressions are core expressions already, and what in the others has still to be expanded. */
import { operandsOf } from './expression.ts';
import type { Expression, ParsedExpression } from './expression.ts';

/** Nodes, in order of appearance, that units, order and kernels do not know: subscripts, sums over sets, states, lookups. */
export function beyondCore(expression: ParsedExpression): readonly ParsedExpression[] {
  const found: ParsedExpression[] = [];
  const visit = (node: ParsedExpression): void => {
    const simple = node.kind === 'name' ? node.subscripts.length === 0 : !beyond.has(node.kind);
    if (!simple) found.push(node);
    operandsOf(node).forEach(visit);
  };
  visit(expression);
  return found;
}

export function isCore(expression: ParsedExpression): expression is Expression {
  return beyondCore(expression).length === 0;
}

const beyond: ReadonlySet<ParsedExpression['kind']> = new Set(['aggregate', 'state', 'lookup']);
