/** Names with all that may follow them: `city.share[sector, age-1](-2)`. */
import { problem } from '../problem.ts';
import type { ParsedExpression, Span, Subscript } from './expression.ts';
import { reservedNames } from './functions.ts';
import type { Reading } from './reading.ts';
import { refusals, refusedWord } from './refusals.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** `lag`: what stands in round brackets after the name, as years back, or null. */
export function readReference(reading: Reading, node: SyntaxNode, lag: number | null): ParsedExpression {
  const { places, where, text } = reading;
  const indexed = node.type === 'AccessorNode' && !node.index.dotNotation;
  const path = pathOf(indexed ? node.object : node);
  if (path === null) return reading.refuse(refusals.subscriptOrder, places.skip(node));

  const parts = path.map(places.name);
  const start = parts[0]![0];
  let end = parts[parts.length - 1]![1];
  const reserved = path.find((part) => reservedNames.has(part));
  if (reserved !== undefined) return reading.refuse(refusedWord(reserved), [start, end]);

  const subscripts: Subscript[] = [];
  if (indexed) {
    for (const dimension of node.index.dimensions) {
      const subscript = readSubscript(reading, dimension);
      if (subscript) subscripts.push(subscript);
      else reading.refuse(refusals.subscript, places.skip(dimension));
    }
    end = places.closing(end);
  }
  const name = path.join('.');
  if (lag === null) return { kind: 'name', name, subscripts, lag: 0, span: [start, end] };

  places.number(Math.abs(lag));
  const span: Span = [start, places.closing(end)];
  if (Number.isInteger(lag) && lag > 0) return { kind: 'name', name, subscripts, lag, span };
  return reading.report(problem('bad-lag', { ...where, span }, { name, found: text.slice(...span) }));
}

/** `a.b.c` as its parts, or null for anything but names and dots. */
export function pathOf(node: SyntaxNode): readonly string[] | null {
  const parts: string[] = [];
  let at = node;
  while (at.type === 'AccessorNode' && at.index.dotNotation) {
    const [property] = at.index.dimensions;
    if (property?.type !== 'ConstantNode' || typeof property.value !== 'string') return null;
    parts.push(property.value);
    at = at.object;
  }
  return at.type === 'SymbolNode' ? [at.name, ...parts.reverse()] : null;
}

/** Null, with no word taken, when it is neither a name nor a name moved by a whole number. */
function readSubscript({ places }: Reading, node: SyntaxNode): Subscript | null {
  if (node.type === 'SymbolNode')
    return reservedNames.has(node.name) ? null : { name: node.name, offset: 0, span: places.name(node.name) };
  if (node.type !== 'OperatorNode' || (node.fn !== 'add' && node.fn !== 'subtract')) return null;
  const [set, distance] = node.args;
  if (set?.type !== 'SymbolNode' || reservedNames.has(set.name) || distance?.type !== 'ConstantNode') return null;
  const { value } = distance;
  if (typeof value !== 'number' || !Number.isInteger(value) || value > 1000) return null;
  const from = places.name(set.name)[0];
  return {
    name: set.name,
    offset: node.fn === 'add' ? value : value === 0 ? 0 : -value,
    span: [from, places.number(value)[1]],
  };
}

/** Years back for `(-1)`, zero or less (or a fraction) for other literals, null when the operands are no literal offset. */
export function literalOffset(operands: readonly SyntaxNode[]): number | null {
  const [only] = operands;
  if (operands.length !== 1 || only === undefined) return null;
  const direct = literal(only);
  if (direct !== null) return -direct;
  return only.type === 'OperatorNode' && only.fn === 'unaryMinus' ? literal(only.args[0]!) : null;
}

function literal(node: SyntaxNode): number | null {
  return node.type === 'ConstantNode' && typeof node.value === 'number' ? node.value : null;
}
