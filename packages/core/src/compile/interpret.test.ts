import fc from 'fast-check';
import { evaluate } from 'mathjs/number';
import { expect, test } from 'vitest';
import type { Expression } from '../formula/expression.ts';
import { functions } from '../formula/functions.ts';
import type { FunctionName } from '../formula/functions.ts';
import { printFormula } from '../formula/print-formula.ts';
import { evaluateExpression } from '../testing/evaluate-expression.ts';
import { coreExpression } from '../testing/random-expression.ts';
import { tinyJob } from '../testing/tiny-model.ts';
import { prepareJob } from '../run/prepare.ts';
import { interpret } from './interpret.ts';

/** Value of a formula over given parameters, through the whole pipeline. */
function value(formula: string, parameters: Record<string, number>): number {
  const entries = Object.entries(parameters).map(([name, number]) => [name, { value: number }] as const);
  const prepared = prepareJob(
    tinyJob({
      years: { history: 2026, start: 2026, end: 2026 },
      parameters: Object.fromEntries(entries),
      variables: { result: { equation: formula } },
    }),
  );
  const kernel = interpret(prepared.program, 4);
  return kernel.run({
    count: 1,
    parameters: entries.map(([, { value: number }]) => Float64Array.of(number)),
    shocks: [],
  })[0]!;
}

/** mathjs has neither of these two; the others are its own. */
const ours = {
  clamp: (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high),
  number: Number,
};

/** What the same rounding errors in other places would make of the value: how many of its digits mean anything. */
function spread(expression: Expression, parameters: Record<string, number>): number {
  const exact = evaluateExpression(expression, parameters);
  let state = 1;
  const nudge = (value: number): number => {
    state = (state * 48271) % 2147483647;
    return value * (1 + ((state % 5) - 2) * Number.EPSILON);
  };
  const others = Array.from({ length: 8 }, () => evaluateExpression(expression, parameters, 2026, { result: nudge }));
  return Math.max(...others.map((other) => Math.abs(other - exact)));
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** Calls in which mathjs's near-equality, the sign of a zero or its complex numbers may rightly give something else. */
function disputed(name: FunctionName, [a = 0, b = 0, c = 0]: readonly number[]): boolean {
  switch (name) {
    case 'less':
    case 'lessOrEqual':
    case 'greater':
    case 'greaterOrEqual':
    case 'equal':
    case 'unequal':
    case 'min':
    case 'max':
      return near(a, b) || near(b, c) || near(a, c);
    case 'floor':
    case 'ceil':
      return near(a, Math.round(a));
    case 'round':
      return near(2 * a, Math.round(2 * a));
    case 'mod':
      return near(b, 0) || near(a / b, Math.round(a / b));
    case 'sign':
      return near(a, 0);
    case 'not':
    case 'and':
    case 'or':
      return [a, b].some((x) => x !== 0 && near(x, 0));
    case 'atan2':
      return near(a, 0);
    case 'sqrt':
    case 'log':
    case 'log10':
      return a < 0;
    case 'pow':
      return a < 0 && !Number.isInteger(b);
    default:
      return false;
  }
}

function isDisputed(expression: Expression, parameters: Record<string, number>): boolean {
  let found = false;
  const value = evaluateExpression(expression, parameters, 2026, {
    call: (name, operands) => {
      found ||= disputed(name, operands) || !operands.every(Number.isFinite);
    },
  });
  return found || !Number.isFinite(value);
}

test('random formulas agree with mathjs’s own evaluation', () => {
  const everyFunction = Object.keys(functions) as FunctionName[];
  const numbers = fc.constantFrom(0, 0.5, 1, 2, 3, 10);
  const nodes = coreExpression({ names: ['a', 'b', 'c'], numbers, functions: everyFunction });
  const input = fc.double({ noNaN: true, min: -50, max: 50 }).filter((x) => Math.abs(x) > 1e-3);
  let compared = 0;
  let sharp = 0;
  fc.assert(
    fc.property(nodes, input, input, input, (expression, a, b, c) => {
      if (isDisputed(expression, { a, b, c })) return;
      const source = printFormula(expression);
      const theirs = Number(evaluate(source, { a, b, c, ...ours }));
      const slack = 10 * spread(expression, { a, b, c });
      if (Number.isNaN(slack)) return;
      const bound = 1e-12 * Math.abs(theirs);
      compared++;
      if (slack <= bound) sharp++;
      expect(Math.abs(value(source, { a, b, c }) - theirs), source).toBeLessThanOrEqual(bound + slack);
    }),
    { numRuns: 3000 },
  );
  expect(compared).toBeGreaterThan(1200);
  expect(sharp / compared).toBeGreaterThan(0.9);
});
test.each([
  ['-a^2', -9],
  ['2^3^2', 512],
  ['a - b - c', 0],
  ['a / b * c', 1.5],
  ['not (a > b) or c == 1', 1],
  ['a mod b + floor(-2.5) + ceil(2.1) + round(2.5)', 3],
  ['clamp(a, 0, 2) + (a >= 3 and b != 3 ? 10 : 20)', 12],
  ['t - 2000', 26],
])('%s', (source, expected) => {
  expect(value(source, { a: 3, b: 2, c: 1 })).toBe(expected);
});
test('whole-number powers are exact chains of products', () => {
  expect(value('a^5', { a: 1.1 })).toBe(1.1 * (1.1 * 1.1 * (1.1 * 1.1)));
  expect(value('a^(-2)', { a: 3 })).toBe(1 / 9);
  expect(value('a^0', { a: 5 })).toBe(1);
});
test('the draw, variable and year where a number first stopped being one are found', () => {
  const prepared = prepareJob(
    tinyJob({
      parameters: { a: { value: 1 } },
      variables: {
        root: { equation: 'sqrt(a - (t - 2026))', from: 2026 },
        after: { equation: 'root + 1', from: 2026 },
      },
    }),
  );
  const kernel = interpret(prepared.program, 8);
  kernel.run({ count: 3, parameters: [Float64Array.of(5, 0.5, 1.5)], shocks: [] });
  expect(kernel.undefinedDraws()).toEqual([
    { draw: 1, variable: 0, year: 3 },
    { draw: 2, variable: 0, year: 4 },
  ]);
});
