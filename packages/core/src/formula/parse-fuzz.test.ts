import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { parsedExpression } from '../testing/random-expression.ts';
import { formulaLimits } from './formula-limits.ts';
import { parseFormula } from './parse-formula.ts';
import { printFormula } from './print-formula.ts';

/** Every text is either an expression or problems that lie inside it. One that hangs meets the time limit of its test. */
function survives(source: string): void {
  const { expression, problems } = parseFormula(source, {});
  if ((expression === null) !== problems.length > 0) throw new Error(`neither read nor refused: ${source}`);
  const size = Math.max(source.length, source.normalize('NFC').length);
  for (const { where } of problems) {
    const [from, to] = where.span ?? [0, 0];
    if (!(0 <= from && from <= to && to <= size)) throw new Error(`a problem outside its text: ${source}`);
  }
}

const pieces = [
  ...[
    'a',
    'x(-1)',
    '城',
    '𠮷',
    '2',
    '1e9',
    '0x1',
    '.5',
    'pi',
    't',
    'end',
    'in',
    'to',
    'not',
    'and',
    'mod',
    'xor',
    'true',
    'i',
    'e',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ';',
    ':',
    '?',
    '.',
    '?.',
    '=',
    '==',
    '<',
    '>=',
    '+',
    '-',
    '*',
    '/',
    '^',
    '.*',
    '%',
    '!',
    "'",
    '"',
    '#',
    '\n',
    ' ',
    '\\',
    '`',
    '$',
    '??',
    '|',
    '&',
    '~',
    '->',
    '<<',
  ],
  ...[
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'hasOwnProperty',
    '.constructor',
    '["__proto__"]',
    'function',
    'import',
    'evaluate',
    'parse',
    'createUnit',
    'sum(',
    'growth(',
    'smooth(',
    'interpolate(',
    'x[age-1]',
    'city.gdp',
  ],
];

group('hostile text', () => {
  test('any characters', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), survives),
      { numRuns: 3000 },
    );
  });
  test('any words and signs of the language', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
        survives,
      ),
      { numRuns: 5000 },
    );
  });
  test('good formulas cut short or with one piece replaced', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(parsedExpression, place, place, fc.constantFrom('', ...pieces), (expression, from, length, piece) => {
        const text = printFormula(expression);
        const start = Math.floor(from * text.length);
        survives(text.slice(0, start));
        survives(text.slice(0, start) + piece + text.slice(start + Math.floor(length * 5)));
      }),
      { numRuns: 3000 },
    );
  });
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    '%s is a name like any other, and no function',
    (name) => {
      expect(parseFormula(name, {}).expression).toMatchObject({ kind: 'name', name });
      expect(parseFormula(`${name}(-1) + a.${name}[${name}]`, {}).problems).toEqual([]);
      expect(parseFormula(`${name}(x)`, {}).problems[0]?.code).toBe('unknown-function');
    },
  );
  test('no code runs, whatever is called', () => {
    const text = 'a.constructor.constructor("globalThis.broken = 1")() + import({}) + evaluate("1") + (f(x) = x)(1)';
    expect(parseFormula(text, {}).expression).toBeNull();
    expect('broken' in globalThis).toBe(false);
  });
});

group('size', () => {
  test.each([
    ['one long name', 'a'.repeat(1 << 20)],
    ['one long sum', 'a+'.repeat(1 << 19) + 'a'],
    ['brackets', '('.repeat(1 << 20)],
    ['letters that need another Unicode form', 'e\u0301'.repeat(1 << 19)],
  ])('a megabyte of %s is refused at once', (_, text) => {
    const { problems } = parseFormula(text, {});
    expect(problems.map((item) => item.code)).toEqual(['formula-too-large']);
  });
  const fill = (piece: string, end: string): string =>
    piece.repeat(Math.floor((formulaLimits.characters - end.length) / piece.length)) + end;
  test.each([
    ['signs', fill('-', 'a')],
    ['not', fill('not ', 'a')],
    ['powers', fill('a^', 'a')],
    ['conditionals', fill('a?b:', 'a')],
    ['conditionals in conditionals', fill('a?', 'a')],
    ['terms', fill('a+', 'a')],
    ['dots', fill('a.', 'a')],
    ['indices', fill('a[b]', '')],
    ['lags', fill('a(-1)', '')],
    ['arguments', `min(${fill('a,', 'a')})`.slice(0, formulaLimits.characters - 1) + ')'],
    ['quotation marks', fill('"', '')],
    ['primes', fill("'", 'a')],
    ['factorials', `a${fill('!', '')}`.slice(0, formulaLimits.characters)],
    ['numbers', fill('1/', '1')],
    ['percent signs in brackets', '1%('.repeat(60) + '1' + ')'.repeat(60)],
    ['optional calls', fill('a?.', 'a')],
    ['digits', fill('1', '')],
    ['ranges', fill(':', '')],
    ['comments', fill('#', '\na')],
    ['binary words', fill('0b1i8+', '1')],
    ['nested sums', 'sum('.repeat(60) + 'a' + ', i)'.repeat(60)],
    ['nested brackets', '(['.repeat(32) + 'a' + '])'.repeat(32)],
  ])('as many %s as fit take no longer than other formulas', (_, text) => {
    expect(text.length).toBeLessThanOrEqual(formulaLimits.characters);
    survives(text);
  });
  test('the limits are exact', () => {
    const codes = (text: string): string[] => parseFormula(text, {}).problems.map((item) => item.code);
    const brackets = (depth: number): string => '('.repeat(depth) + 'a' + ')'.repeat(depth);
    const terms = (count: number): string => Array<string>(count).fill('a').join('+');
    expect(codes(brackets(formulaLimits.depth))).toEqual([]);
    expect(codes(brackets(formulaLimits.depth + 1))).toEqual(['formula-too-large']);
    expect(codes(terms(formulaLimits.levels + 1))).toEqual([]);
    expect(codes(terms(formulaLimits.levels + 2))).toEqual(['formula-too-large']);
    expect(codes('a'.repeat(formulaLimits.characters))).toEqual([]);
    expect(codes('a'.repeat(formulaLimits.characters + 1))).toEqual(['formula-too-large']);
  });
});
