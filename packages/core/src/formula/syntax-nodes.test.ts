/** The trees of our node classes beside those of the classes that mathjs brings itself. */
import fc from 'fast-check';
import { create, parseDependencies } from 'mathjs/number';
import { expect, test } from 'vitest';
import { parseSyntax } from './syntax-tree.ts';
import type { SyntaxNode } from './syntax-node.ts';

const mathjs = create(parseDependencies ?? {});

/** All that is read of a node; the step of a range stands in the middle of its text, where mathjs tells it last. */
function shape(node: SyntaxNode): unknown {
  const operands: unknown[] = [];
  node.forEach((operand) => operands.push(shape(operand)));
  if (node.type === 'RangeNode') operands.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  switch (node.type) {
    case 'ConstantNode':
      return [node.type, String(node.value)];
    case 'SymbolNode':
      return [node.type, node.name];
    case 'OperatorNode':
      return [node.type, node.op, node.fn, node.implicit, operands, node.args.map(shape)];
    case 'IndexNode':
      return [node.type, node.dotNotation, operands, node.dimensions.map(shape)];
    case 'FunctionNode':
      return [node.type, shape(node.fn), operands, node.args.map(shape)];
    case 'AccessorNode':
      return [node.type, shape(node.object), shape(node.index), operands];
    case 'ConditionalNode':
      return [node.type, shape(node.condition), shape(node.trueExpr), shape(node.falseExpr), operands];
    case 'ParenthesisNode':
      return [node.type, shape(node.content), operands];
    default:
      return [node.type, operands];
  }
}

function shapeOrError(parse: () => SyntaxNode): unknown {
  try {
    return shape(parse());
  } catch (error) {
    return (error as Error).message;
  }
}

const ours = (text: string): unknown => shapeOrError(() => parseSyntax(text));
const theirs = (text: string): unknown => shapeOrError(() => mathjs.parse(text) as unknown as SyntaxNode);

test.each([
  ...[
    '1',
    '0x1F',
    '0b1.1',
    '0xffi8',
    '1e400',
    'NaN',
    'true',
    '"a"',
    'x',
    "x'",
    '-x^2!',
    'a ? b : c',
    'a < b',
    'a < b < c',
  ],
  ...[
    'f(x, 1)',
    'f(x)(y)',
    'a.b[1, 2].c(3)',
    'x(-1)',
    '2 x',
    'a[1:2]',
    '1:2',
    '1:2:3',
    '[1, 2; 3, 4]',
    '[]',
    '{a: 1, b: x}',
  ],
  ...[
    'x = 1',
    'a[1] = 2',
    'a.b = 2',
    'f(x, y) = x + y',
    'x; y',
    'a ?? b',
    '5 %',
    '5 % 2',
    'a mod b',
    'not a xor b or c and d',
  ],
  ...['x to y', 'x in y', '(x)', '+x', '~x', 'a | b', 'a ^| b', 'a & b', 'a << 1', 'a >>> 1', 'a ./ b', 'x # note', ''],
])('%s', (text) => {
  expect(ours(text)).toEqual(theirs(text));
});
test('any row of words', () => {
  const word = fc.constantFrom(
    ...[
      'a',
      'b',
      'f',
      '1',
      '2.5',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '?',
      '+',
      '-',
      '*',
      '/',
      '^',
      '=',
      '==',
      '<',
    ],
    ...['>', '.', ';', '!', "'", '"', 'and', 'or', 'not', 'mod', 'to', 'end', ' '],
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const [found, expected] = [ours(words.join('')), theirs(words.join(''))];
      // mathjs refuses to build what assigns to `end` or names a parameter twice; here the assignment itself is refused.
      if (typeof expected === 'string' && /^(Cannot assign|Duplicate parameter|Illegal function)/.test(expected))
        return;
      expect(found).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
});
