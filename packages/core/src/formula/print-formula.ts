/** An expression as formula text, in one canonical form: brackets only where needed, parts spaced alike, shortest numbers. */
import { binding, bindingOf, operandBindings } from './binding.ts';
import type { ParsedExpression, ParsedReference } from './expression.ts';
import { functions } from './functions.ts';

/**
 * The text that `parseFormula` reads as the same tree. A negative number, which only a computed tree can hold, is read back as
 * the negative of a number.
 *
 * @throws Error for a number that is not finite, which no formula can say.
 */
export function printFormula(expression: ParsedExpression): string {
  return print(expression);
}

function print(node: ParsedExpression): string {
  switch (node.kind) {
    case 'number':
      return printNumber(node.value);
    case 'year':
      return 't';
    case 'name':
      return printReference(node);
    case 'call':
      return printCall(node);
    case 'choice': {
      // The parser takes the colon of a choice that stands between ? and : for a range.
      const [condition, then] = [within(node.condition, binding.or), within(node.then, binding.or)];
      return `${condition} ? ${then} : ${print(node.otherwise)}`;
    }
    case 'aggregate':
      return `${node.name}(${[print(node.operand), ...node.over.map(({ name }) => name)].join(', ')})`;
    case 'state':
      return `${node.name}(${[...node.operands.map(print), ...(node.order === 1 ? [] : [node.order])].join(', ')})`;
    case 'lookup':
      return `interpolate(${node.table}, ${print(node.operand)})`;
    default:
      return node satisfies never;
  }
}

function printCall(node: ParsedExpression & { kind: 'call' }): string {
  const { symbol } = functions[node.name];
  const least = operandBindings(node.name);
  if (symbol === undefined || least === null) return `${node.name}(${node.operands.map(print).join(', ')})`;
  const [first = '', second] = node.operands.map((operand, index) => within(operand, least[index] ?? binding.atom));
  if (second === undefined) return node.name === 'not' ? `not ${first}` : `${symbol}${first}`;
  return node.name === 'pow' ? `${first}^${second}` : `${first} ${symbol} ${second}`;
}

function within(node: ParsedExpression, least: number): string {
  return bindingOf(node) < least ? `(${print(node)})` : print(node);
}

function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`no formula can say ${value}`);
  return value === Math.PI ? 'pi' : Object.is(value, -0) ? '-0' : String(value);
}

function printReference({ name, subscripts, lag }: ParsedReference): string {
  const inside = subscripts.map((subscript) => subscript.name + printOffset(subscript.offset));
  return name + (inside.length > 0 ? `[${inside.join(', ')}]` : '') + (lag > 0 ? `(-${lag})` : '');
}

function printOffset(offset: number): string {
  return offset === 0 ? '' : offset > 0 ? `+${offset}` : String(offset);
}
