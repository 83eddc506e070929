import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsedExpression } from '../testing/random-expression.ts';
import { mapOperands } from './expression.ts';
import type { ParsedExpression } from './expression.ts';
import { parseFormula } from './parse-formula.ts';
import { printFormula } from './print-formula.ts';

/** The same tree with all places alike. */
function placeless(node: ParsedExpression): ParsedExpression {
  const moved = { ...mapOperands(node, placeless), span: [0, 0] as const };
  if (moved.kind === 'name')
    return { ...moved, subscripts: moved.subscripts.map((subscript) => ({ ...subscript, span: [0, 0] as const })) };
  if (moved.kind === 'aggregate')
    return { ...moved, over: moved.over.map(({ name }) => ({ name, span: [0, 0] as const })) };
  return moved;
}

function parsed(text: string): ParsedExpression {
  const { expression, problems } = parseFormula(text, {});
  expect(problems).toEqual([]);
  return placeless(expression!);
}

test('what is printed is read as the same tree, and printed the same again', () => {
  fc.assert(
    fc.property(parsedExpression, (expression) => {
      const text = printFormula(expression);
      const again = parsed(text);
      expect(again).toEqual(expression);
      expect(printFormula(again)).toBe(text);
    }),
    { numRuns: 3000 },
  );
});
test.each([
  ['((a+b))*c', '(a + b) * c'],
  ['a-(b-c)-(d+e)', 'a - (b - c) - (d + e)'],
  ['(a*b)/c*(d/f)', 'a * b / c * (d / f)'],
  ['(-a)^2 + -(a^2)', '(-a)^2 + -a^2'],
  ['2^(-(1^b))', '2^-1^b'],
  ['2^((-1)^b)', '2^(-1)^b'],
  ['(2^a)^b', '(2^a)^b'],
  ['a - -b', 'a - -b'],
  ['not(a<b) and (not a)==b', 'not (a < b) and not a == b'],
  ['(a or b) and (c or d and e)', '(a or b) and (c or d and e)'],
  ['(a<b)<c', '(a < b) < c'],
  ['a ? (b ? 1 : 2) : (c ? 3 : 4)', 'a ? (b ? 1 : 2) : c ? 3 : 4'],
  ['(a ? b : c) + 1', '(a ? b : c) + 1'],
  ['min(a?b:c,pow(a,2),mod(a,2))', 'min(a ? b : c, a^2, a mod 2)'],
  ['sum( A[sector , user+1] * x[user](-2), user )', 'sum(A[sector, user+1] * x[user](-2), user)'],
  ['smooth(x, 5, 1) + delay(x, 5, 3)', 'smooth(x, 5) + delay(x, 5, 3)'],
  ['1.50e3 + .5 + 1e-9 + 0x10', '1500 + 0.5 + 1e-9 + 16'],
  ['(((x)))', 'x'],
])('%s is printed as %s', (source, canonical) => {
  expect(printFormula(parsed(source))).toBe(canonical);
});
test('no pair of printed brackets can be left out', () => {
  fc.assert(
    fc.property(parsedExpression, (expression) => {
      const text = printFormula(expression);
      for (const [open, close] of groupingBrackets(text)) {
        const bare = `${text.slice(0, open)} ${text.slice(open + 1, close)} ${text.slice(close + 1)}`;
        const { expression: other } = parseFormula(bare, {});
        if (other) expect(placeless(other)).not.toEqual(expression);
      }
    }),
    { numRuns: 200 },
  );
});
test('numbers that no formula can say are not printed', () => {
  expect(() => printFormula({ kind: 'number', value: Infinity, span: [0, 0] })).toThrow('Infinity');
});

/** Round brackets that neither call nor lag. */
function groupingBrackets(text: string): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') open.push(i);
    if (text[i] !== ')') continue;
    const start = open.pop()!;
    if (!/[\p{L}\p{N}_\]]$/u.test(text.slice(0, start))) pairs.push([start, i]);
  }
  return pairs;
}
