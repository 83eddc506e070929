/** A formula as text with numbers in the place of names. */
import type { Expression, NameReference } from '../../formula/expression.ts';
import { mapOperands } from '../../formula/expression.ts';
import { printFormula } from '../../formula/print-formula.ts';

/** `textOf` gives the number of a reference; negative ones are put in brackets. */
export function inNumbers(expression: Expression, textOf: (reference: NameReference) => string): string {
  return printFormula(replaced(expression, textOf));
}

function replaced(node: Expression, textOf: (reference: NameReference) => string): Expression {
  if (node.kind !== 'name')
    return mapOperands(node, (operand) => replaced(operand as Expression, textOf)) as Expression;
  const text = textOf(node);
  return { ...node, name: text.startsWith('-') ? `(${text})` : text, lag: 0 };
}
