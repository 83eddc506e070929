/** The mathjs tree → our tree, node by node. Every refusal is collected; one does not hide the next. */
import { problem, suggest } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import { countNodes } from './expression.ts';
import type { ParsedExpression, Span } from './expression.ts';
import { formulaLimits } from './formula-limits.ts';
import { compositeArity, functions, namedFunctions, reservedNames } from './functions.ts';
import type { CompositeName, FunctionName } from './functions.ts';
import { placesOf } from './places.ts';
import { readComposite } from './read-composite.ts';
import { literalOffset, readReference } from './read-reference.ts';
import type { Reading } from './reading.ts';
import { refusalProblem, refusals, refusedNodes, refusedOperator } from './refusals.ts';
import type { SyntaxNode } from './syntax-node.ts';

const operators: Readonly<Record<string, FunctionName>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
  pow: 'pow',
  unaryMinus: 'negate',
  smaller: 'less',
  smallerEq: 'lessOrEqual',
  larger: 'greater',
  largerEq: 'greaterOrEqual',
  equal: 'equal',
  unequal: 'unequal',
  and: 'and',
  or: 'or',
  not: 'not',
  mod: 'mod',
};

const writtenFunctions: ReadonlySet<string> = new Set(namedFunctions);
const knownFunctions: readonly string[] = [...namedFunctions, ...Object.keys(compositeArity)];

export function translate(
  tree: SyntaxNode,
  text: string,
  where: Where,
): { readonly expression: ParsedExpression; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const places = placesOf(text);
  const nothing = (span: Span): ParsedExpression => ({ kind: 'number', value: 0, span });

  const report = (item: Problem): ParsedExpression => {
    problems.push(item);
    return nothing(item.where.span ?? places.whole);
  };
  const tooLarge = (what: string, size: number, limit: number): ParsedExpression =>
    // Every node of a tree that is too large would say so again.
    problems.some((item) => item.code === 'formula-too-large')
      ? nothing(places.whole)
      : report(problem('formula-too-large', where, { what, size, limit }));

  let nodes = 0;
  const read = (node: SyntaxNode, level: number): ParsedExpression => {
    if (++nodes > formulaLimits.nodes) return tooLarge('nodes', nodes, formulaLimits.nodes);
    if (level > formulaLimits.levels) return tooLarge('levels', level, formulaLimits.levels);
    switch (node.type) {
      case 'ConstantNode': {
        const { value } = node;
        if (typeof value !== 'number' || !Number.isFinite(value))
          return reading.refuse(refusals.constant, places.skip(node));
        return { kind: 'number', value, span: places.number(value) };
      }
      case 'SymbolNode':
        return readSymbol(node);
      case 'ParenthesisNode':
        return read(node.content, level + 1);
      case 'OperatorNode':
        return readOperator(node, level);
      case 'ConditionalNode': {
        const condition = read(node.condition, level + 1);
        const then = read(node.trueExpr, level + 1);
        const otherwise = read(node.falseExpr, level + 1);
        return { kind: 'choice', condition, then, otherwise, span: [condition.span[0], otherwise.span[1]] };
      }
      case 'AccessorNode':
        return readReference(reading, node, null);
      case 'FunctionNode':
        return readFunction(node, level);
      case 'IndexNode':
      case 'RelationalNode':
      case 'AssignmentNode':
      case 'FunctionAssignmentNode':
      case 'ArrayNode':
      case 'ObjectNode':
      case 'RangeNode':
      case 'BlockNode':
        return reading.refuse(refusedNodes[node.type], places.skip(node));
      default:
        return node satisfies never;
    }
  };
  const reading: Reading = {
    places,
    where,
    text,
    read,
    report,
    refuse: (refusal, span) => report(refusalProblem(refusal, { ...where, span })),
  };

  const readSymbol = (node: SyntaxNode & { type: 'SymbolNode' }): ParsedExpression => {
    const { name } = node;
    if (name === 't') return { kind: 'year', span: places.name(name) };
    if (name === 'pi') return { kind: 'number', value: Math.PI, span: places.name(name) };
    return readReference(reading, node, null);
  };

  const readOperator = (node: SyntaxNode & { type: 'OperatorNode' }, level: number): ParsedExpression => {
    if (node.implicit) return reading.refuse(refusals.implicit, places.skip(node));
    if (node.fn === 'unaryPlus') return read(node.args[0]!, level + 1);
    const name = Object.hasOwn(operators, node.fn) ? operators[node.fn] : undefined;
    if (name === undefined) return reading.refuse(refusedOperator(node.op), places.skip(node));
    const operands = node.args.map((argument) => read(argument, level + 1));
    const [first, last] = [operands[0]!, operands[operands.length - 1]!];
    return { kind: 'call', name, operands, span: [first.span[0], last.span[1]] };
  };

  const readFunction = (node: SyntaxNode & { type: 'FunctionNode' }, level: number): ParsedExpression => {
    const { fn, args } = node;
    if (fn.type !== 'SymbolNode' && fn.type !== 'AccessorNode')
      return reading.refuse(refusals.callOfCall, places.skip(node));
    const written = fn.type === 'SymbolNode' ? fn.name : null;
    const isFunction = written !== null && writtenFunctions.has(written);
    const isComposite = written !== null && Object.hasOwn(compositeArity, written);
    if (!isFunction && !isComposite) {
      const lag = literalOffset(args);
      if (lag !== null && !reservedNames.has(written ?? '')) return readReference(reading, fn, lag);
      const name = places.skip(fn);
      args.forEach((argument) => read(argument, level + 1));
      const called = text.slice(...name);
      return report(
        problem('unknown-function', { ...where, span: name }, { name: called, ...suggest(called, knownFunctions) }),
      );
    }
    const start = places.name(written);
    const span: Span = [start[0], places.closing(start[1])];
    const [least, most] = isFunction
      ? functions[written as FunctionName].arity
      : compositeArity[written as CompositeName];
    if (args.length < least || args.length > most) {
      args.forEach((argument) => places.skip(argument));
      const expected = least === most ? least : `${least}–${most}`;
      return report(problem('function-arity', { ...where, span }, { name: written, expected, found: args.length }));
    }
    if (isFunction)
      return {
        kind: 'call',
        name: written as FunctionName,
        operands: args.map((argument) => read(argument, level + 1)),
        span,
      };
    const composite = readComposite(reading, written as CompositeName, args, span, level);
    // Written out, a composite may repeat its operand, and one inside another doubles: stop before that grows.
    const size = countNodes(composite, formulaLimits.nodes);
    return size > formulaLimits.nodes ? tooLarge('nodes', size, formulaLimits.nodes) : composite;
  };

  const expression = read(tree, 0);
  const size = countNodes(expression, formulaLimits.nodes);
  if (size > formulaLimits.nodes) tooLarge('nodes', size, formulaLimits.nodes);
  return { expression, problems };
}
