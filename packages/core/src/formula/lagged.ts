/** An expression as it was some years ago. */
import { mapOperands } from './expression.ts';
import type { ParsedExpression } from './expression.ts';

/** Every name inside is read `years` earlier, and the year `t` is t − years. */
export function lagged(expression: ParsedExpression, years: number): ParsedExpression {
  switch (expression.kind) {
    case 'name':
      return { ...expression, lag: expression.lag + years };
    case 'year': {
      const { span } = expression;
      return { kind: 'call', name: 'subtract', operands: [expression, { kind: 'number', value: years, span }], span };
    }
    default:
      return mapOperands(expression, (operand) => lagged(operand, years));
  }
}
