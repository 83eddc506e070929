/**
 * Functions that are written like the others and are not calculations with numbers: sums over sets, functions with a memory and
 * lookups become nodes of their own; functions of time are written out here and now.
 */
import type { ParsedExpression, Span } from './expression.ts';
import type { CompositeName, FunctionName } from './functions.ts';
import { reservedNames } from './functions.ts';
import { lagged } from './lagged.ts';
import { pathOf } from './read-reference.ts';
import type { Reading } from './reading.ts';
import { refusals } from './refusals.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** The number of operands is right already. */
export function readComposite(
  reading: Reading,
  name: CompositeName,
  nodes: readonly SyntaxNode[],
  span: Span,
  level: number,
): ParsedExpression {
  switch (name) {
    case 'sum':
    case 'mean': {
      const operand = reading.read(nodes[0]!, level + 1);
      const over = nodes.slice(1).flatMap((node) => plainName(reading, node) ?? []);
      return { kind: 'aggregate', name, operand, over, span };
    }
    case 'interpolate': {
      const table = pathOf(nodes[0]!);
      if (table === null || table.some((part) => reservedNames.has(part)))
        reading.refuse(refusals.tableName, reading.places.skip(nodes[0]!));
      else table.forEach(reading.places.name);
      return { kind: 'lookup', table: table?.join('.') ?? '', operand: reading.read(nodes[1]!, level + 1), span };
    }
    case 'cumulative':
      return { kind: 'state', name, operands: [reading.read(nodes[0]!, level + 1)], order: 1, span };
    case 'smooth':
    case 'delay': {
      const operands = nodes.slice(0, 2).map((node) => reading.read(node, level + 1));
      return { kind: 'state', name, operands, order: readOrder(reading, nodes[2]), span };
    }
    case 'growth':
    case 'diff':
    case 'step':
    case 'ramp':
    case 'pulse': {
      const operands = nodes.map((node) => reading.read(node, level + 1));
      return timeFunctions[name](operands, span);
    }
    default:
      return name satisfies never;
  }
}

function plainName(
  { places, refuse }: Reading,
  node: SyntaxNode,
): { readonly name: string; readonly span: Span } | null {
  if (node.type === 'SymbolNode' && !reservedNames.has(node.name))
    return { name: node.name, span: places.name(node.name) };
  refuse(refusals.setName, places.skip(node));
  return null;
}

function readOrder({ places, refuse }: Reading, node: SyntaxNode | undefined): 1 | 3 {
  if (node === undefined) return 1;
  const span = places.skip(node);
  if (node.type === 'ConstantNode' && (node.value === 1 || node.value === 3)) return node.value;
  refuse(refusals.order, span);
  return 1;
}

type Operands = readonly ParsedExpression[];

const call = (name: FunctionName, span: Span, ...operands: Operands): ParsedExpression => ({
  kind: 'call',
  name,
  operands,
  span,
});
const number = (value: number, span: Span): ParsedExpression => ({ kind: 'number', value, span });
const year = (span: Span): ParsedExpression => ({ kind: 'year', span });

const timeFunctions = {
  /** growth(x) = x / x(-1) − 1, where every name inside x is read a year earlier. */
  growth: ([x]: Operands, span: Span): ParsedExpression =>
    call('subtract', span, call('divide', span, x!, lagged(x!, 1)), number(1, span)),

  /** diff(x) = x − x(-1). */
  diff: ([x]: Operands, span: Span): ParsedExpression => call('subtract', span, x!, lagged(x!, 1)),

  /** step(height, year): 0 before the year, height from that year on. */
  step: ([height, from]: Operands, span: Span): ParsedExpression => ({
    kind: 'choice',
    condition: call('greaterOrEqual', span, year(span), from!),
    then: height!,
    otherwise: number(0, span),
    span,
  }),

  /** ramp(slope, from, to): 0 up to `from`, slope × (t − from) up to `to`, then held at slope × (to − from); 0 where to < from. */
  ramp: ([slope, from, to]: Operands, span: Span): ParsedExpression => {
    const since = call('subtract', span, call('min', span, year(span), to!), from!);
    return call('multiply', span, slope!, call('max', span, number(0, span), since));
  },

  /** pulse(height, year, width = 1): height in the years with year ≤ t < year + width, else 0. */
  pulse: ([height, from, width]: Operands, span: Span): ParsedExpression => ({
    kind: 'choice',
    condition: call(
      'and',
      span,
      call('lessOrEqual', span, from!, year(span)),
      call('less', span, year(span), call('add', span, from!, width ?? number(1, span))),
    ),
    then: height!,
    otherwise: number(0, span),
    span,
  }),
} satisfies Record<string, (operands: Operands, span: Span) => ParsedExpression>;
