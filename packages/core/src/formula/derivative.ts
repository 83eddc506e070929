/**
 * Derivatives on our own tree. Where a function has branches so has its derivative, with the same comparisons: a conditional, min,
 * max, clamp and abs are derived in the branch that is taken. At a kink that is one of the two one-sided derivatives. Steps
 * (floor, ceil, round, sign, comparisons) have derivative 0.
 */
import type { Call, Expression, Span } from './expression.ts';
import { callAt, choose, difference, isNumber, negative, numberAt, product, quotient, sum } from './simplified.ts';

const naturalLogOfTen = 2.302585092994046;

/** ∂expression / ∂name in this year; last year's values of the same name are constants. */
export function derivative(expression: Expression, name: string): Expression {
  const derive = (node: Expression): Expression => {
    const { span } = node;
    switch (node.kind) {
      case 'number':
      case 'year':
        return numberAt(0, span);
      case 'name':
        return numberAt(node.name === name && node.lag === 0 ? 1 : 0, span);
      case 'choice':
        return choose(node.condition, derive(node.then), derive(node.otherwise), span);
      case 'call':
        return deriveCall(node, derive);
      default:
        return node satisfies never;
    }
  };
  return derive(expression);
}

function deriveCall(node: Call<Expression>, derive: (node: Expression) => Expression): Expression {
  const { span, name } = node;
  const [x, y, z] = node.operands as readonly [Expression, Expression, Expression];
  switch (name) {
    case 'add':
      return sum(derive(x), derive(y), span);
    case 'subtract':
      return difference(derive(x), derive(y), span);
    case 'multiply':
      return sum(product(derive(x), y, span), product(x, derive(y), span), span);
    case 'divide': {
      // (x' − (x/y)·y') / y: the quotient stands in it as it is computed, and nothing is squared that could overflow.
      const [dx, dy] = [derive(x), derive(y)];
      return quotient(difference(dx, product(node, dy, span), span), y, span);
    }
    case 'pow':
      return derivePower(node, x, y, derive);
    case 'negate':
      return negative(derive(x), span);
    case 'less':
    case 'lessOrEqual':
    case 'greater':
    case 'greaterOrEqual':
    case 'equal':
    case 'unequal':
    case 'and':
    case 'or':
    case 'not':
    case 'floor':
    case 'ceil':
    case 'round':
    case 'sign':
      return numberAt(0, span);
    case 'mod': {
      const whole = callAt('floor', span, callAt('divide', span, x, y));
      return difference(derive(x), product(whole, derive(y), span), span);
    }
    case 'abs': {
      const dx = derive(x);
      return choose(callAt('greaterOrEqual', span, x, numberAt(0, span)), dx, negative(dx, span), span);
    }
    case 'min':
    case 'max':
      return deriveExtreme(name, node.operands, span, derive);
    case 'clamp': {
      const raised = callAt('max', span, x, y);
      const below = deriveExtreme('max', [x, y], span, derive);
      return choose(callAt('lessOrEqual', span, raised, z), below, derive(z), span);
    }
    case 'sqrt':
      return quotient(derive(x), product(numberAt(2, span), node, span), span);
    case 'exp':
      return product(node, derive(x), span);
    case 'log':
      return quotient(derive(x), x, span);
    case 'log10':
      return quotient(derive(x), product(x, numberAt(naturalLogOfTen, span), span), span);
    case 'sin':
      return product(callAt('cos', span, x), derive(x), span);
    case 'cos':
      return negative(product(callAt('sin', span, x), derive(x), span), span);
    case 'tan':
      return product(sum(numberAt(1, span), square(node), span), derive(x), span);
    case 'tanh':
      return product(difference(numberAt(1, span), square(node), span), derive(x), span);
    case 'atan2': {
      const turned = difference(product(y, derive(x), span), product(x, derive(y), span), span);
      return quotient(turned, sum(square(x), square(y), span), span);
    }
    case 'number':
      return derive(x);
    default:
      return name satisfies never;
  }
}

/** f^g: g·f^(g−1)·f' where g does not depend on the name, otherwise with log f as well, where f must be positive. */
function derivePower(
  node: Call<Expression>,
  base: Expression,
  exponent: Expression,
  derive: (node: Expression) => Expression,
): Expression {
  const { span } = node;
  const [dBase, dExponent] = [derive(base), derive(exponent)];
  const byBase = isNumber(dBase, 0)
    ? numberAt(0, span)
    : product(product(exponent, power(base, oneLess(exponent, span), span), span), dBase, span);
  const byExponent = isNumber(dExponent, 0)
    ? numberAt(0, span)
    : product(product(node, callAt('log', span, base), span), dExponent, span);
  return sum(byBase, byExponent, span);
}

function oneLess(exponent: Expression, span: Span): Expression {
  const literal = literalOf(exponent);
  return literal === null ? callAt('subtract', span, exponent, numberAt(1, span)) : numberAt(literal - 1, span);
}

function literalOf(node: Expression): number | null {
  if (node.kind === 'number') return node.value;
  if (node.kind !== 'call' || node.name !== 'negate') return null;
  const inner = literalOf(node.operands[0]!);
  return inner === null ? null : -inner;
}

function power(base: Expression, exponent: Expression, span: Span): Expression {
  if (isNumber(exponent, 0)) return numberAt(1, span);
  return isNumber(exponent, 1) ? base : callAt('pow', span, base, exponent);
}

function square(node: Expression): Expression {
  return callAt('pow', node.span, node, numberAt(2, node.span));
}

/** From the left: the extreme of the first k operands against the next one. */
function deriveExtreme(
  name: 'min' | 'max',
  operands: readonly Expression[],
  span: Span,
  derive: (node: Expression) => Expression,
): Expression {
  const [first, ...others] = operands as readonly [Expression, ...Expression[]];
  let slope = derive(first);
  others.forEach((next, index) => {
    const sofar = index === 0 ? first : callAt(name, span, ...operands.slice(0, index + 1));
    const stays = callAt(name === 'min' ? 'lessOrEqual' : 'greaterOrEqual', span, sofar, next);
    slope = choose(stays, slope, derive(next), span);
  });
  return slope;
}
