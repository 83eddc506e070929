import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBlockSolver } from './solve-block.ts';
import { solveLinear } from './solve-linear.ts';

interface Solved {
  readonly x: number | null;
  /** Times that f, and its slope, were computed. */
  readonly formulas: number;
  readonly slopes: number;
}
function solveOne(f: (x: number) => number, slope: (x: number) => number, start = NaN): Solved {
  let [formulas, slopes] = [0, 0];
  const found = createBlockSolver(1)(
    {
      size: 1,
      formulas: (x, out) => {
        formulas++;
        out[0] = f(x[0]!);
      },
      slopes: (x, out) => {
        slopes++;
        out[0] = slope(x[0]!);
      },
    },
    Float64Array.of(start),
  );
  return { x: found && found[0]!, formulas, slopes };
}

test('the golden section is where x = 1 / (1 + x), found in a few steps', () => {
  const { x, slopes } = solveOne(
    (v) => 1 / (1 + v),
    (v) => -1 / ((1 + v) * (1 + v)),
  );
  expect(x).toBeCloseTo((Math.sqrt(5) - 1) / 2, 15);
  expect(slopes).toBeLessThan(8);
});
test('Newton finds a solution from which the fixed point runs away', () => {
  expect(
    solveOne(
      (v) => 3 * v - 4,
      () => 3,
    ).x,
  ).toBe(2);
});
test('of several solutions the start decides', () => {
  const f = (v: number): number => v * v - 2 * v + 2;
  const slope = (v: number): number => 2 * v - 2;
  expect(solveOne(f, slope, 0.9).x).toBeCloseTo(1, 12);
  expect(solveOne(f, slope, 5).x).toBeCloseTo(2, 12);
});
test('without a start the search begins at 0, and at 1 where nothing can be computed at 0', () => {
  expect(
    solveOne(
      (v) => v * v,
      (v) => 2 * v,
    ).x,
  ).toBe(0);
  expect(
    solveOne(
      (v) => 6 / v - 1 + 0 * v,
      (v) => -6 / (v * v),
    ).x,
  ).toBeCloseTo(2, 12);
});
test('a start that is given is the only one', () => {
  expect(
    solveOne(
      (v) => (v === 5 ? NaN : 0.5 * v),
      () => 0.5,
      5,
    ).x,
  ).toBeNull();
});
test('a full step that leads out of the domain is halved until it does not', () => {
  // F = x − (x − log x): Newton from 8 goes to 8 − 8·log 8 < 0 at first.
  const f = (v: number): number => (v > 0 ? v - Math.log(v) : NaN);
  expect(solveOne(f, (v) => 1 - 1 / v, 8).x).toBeCloseTo(1, 12);
});
test('where Newton fails on a flat residual the damped fixed point still arrives', () => {
  // x − f(x) is −1 for all x < 5, so the first Newton step has no direction.
  const { x, slopes } = solveOne(
    (v) => (v < 5 ? v + 1 : 6),
    (v) => (v < 5 ? 1 : 0),
    0,
  );
  expect(x).toBeCloseTo(6, 10);
  expect(slopes).toBe(1);
});
test('the damped fixed point arrives where Newton is sent the wrong way', () => {
  // The slope is wrong on purpose: every step of Newton makes the residual larger.
  expect(
    solveOne(
      (v) => 4 - 0.9 * v,
      () => 10,
      100,
    ).x,
  ).toBeCloseTo(4 / 1.9, 10);
});
test('no solution is told as such, after a bounded number of evaluations', () => {
  const { x, formulas } = solveOne(
    (v) => v * v + 1,
    (v) => 2 * v,
    1,
  );
  expect(x).toBeNull();
  expect(formulas).toBeLessThan(1000);
  expect(
    solveOne(
      (v) => v + 1,
      () => 1,
    ).x,
  ).toBeNull();
  expect(
    solveOne(
      () => NaN,
      () => 0,
    ).x,
  ).toBeNull();
});
test('a double root is found although the residual is flat there', () => {
  expect(
    solveOne(
      (v) => v * v + 0.25,
      (v) => 2 * v,
      0,
    ).x,
  ).toBeCloseTo(0.5, 5);
});
test('a small step that does not solve the equations is not taken for a solution', () => {
  // Slope of 1e20 makes every step tiny, the residual stays 1: neither method may call this solved.
  expect(
    solveOne(
      (v) => v + 1,
      () => 1e20,
      1,
    ).x,
  ).toBeNull();
});
test('a badly conditioned linear system counts as solved when its equations hold', () => {
  // x = 0.9999999 x + 1: the solution 1e7 is known to seven digits only, whatever is done.
  const { x } = solveOne(
    (v) => 0.9999999 * v + 1,
    () => 0.9999999,
  );
  expect(Math.abs(x! / 1e7 - 1)).toBeLessThan(1e-7);
});

const contraction = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    weights: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size * size, maxLength: size * size }),
    constants: fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: size, maxLength: size }),
  }),
);
test('random contractive linear blocks equal the direct solution of (I − A) x = b', () => {
  fc.assert(
    fc.property(contraction, ({ size, weights, constants }) => {
      const a = weights.map((weight) => (0.9 * weight) / size);
      const right = Float64Array.from(constants);
      const matrix = Float64Array.from(a, (value, at) => (at % (size + 1) === 0 ? 1 : 0) - value);
      expect(solveLinear(size, matrix, right)).toBe(true);
      const x = createBlockSolver(size)(
        {
          size,
          formulas: (v, out) => {
            for (let i = 0; i < size; i++)
              out[i] = v.reduce((sum, value, j) => sum + a[i * size + j]! * value, constants[i]!);
          },
          slopes: (_, out) => out.set(a),
        },
        new Float64Array(size).fill(NaN),
      );
      x!.forEach((value, i) =>
        expect(Math.abs(value - right[i]!)).toBeLessThanOrEqual(1e-10 * (1 + Math.abs(right[i]!))),
      );
    }),
  );
});

test('a block of tiny numbers is solved as sharply as one of ordinary size', () => {
  // x = 1e-12·exp(−1e12·x) has the root W(1)·1e-12, W(1) = 0.567143290409784 (omega constant).
  const solve = createBlockSolver(1);
  const found = solve(
    {
      size: 1,
      formulas: (x, f) => void (f[0] = 1e-12 * Math.exp(-1e12 * x[0]!)),
      slopes: (x, slopes) => void (slopes[0] = -Math.exp(-1e12 * x[0]!)),
    },
    Float64Array.of(NaN),
  );
  expect(found![0]! / 1e-12).toBeCloseTo(0.567143290409784, 12);
});
