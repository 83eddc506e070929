import fc from 'fast-check';
import { derivative as mathjsDerivative, evaluate, parse } from 'mathjs';
import { expect, test } from 'vitest';
import { evaluateExpression } from '../testing/evaluate-expression.ts';
import { coreExpression } from '../testing/random-expression.ts';
import { derivative } from './derivative.ts';
import { countNodes } from './expression.ts';
import type { Expression } from './expression.ts';
import { functions } from './functions.ts';
import type { FunctionName } from './functions.ts';
import { parseFormula } from './parse-formula.ts';
import { printFormula } from './print-formula.ts';

const parsed = (text: string): Expression => parseFormula(text, {}).expression as Expression;
const derived = (text: string, name = 'x'): string => printFormula(derivative(parsed(text), name));

test.each([
  ['3', '0'],
  ['t * 2', '0'],
  ['x', '1'],
  ['a', '0'],
  ['x(-1) * x', 'x(-1)'],
  ['a * x + b', 'a'],
  ['x^3', '3 * x^2'],
  ['x^2', '2 * x'],
  ['x^-1', '-1 * x^-2'],
  ['x^a', 'a * x^(a - 1)'],
  ['a^x', 'a^x * log(a)'],
  ['a / x', '-(a / x) / x'],
  ['exp(a * x)', 'exp(a * x) * a'],
  ['log(x)', '1 / x'],
  ['x > 0 ? x^2 : a', 'x > 0 ? 2 * x : 0'],
  ['x > 0 ? a : 3', '0'],
  ['min(x, a)', 'x <= a ? 1 : 0'],
  ['max(a, x, b)', 'max(a, x) >= b ? (a >= x ? 0 : 1) : 0'],
  ['clamp(x, a, b)', 'max(x, a) <= b ? (x >= a ? 1 : 0) : 0'],
  ['abs(x)', 'x >= 0 ? 1 : -1'],
  ['x mod a', '1'],
  ['floor(x) + ceil(x) + round(x) + sign(x) + (x > a)', '0'],
  ['number(x)', '1'],
])('%s has the derivative %s', (source, expected) => {
  expect(derived(source)).toBe(expected);
});

test('names that only begin alike are constants', () => {
  expect(derived('x_1 * xx', 'x')).toBe('0');
});

const everyFunction = Object.keys(functions) as FunctionName[];
const numbers = fc.constantFrom(0, 0.5, 1, 2, 3);
/** Off the round numbers, where kinks and jumps stand, and neither tiny nor zero. */
const point = fc.integer({ min: -4000, max: 3999 }).map((k) => (k + 0.37) / 997);
/** Never equal to a point: at x = y a condition such as `y mod x` holds on no interval, and no quotient sees it. */
const otherPoint = fc.integer({ min: -4000, max: 3999 }).map((k) => (k + 0.61) / 991);

test('derivatives are the limit of difference quotients, for every function and branch', () => {
  let compared = 0;
  let undefinedHere = 0;
  const seen = new Set<FunctionName>();
  const used = (node: Expression): readonly FunctionName[] =>
    node.kind === 'call'
      ? [node.name, ...node.operands.flatMap(used)]
      : node.kind === 'choice'
        ? [node.condition, node.then, node.otherwise].flatMap(used)
        : [];
  fc.assert(
    fc.property(
      coreExpression({ names: ['x', 'y'], numbers, functions: everyFunction }),
      point,
      otherPoint,
      (expression, x, y) => {
        const at = (shift: number): number => evaluateExpression(expression, { x: x + shift, y });
        const ours = evaluateExpression(derivative(expression, 'x'), { x, y });
        // Steps on both sides and of several sizes that tell the same slope: the function is smooth here and well computed.
        const slopes = [1.0379e-4, 4.713e-5].flatMap((h) => [
          (at(h) - at(0)) / h,
          (at(0) - at(-h)) / h,
          (at(h) - at(-h)) / (2 * h),
        ]);
        const [, , coarse, , , fine] = slopes as [number, number, number, number, number, number];
        const scale = 1 + Math.abs(fine) + Math.abs(at(0));
        if (
          !(scale < 1e6) ||
          slopes.some((slope) => !(Math.abs(slope - fine) < 1e-2 * scale)) ||
          Math.abs(coarse - fine) > 1e-6 * scale
        )
          return;
        // 0/0 inside, for instance atan2(0 * x, 0 * y): the rule has no value where the function may still have one.
        if (!Number.isFinite(ours)) {
          undefinedHere++;
          return;
        }
        compared++;
        used(expression).forEach((name) => seen.add(name));
        expect(Math.abs(ours - fine) / scale, printFormula(expression)).toBeLessThan(1e-4);
      },
    ),
    { numRuns: 4000 },
  );
  expect(compared).toBeGreaterThan(2000);
  expect(undefinedHere / compared).toBeLessThan(0.05);
  expect([...seen].sort()).toEqual([...everyFunction].sort());
});

/** Null where mathjs leaves the real numbers on its way and gives up. */
function derivedByMathjs(text: string, values: Record<string, number>): unknown {
  try {
    return evaluate(mathjsDerivative(parse(text), 'x').toString({ parenthesis: 'all' }), values);
  } catch (error) {
    if (String(error).includes('Complex')) return null;
    throw error;
  }
}

test('smooth formulas have the derivative that mathjs finds', () => {
  const smooth: FunctionName[] = [
    'add',
    'subtract',
    'multiply',
    'divide',
    'negate',
    'exp',
    'log',
    'log10',
    'sqrt',
    'sin',
    'cos',
    'tan',
    'tanh',
    'pow',
  ];
  const nodes = coreExpression({ names: ['x', 'y'], numbers, functions: smooth }).filter(
    (node) => !JSON.stringify(node).includes('"choice"') && countNodes(node, 30) <= 30,
  );
  const positive = fc.double({ noNaN: true, min: 0.1, max: 3 });
  let compared = 0;
  fc.assert(
    fc.property(nodes, positive, positive, (expression, x, y) => {
      const text = printFormula(expression);
      const theirs = derivedByMathjs(text, { x, y });
      const ours = evaluateExpression(derivative(expression, 'x'), { x, y });
      if (typeof theirs !== 'number' || !Number.isFinite(theirs) || !Number.isFinite(ours)) return;
      // Cancellation: the same derivative a hair further on tells how many digits are worth comparing.
      const near = evaluateExpression(derivative(expression, 'x'), { x: x * (1 + 1e-13), y: y * (1 - 1e-13) });
      if (!(Math.abs(near - ours) <= 1e-9 * Math.abs(ours))) return;
      compared++;
      expect(Math.abs(ours - theirs) / (1e-3 + Math.abs(theirs)), text).toBeLessThan(1e-7);
    }),
    { numRuns: 400 },
  );
  expect(compared).toBeGreaterThan(200);
});
