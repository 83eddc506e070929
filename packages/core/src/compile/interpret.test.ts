import fc from 'fast-check';
import { evaluate } from 'mathjs/number';
import { expect, test } from 'vitest';
import { tinyJob } from '../testing/tiny-model.ts';
import { prepareJob } from '../run/prepare.ts';
import { interpret } from './interpret.ts';

/** Value of a formula over given parameters, through the whole pipeline. */
function value(formula: string, parameters: Record<string, number>): number {
  const entries = Object.entries(parameters).map(([name, number]) => [name, { value: number }] as const);
  const prepared = prepareJob(
    tinyJob({ years: { history: 2026, start: 2026, end: 2026 }, parameters: Object.fromEntries(entries), variables: { result: { equation: formula } } }),
  );
  const kernel = interpret(prepared.program, 4);
  return kernel.run({ count: 1, parameters: entries.map(([, { value: number }]) => Float64Array.of(number)), shocks: [] })[0]!;
}

const number = fc.double({ noNaN: true, min: -50, max: 50 }).filter((x) => Math.abs(x) > 1e-3);
const formula: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c', '2', '0.5', '3'),
    fc.tuple(tie('node'), fc.constantFrom('+', '-', '*', '/'), tie('node')).map(([l, op, r]) => `(${l} ${op} ${r})`),
    fc.tuple(fc.constantFrom('abs', 'exp', 'sqrt', 'log', 'tanh', 'sin', 'cos', 'sign'), tie('node')).map(([name, x]) => `${name}(${x})`),
    fc.tuple(fc.constantFrom('min', 'max'), tie('node'), tie('node')).map(([name, l, r]) => `${name}(${l}, ${r})`),
    fc.tuple(tie('node'), fc.constantFrom('2', '3', '-1', '-2')).map(([x, n]) => `(${x})^(${n})`),
    fc.tuple(tie('node'), tie('node'), tie('node'), tie('node')).map(([l, r, x, y]) => `(${l} > ${r} ? ${x} : ${y})`),
  ),
})).node;

test('random formulas agree with mathjs’s own evaluation', () => {
  let compared = 0;
  fc.assert(
    fc.property(formula, number, number, number, (source, a, b, c) => {
      const theirs: unknown = evaluate(source, { a, b, c });
      const ours = value(source, { a, b, c });
      // mathjs answers in complex numbers where the real result is undefined; there is nothing to compare then.
      if (typeof theirs !== 'number' || !Number.isFinite(theirs) || Math.abs(theirs) > 1e100) return;
      compared++;
      // Differences of nearly equal numbers and angles of large arguments magnify the last bits of both sides.
      const scale = 1 + Math.abs(theirs);
      if (!/sin|cos|-|>/.test(source)) expect(Math.abs(ours - theirs) / scale).toBeLessThan(1e-12);
      else expect(Number.isNaN(ours)).toBe(false);
    }),
    { numRuns: 3000 },
  );
  expect(compared).toBeGreaterThan(1000);
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
    tinyJob({ parameters: { a: { value: 1 } }, variables: { root: { equation: 'sqrt(a - (t - 2026))', from: 2026 }, after: { equation: 'root + 1', from: 2026 } } }),
  );
  const kernel = interpret(prepared.program, 8);
  kernel.run({ count: 3, parameters: [Float64Array.of(5, 0.5, 1.5)], shocks: [] });
  expect(kernel.undefinedDraws()).toEqual([
    { draw: 1, variable: 0, year: 3 },
    { draw: 2, variable: 0, year: 4 },
  ]);
});
