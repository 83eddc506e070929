import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsedExpression } from '../testing/random-expression.ts';
import { parseAny } from './parse-formula.ts';
import { printFormula } from './print-formula.ts';
import { readPlain } from './read-plain.ts';

/** What is read in one pass is what mathjs and the allow-list make of it, every place included. */
function agrees(source: string): boolean {
  const text = source.normalize('NFC');
  const plain = readPlain(text);
  if (plain !== null) expect(parseAny(text, {})).toEqual({ expression: plain, problems: [] });
  return plain !== null;
}

const pieces = [
  ...[
    'a',
    'bb',
    'x(-1)',
    'x (- 12)',
    'x(1)',
    '城市',
    '𠮷',
    'e',
    'i',
    't',
    'pi',
    'a.b',
    'c.d.e(-3)',
    'x[i, j - 1]',
    'x[i](-2)',
  ],
  ...[
    '2',
    '1e9',
    '0.5',
    '.5',
    '5.',
    '1e',
    '0x1',
    '007',
    '1e999',
    '2 3',
    'true',
    'end',
    'a.t',
    'a.',
    'x[2]',
    'x[i+1.5]',
    'x[]',
  ],
  ...['+', '-', '*', '/', '^', ' mod ', ' and ', ' or ', 'not ', ' xor ', ' to ', ' in ', '.*', '.^', '%', '!', "'"],
  ...[
    '<',
    '<=',
    '>',
    '>=',
    '==',
    '!=',
    '=',
    '===',
    '<<',
    '>>',
    '>>>',
    '?',
    ':',
    '??',
    '?.',
    '|',
    '&',
    '~',
    ',',
    ';',
    '"s"',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    'min(',
    'max(',
    'clamp(',
    'log(',
    'pow(',
    'mod(',
    'add(',
    'sum(',
    'growth(',
    'foo(',
  ],
  ...[' ', '\t', '\n', '\u00a0', '#', '，', '（', '\u0301', '²', '٣'],
];

test('any row of words and signs', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => void agrees(parts.join(''))),
    { numRuns: 20_000 },
  );
});

test('operands and operators in turn, in brackets and without', () => {
  const operand = fc.constantFrom(
    'a',
    'x(-1)',
    '2',
    '0.5',
    't',
    'a.b',
    'x[i - 1]',
    'log(a)',
    'min(a, b)',
    '-a',
    'not b',
    '+c',
  );
  const operator = fc.constantFrom(...'+ - * / ^ < >= == != and or mod ? :'.split(' '));
  const { row } = fc.letrec<{ row: string; term: string; between: string }>((tie) => ({
    term: fc.oneof(
      { withCrossShrink: true },
      operand,
      tie('row').map((inner) => `(${inner})`),
    ),
    between: fc.oneof(
      { weight: 5, arbitrary: operator },
      { weight: 1, arbitrary: tie('row').map((inner) => `? ${inner} :`) },
    ),
    row: fc
      .tuple(tie('term'), fc.array(fc.tuple(tie('between'), tie('term')), { maxLength: 5 }))
      .map(([first, rest]) => [first, ...rest.flat()].join(' ')),
  }));
  const read = fc.sample(row, { numRuns: 3000, seed: 1 }).filter(agrees).length;
  // Many of them; the others have a choice cut short or two comparisons in a row.
  expect(read).toBeGreaterThan(500);
});

test('printed formulas, whole and cut short', () => {
  fc.assert(
    fc.property(parsedExpression, fc.double({ min: 0, max: 1, noNaN: true }), (expression, part) => {
      const text = printFormula(expression);
      agrees(text);
      agrees(text.slice(0, Math.floor(text.length * part)));
    }),
    { numRuns: 3000 },
  );
});

test('brackets as deep as the limit, lags and subscripts among them', () => {
  const inside = (depth: number, core: string): string => '('.repeat(depth) + core + ')'.repeat(depth);
  for (const depth of [62, 63, 64, 65])
    for (const core of ['a', 'x(-1)', 'x[i]', 'log(a)', `(a)`]) agrees(inside(depth, core));
  expect(agrees(inside(63, 'x(-1)'))).toBe(true);
});

test.each(['a ? b ? c : d : e', 'a ?.5 : b', 'x(-1)(-1)', 'a < b < c', '2 / 3 x', 'x[i](-1.5)'])(
  '%s is not plain',
  (text) => {
    expect(agrees(text)).toBe(false);
  },
);

test.each([
  'a ? b : c ? d : e',
  'a ? (b ? c : d) : e',
  'a ? min(b ? c : d, e) : f',
  '-a ^ -b ^ 2',
  '2 ^ -x ^ 2 * -3',
  'not a == b and c or d',
  'a - b - c / d / e mod f * g',
  '城市GDP(-1) * (1 + 增速)',
  'A[ sector , age - 1 ] (-2) + city.share[sector]',
  '1.5e-3 + .5 + 2E+4',
])('%s is plain', (text) => {
  expect(agrees(text)).toBe(true);
});
