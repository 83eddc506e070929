/** Random formulas as text and random inputs for them, special values included. */
import fc from 'fast-check';

const specialNumber = fc.constantFrom(
  0,
  -0,
  1,
  -1,
  5e-324,
  -1e-310,
  1e308,
  -1e308,
  Infinity,
  -Infinity,
  NaN,
  0.5,
  700,
  1048577,
);
export const ordinaryNumber: fc.Arbitrary<number> = fc.double({ min: -4, max: 4, noNaN: true });
export const anyInput: fc.Arbitrary<number> = fc.oneof(
  { weight: 12, arbitrary: ordinaryNumber },
  { weight: 1, arbitrary: specialNumber },
  { weight: 1, arbitrary: fc.double() },
);

/** A formula over the given leaves: names of this year, lags, numbers. */
export function formulaOver(leaves: readonly string[]): fc.Arbitrary<string> {
  const one = [
    'exp',
    'log',
    'log10',
    'sqrt',
    'tanh',
    'sin',
    'cos',
    'tan',
    'abs',
    'sign',
    'floor',
    'ceil',
    'round',
    'number',
    'not',
    '-',
  ];
  const infix = ['+', '-', '*', '/', 'mod', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'];
  return fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 5, depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(...leaves),
      fc.tuple(tie('node'), fc.constantFrom(...infix), tie('node')).map(([l, op, r]) => `(${l} ${op} ${r})`),
      fc
        .tuple(fc.constantFrom(...one), tie('node'))
        .map(([name, x]) => (name === '-' ? `(-${x})` : name === 'not' ? `(not ${x})` : `${name}(${x})`)),
      fc
        .tuple(tie('node'), fc.constantFrom('2', '3', '7', '-1', '-2', '64', '0', '0.5', '1.3'))
        .map(([x, n]) => `(${x})^(${n})`),
      fc
        .tuple(fc.constantFrom('min', 'max', 'atan2', 'pow'), tie('node'), tie('node'))
        .map(([name, l, r]) => `${name}(${l}, ${r})`),
      fc.tuple(tie('node'), tie('node'), tie('node')).map(([x, l, h]) => `clamp(${x}, ${l}, ${h})`),
      fc.tuple(tie('node'), tie('node'), tie('node')).map(([c, x, y]) => `(${c} ? ${x} : ${y})`),
    ),
  })).node;
}
