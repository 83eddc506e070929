/** Random expressions for property tests: every node and function of the language, or only the core. */
import fc from 'fast-check';
import type { Expression, ParsedExpression, Span, Subscript } from '../formula/expression.ts';
import { functions } from '../formula/functions.ts';
import type { FunctionName } from '../formula/functions.ts';

const span: Span = [0, 0];

export const anyLiteral: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0, 1, 2, 0.1, 1e21, 1e-7, 5e-324, Number.MAX_VALUE, Math.PI),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((x) => (x === 0 ? 0 : x)),
);

function calls<Node>(node: fc.Arbitrary<Node>, names: readonly FunctionName[]) {
  return fc.constantFrom(...names).chain((name) => {
    const [least, most] = functions[name].arity;
    return fc
      .array(node, { minLength: least, maxLength: Math.min(most, 4) })
      .map((operands) => ({ kind: 'call' as const, name, operands, span }));
  });
}

function choices<Node>(node: fc.Arbitrary<Node>) {
  return fc
    .tuple(node, node, node)
    .map(([condition, then, otherwise]) => ({ kind: 'choice' as const, condition, then, otherwise, span }));
}

export interface CoreOptions {
  readonly names: readonly string[];
  readonly numbers: fc.Arbitrary<number>;
  readonly functions: readonly FunctionName[];
}

/** Core expressions over the given names without lags. */
export function coreExpression(options: CoreOptions): fc.Arbitrary<Expression> {
  const leaf = fc.oneof(
    options.numbers.map((value): Expression => ({ kind: 'number', value, span })),
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...options.names)
        .map((name): Expression => ({ kind: 'name', name, subscripts: [], lag: 0, span })),
    },
  );
  return fc.letrec<{ node: Expression }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      { weight: 4, arbitrary: calls(tie('node'), options.functions) },
      choices(tie('node')),
    ),
  })).node;
}

const plainNames = fc.constantFrom('a', 'gdp', '增速', '城市GDP', 'e', 'i', 'x_1', '𠮷', 'constructor', '__proto__');
const dottedNames = fc.array(plainNames, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));

/** Everything that a formula can say. */
export const parsedExpression: fc.Arbitrary<ParsedExpression> = fc.letrec<{ node: ParsedExpression }>((tie) => {
  const node = tie('node');
  const subscript: fc.Arbitrary<Subscript> = fc
    .tuple(plainNames, fc.oneof(fc.constant(0), fc.integer({ min: -9, max: 9 })))
    .map(([name, offset]) => ({ name, offset, span }));
  const lag = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 }));
  return {
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      anyLiteral.map((value): ParsedExpression => ({ kind: 'number', value, span })),
      fc.constant<ParsedExpression>({ kind: 'year', span }),
      fc
        .tuple(dottedNames, fc.array(subscript, { maxLength: 2 }), lag)
        .map(([name, subscripts, years]): ParsedExpression => ({ kind: 'name', name, subscripts, lag: years, span })),
      { weight: 6, arbitrary: calls(node, Object.keys(functions) as FunctionName[]) },
      choices(node),
      fc
        .tuple(fc.constantFrom('sum', 'mean'), node, fc.array(plainNames, { minLength: 1, maxLength: 3 }))
        .map(([name, operand, sets]): ParsedExpression => ({
          kind: 'aggregate',
          name,
          operand,
          over: sets.map((set) => ({ name: set, span })),
          span,
        })),
      node.map((operand): ParsedExpression => ({
        kind: 'state',
        name: 'cumulative',
        operands: [operand],
        order: 1,
        span,
      })),
      fc
        .tuple(fc.constantFrom('smooth', 'delay'), node, node, fc.constantFrom(1, 3))
        .map(([name, x, time, order]): ParsedExpression => ({ kind: 'state', name, operands: [x, time], order, span })),
      fc
        .tuple(dottedNames, node)
        .map(([table, operand]): ParsedExpression => ({ kind: 'lookup', table, operand, span })),
    ),
  };
}).node;
