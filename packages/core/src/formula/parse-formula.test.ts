import fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { references } from './expression.ts';
import { formulaLimits, parseFormula } from './parse-formula.ts';

const codes = (source: string): string[] => parseFormula(source, {}).problems.map((item) => item.code);
const names = (source: string): string[] => {
  const { expression } = parseFormula(source, {});
  return expression ? references(expression).map((reference) => `${reference.name}${reference.lag > 0 ? `(-${reference.lag})` : ''}`) : [];
};

group('what is read', () => {
  test('names, lags and functions are told apart', () => {
    expect(names('a + min(b(-1), log(c)) * d(-12)')).toEqual(['a', 'b(-1)', 'c', 'd(-12)']);
  });
  test('names may be Chinese, also beyond the first plane, and may be called e or i', () => {
    expect(names('城市GDP(-1) * (1 + 增速) + 𠮷 + e * i')).toEqual(['城市GDP(-1)', '增速', '𠮷', 'e', 'i']);
  });
  test('equal names in different Unicode forms are one name', () => {
    expect(names('caf\u0065\u0301')).toEqual(['caf\u00e9']);
  });
  test('every reference knows its place in the text', () => {
    const source = 'a + 2.5e3 * bb(-1) - (t > 2026 ? cc : a)';
    const { expression } = parseFormula(source, {});
    const places = references(expression!).map((reference) => source.slice(...reference.span));
    expect(places).toEqual(['a', 'bb(-1)', 'cc', 'a']);
  });
});

group('what is refused', () => {
  test.each([
    ['2 x', 'formula-refused'],
    ['a < b < c', 'formula-refused'],
    ['"text"', 'formula-refused'],
    ['[1, 2]', 'formula-refused'],
    ['a ?? b', 'formula-refused'],
    ['a = 3', 'formula-refused'],
    ['f(x) = x', 'formula-refused'],
    ['a.b', 'formula-refused'],
    ['a; b', 'formula-refused'],
    ['5 % 3', 'formula-refused'],
    ['a!', 'formula-refused'],
    ['a to b', 'formula-refused'],
    ['true', 'formula-refused'],
    ['NaN', 'formula-refused'],
    ['1e999', 'formula-refused'],
    ['（a + b）× 2', 'formula-refused'],
    ['a +', 'formula-syntax'],
    ['', 'formula-syntax'],
    ['evaluate("1")', 'unknown-function'],
    ['import(x)', 'unknown-function'],
    ['x(1)', 'bad-lag'],
    ['x(0)', 'bad-lag'],
    ['x(-1.5)', 'bad-lag'],
    ['log(a, b)', 'function-arity'],
    ['clamp(a, b)', 'function-arity'],
  ])('%s → %s', (source, code) => {
    expect(codes(source)).toContain(code);
  });
  test('an unknown function comes with the nearest known one and its place', () => {
    const [item] = parseFormula('1 + logg(a * b)', {}).problems;
    expect(item?.values['suggestion_en']).toBe('Did you mean log, log10?');
    expect(item?.where.span).toEqual([4, 8]);
  });
  test('too long and too deep formulas are refused before they are parsed', () => {
    expect(codes('1+'.repeat(formulaLimits.characters) + '1')).toEqual(['formula-too-large']);
    expect(codes('('.repeat(formulaLimits.depth + 1) + '1' + ')'.repeat(formulaLimits.depth + 1))).toEqual(['formula-too-large']);
  });
  test('one refusal does not hide the next', () => {
    expect(codes('foo(a, b) + bar(c, d)')).toEqual(['unknown-function', 'unknown-function']);
  });
});

test('no text makes the parser throw or run anything', () => {
  const piece = fc.constantFrom('a', '(', ')', '+', '-1', 'constructor', '__proto__', '.', '["x"]', '?', ':', '=', ';', '{', '}', 'x(-1)', '<', '城', '\n', '2', '^', "'", '"', ',', 'end', 'function');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''))), (source) => {
      const { expression, problems } = parseFormula(source, {});
      expect(expression === null).toBe(problems.length > 0);
    }),
    { numRuns: 2000 },
  );
});
