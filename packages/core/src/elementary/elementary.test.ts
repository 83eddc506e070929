import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atan2 } from './atan2.ts';
import { highWord, powerOfTwo } from './bits.ts';
import { cos } from './cos.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { log10 } from './log10.ts';
import { normalQuantile } from './normal-quantile.ts';
import { powerInteger } from './power-integer.ts';
import { pow } from './pow.ts';
import { reference } from './reference/table.ts';
import { sin } from './sin.ts';
import { tan } from './tan.ts';
import { tanh } from './tanh.ts';

const two = (f: (x: number, y: number) => number) => (numbers: readonly number[]) =>
  f(numbers[0] ?? NaN, numbers[1] ?? NaN);
const one = (f: (x: number) => number) => (numbers: readonly number[]) => f(numbers[0] ?? NaN);

/** Spacing of doubles around x. */
function ulp(x: number): number {
  const exponent = (highWord(Math.abs(x)) >> 20) - 1023;
  return exponent < -1022 ? 5e-324 : powerOfTwo(exponent) * 2.220446049250313e-16;
}

const ours = {
  exp: one(exp),
  log: one(log),
  log10: one(log10),
  pow: two(pow),
  sin: one(sin),
  cos: one(cos),
  tan: one(tan),
  tanh: one(tanh),
  atan2: two(atan2),
  normalQuantile: one(normalQuantile),
};

/** Allowed error in units in the last place, a little above what tens of thousands of random arguments showed. */
const allowed = {
  exp: 0.75,
  log: 0.85,
  log10: 0.55,
  pow: 0.8,
  sin: 0.85,
  cos: 0.85,
  tan: 1,
  tanh: 1.5,
  atan2: 0.85,
  normalQuantile: 5,
} as const;

describe('against exact values', () => {
  test.each(Object.keys(ours) as (keyof typeof ours)[])('%s stays within its error bound', (name) => {
    const rows = reference[name].split(/[;\n]/).filter((line) => line !== '');
    expect(rows.length).toBeGreaterThan(200);
    const bad = rows.filter((line) => {
      const numbers = line.split(' ').map((cell) => Number(cell.replace('inf', 'Infinity')));
      const rest = numbers.pop() ?? NaN;
      const nearest = numbers.pop() ?? NaN;
      const value = ours[name](numbers);
      if (!Number.isFinite(nearest)) return value !== nearest;
      return !(Math.abs(value - nearest - rest) <= allowed[name] * ulp(nearest));
    });
    expect(bad).toEqual([]);
  });
});

/** Zeros, subnormals, infinities, halves and whole numbers, and everything between. */
const special = [
  0,
  -0,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  1e-300,
  0.5,
  -0.5,
  1,
  -1,
  1.5,
  -1.5,
  2,
  -2,
  3,
  -3,
  1e15,
  -1e15,
  9007199254740991,
  9007199254740992,
  -9007199254740991,
  1e308,
  -1e308,
  1.7976931348623157e308,
  Infinity,
  -Infinity,
  NaN,
  709.79,
  710,
  -745.2,
  -746,
  1e-320,
];
const any = fc.oneof(fc.double(), fc.constantFrom(...special), fc.double({ min: -40, max: 40 }));

/** Same special value, or within two units in the last place of the engine's own function (itself off by up to one). */
function agrees(value: number, engine: number): boolean {
  if (!Number.isFinite(value) || !Number.isFinite(engine) || engine === 0 || value === 0)
    return Object.is(value, engine) || (Math.abs(value - engine) <= 5e-324 && value * engine >= 0);
  return Math.abs(value - engine) <= 2 * ulp(engine);
}

describe('against the engine, special values included', () => {
  const pairs = [
    ['exp', exp, Math.exp],
    ['log', log, Math.log],
    ['log10', log10, Math.log10],
    ['sin', sin, Math.sin],
    ['cos', cos, Math.cos],
    ['tan', tan, Math.tan],
    ['tanh', tanh, Math.tanh],
  ] as const;
  test.each(pairs)('%s agrees', (_name, f, engine) => {
    for (const x of special) expect([x, f(x), engine(x)]).toSatisfy(() => agrees(f(x), engine(x)));
    fc.assert(
      fc.property(any, (x) => agrees(f(x), engine(x))),
      { numRuns: 2000 },
    );
  });

  test('atan2 agrees', () => {
    for (const y of special)
      for (const x of special) expect([y, x, atan2(y, x)]).toSatisfy(() => agrees(atan2(y, x), Math.atan2(y, x)));
    fc.assert(
      fc.property(any, any, (y, x) => agrees(atan2(y, x), Math.atan2(y, x))),
      { numRuns: 2000 },
    );
  });

  test('pow agrees, except where IEEE 754 gives 1 and ECMAScript NaN', () => {
    const engine = (x: number, y: number): number =>
      x === 1 || (x === -1 && Math.abs(y) === Infinity) ? 1 : Math.pow(x, y);
    for (const x of special)
      for (const y of special) expect([x, y, pow(x, y), engine(x, y)]).toSatisfy(() => agrees(pow(x, y), engine(x, y)));
    fc.assert(
      fc.property(any, any, (x, y) => agrees(pow(x, y), engine(x, y))),
      { numRuns: 2000 },
    );
  });

  test('pow follows IEEE 754 where the two differ', () => {
    expect(pow(1, NaN)).toBe(1);
    expect(pow(1, Infinity)).toBe(1);
    expect(pow(-1, Infinity)).toBe(1);
    expect(pow(-1, -Infinity)).toBe(1);
    expect(pow(NaN, 0)).toBe(1);
    expect(pow(NaN, 1)).toBeNaN();
  });
});

const moderate = fc.double({ min: -700, max: 700, noNaN: true });
const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true });

describe('laws', () => {
  test('exp and log never decrease', () => {
    fc.assert(
      fc.property(moderate, moderate, (a, b) => exp(Math.min(a, b)) <= exp(Math.max(a, b))),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(positive, positive, (a, b) => log(Math.min(a, b)) <= log(Math.max(a, b))),
      { numRuns: 2000 },
    );
  });

  test('exp and log do not decrease from one double to the next', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 700, noNaN: true }), (x) => {
        const next = x + ulp(x);
        return exp(x) <= exp(next) && exp(-next) <= exp(-x) && log(x) <= log(next);
      }),
      { numRuns: 5000 },
    );
  });

  test('log undoes exp', () => {
    fc.assert(fc.property(moderate, (x) => Math.abs(log(exp(x)) - x) <= ulp(1) + ulp(x)));
  });

  test('log10 is exact at powers of ten', () => {
    for (let n = -307; n <= 308; n++) expect(log10(Number(`1e${String(n)}`))).toBe(n);
  });

  test('pow is exact on small whole powers and square roots of squares', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 5 }), (x, n) => {
        let product = 1;
        for (let i = 0; i < n; i++) product *= x;
        return pow(x, n) === (n === 0 ? 1 : product);
      }),
    );
    fc.assert(fc.property(fc.integer({ min: 0, max: 90000000 }), (x) => pow(x * x, 0.5) === x));
  });

  test('pow is exp of y log x', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        (x, y) => {
          const exponent = y * log(x);
          return Math.abs(pow(x, y) / exp(exponent) - 1) <= (4 + 4 * Math.abs(exponent)) * 2.220446049250313e-16;
        },
      ),
    );
  });

  test('odd functions are odd and the even one is even, bit for bit', () => {
    fc.assert(
      fc.property(any, (x) => {
        const odd = [sin, tan, tanh].every((f) => Object.is(f(-x), -f(x)));
        return odd && Object.is(cos(-x), cos(x)) && Object.is(atan2(-x, 2), -atan2(x, 2));
      }),
      { numRuns: 1000 },
    );
  });

  test('sine and cosine lie on the circle, tangent is their ratio', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (x) => {
        const s = sin(x);
        const c = cos(x);
        return Math.abs(s * s + c * c - 1) <= 4.5e-16 && Math.abs(tan(x) - s / c) <= 3 * ulp(s / c);
      }),
    );
  });

  test('tanh never leaves [-1, 1] and never decreases', () => {
    const x = fc.double({ min: -30, max: 30, noNaN: true });
    fc.assert(
      fc.property(x, x, (a, b) => Math.abs(tanh(a)) <= 1 && tanh(Math.min(a, b)) <= tanh(Math.max(a, b))),
      { numRuns: 2000 },
    );
  });

  test('the normal quantile is symmetric around one half and never decreases', () => {
    const half = fc.integer({ min: 1, max: 2 ** 30 }).map((n) => n / 2 ** 31);
    fc.assert(fc.property(half, (p) => normalQuantile(p) === (p === 0.5 ? 0 : -normalQuantile(1 - p))));
    const p = fc.double({ min: 1e-16, max: 1 - 1e-16, noNaN: true });
    fc.assert(fc.property(p, p, (a, b) => normalQuantile(Math.min(a, b)) <= normalQuantile(Math.max(a, b))));
  });

  test('the normal quantile has its ends at infinity and no value outside', () => {
    expect([0, 1, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([-Infinity, Infinity, NaN, NaN, NaN]);
  });
});

describe('powerInteger', () => {
  test('multiplies in the documented order', () => {
    const x = 1.1;
    const x2 = x * x;
    const x4 = x2 * x2;
    const x8 = x4 * x4;
    expect(powerInteger(x, 1)).toBe(x);
    expect(powerInteger(x, 2)).toBe(x2);
    expect(powerInteger(x, 3)).toBe(x * x2);
    expect(powerInteger(x, 13)).toBe(x * x4 * x8);
    expect(powerInteger(x, -3)).toBe(1 / (x * x2));
    expect(powerInteger(NaN, 0)).toBe(1);
  });

  test('stays near pow', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), fc.integer({ min: -64, max: 64 }), (x, n) => {
        return Math.abs(powerInteger(x, n) / pow(x, n) - 1) <= 70 * 2.220446049250313e-16;
      }),
    );
  });

  test('refuses exponents outside its contract', () => {
    expect(() => powerInteger(2, 65)).toThrow(RangeError);
    expect(() => powerInteger(2, 0.5)).toThrow(RangeError);
  });
});
