import { describe as group, expect, test } from 'vitest';
import { evaluateExpression } from '../testing/evaluate-expression.ts';
import { references } from './expression.ts';
import type { Expression } from './expression.ts';
import { beyondCore, isCore } from './core-expression.ts';
import { formulaLimits } from './formula-limits.ts';
import { parseFormula } from './parse-formula.ts';
import { printFormula } from './print-formula.ts';

const codes = (source: string): string[] => parseFormula(source, {}).problems.map((item) => item.code);
const names = (source: string): string[] => {
  const { expression } = parseFormula(source, {});
  return expression
    ? references(expression).map((reference) => `${reference.name}${reference.lag > 0 ? `(-${reference.lag})` : ''}`)
    : [];
};

const printed = (source: string): string => printFormula(parseFormula(source, {}).expression!);

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

group('what index sets and modules need', () => {
  test('names keep their dots, subscripts their offsets, and both their lag and place', () => {
    const source = 'share.secondary + A[sector, user] * pop[ age - 1 , 年龄+2 ](-1) - city.share[sector] (-3)';
    const { expression } = parseFormula(source, {});
    const found = references(expression!).map(({ name, subscripts, lag, span }) => ({
      name,
      subscripts: subscripts.map((subscript) => [subscript.name, subscript.offset, source.slice(...subscript.span)]),
      lag,
      text: source.slice(...span),
    }));
    expect(found).toEqual([
      { name: 'share.secondary', subscripts: [], lag: 0, text: 'share.secondary' },
      {
        name: 'A',
        subscripts: [
          ['sector', 0, 'sector'],
          ['user', 0, 'user'],
        ],
        lag: 0,
        text: 'A[sector, user]',
      },
      {
        name: 'pop',
        subscripts: [
          ['age', -1, 'age - 1'],
          ['年龄', 2, '年龄+2'],
        ],
        lag: 1,
        text: 'pop[ age - 1 , 年龄+2 ](-1)',
      },
      { name: 'city.share', subscripts: [['sector', 0, 'sector']], lag: 3, text: 'city.share[sector] (-3)' },
    ]);
  });
  test('sums name their sets and states their order', () => {
    expect(parseFormula('sum(x[i, j], i, j)', {}).expression).toMatchObject({
      kind: 'aggregate',
      name: 'sum',
      operand: { kind: 'name', name: 'x' },
      over: [
        { name: 'i', span: [13, 14] },
        { name: 'j', span: [16, 17] },
      ],
    });
    expect(parseFormula('delay(x, 4, 3)', {}).expression).toMatchObject({
      kind: 'state',
      name: 'delay',
      order: 3,
      span: [0, 14],
    });
    expect(parseFormula('cumulative(x)', {}).expression).toMatchObject({
      kind: 'state',
      operands: [{ name: 'x' }],
      order: 1,
    });
    expect(parseFormula('interpolate(city.curve, x + 1)', {}).expression).toMatchObject({
      kind: 'lookup',
      table: 'city.curve',
      operand: { kind: 'call', name: 'add' },
    });
  });
  test('what later phases cannot take as it is, is found', () => {
    const beyond = (source: string): string[] =>
      beyondCore(parseFormula(source, {}).expression!).map((node) => node.kind);
    expect(beyond('a + city.gdp(-1) * (t > 3 ? 1 : growth(b))')).toEqual([]);
    expect(beyond('sum(a[i], i) + (b > 0 ? smooth(c, 2) : interpolate(f, d))')).toEqual([
      'aggregate',
      'name',
      'state',
      'lookup',
    ]);
    expect(isCore(parseFormula('a.b', {}).expression!)).toBe(true);
  });
});

group('functions of time', () => {
  const value = (source: string, year: number): number =>
    evaluateExpression(parseFormula(source, {}).expression as Expression, { h: 10, x: 3 }, year);
  const over = (source: string, years: readonly number[]): number[] => years.map((year) => value(source, year));

  test('growth and diff are written out with everything inside a year earlier', () => {
    expect(printed('growth(a * b(-1))')).toBe('a * b(-1) / (a(-1) * b(-2)) - 1');
    expect(printed('diff(a[i] + t)')).toBe('a[i] + t - (a[i](-1) + (t - 1))');
    expect(printed('diff(t > 2 ? sum(a[i], i) : smooth(b, 2))')).toBe(
      '(t > 2 ? sum(a[i], i) : smooth(b, 2)) - (t - 1 > 2 ? sum(a[i](-1), i) : smooth(b(-1), 2))',
    );
  });
  test('a step stands from its year on', () => {
    expect(over('step(h, 2028)', [2026, 2027, 2028, 2040])).toEqual([0, 0, 10, 10]);
  });
  test('a ramp rises between its years and is held after them', () => {
    expect(over('ramp(h, 2027, 2030)', [2020, 2027, 2028, 2029, 2030, 2031])).toEqual([0, 0, 10, 20, 30, 30]);
  });
  test('a pulse lasts one year, or its width', () => {
    expect(over('pulse(h, 2028)', [2027, 2028, 2029])).toEqual([0, 10, 0]);
    expect(over('pulse(h, 2028, x)', [2027, 2028, 2029, 2030, 2031])).toEqual([0, 10, 10, 10, 0]);
  });
  test('written out one inside another they cannot grow without bound', () => {
    const nested = (name: string, rest: string): string => `${name}(`.repeat(60) + 'x' + `${rest})`.repeat(60);
    expect(codes(nested('growth', ''))).toEqual(['formula-too-large']);
    expect(codes(Array<string>(400).fill('diff(a+b+c)').join('+'))).toEqual([]);
    expect(codes(Array<string>(500).fill('diff(a+b+c)').join('+'))).toEqual(['formula-too-large']);
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
    ['a; b', 'formula-refused'],
    ['5 % 3', 'formula-refused'],
    ['a + 5%', 'formula-refused'],
    ['a?.b', 'formula-refused'],
    ['a[1]', 'formula-refused'],
    ['a["b"]', 'formula-refused'],
    ['a[1:2]', 'formula-refused'],
    ['a[b * 2]', 'formula-refused'],
    ['a[b+0.5]', 'formula-refused'],
    ['a[end]', 'formula-refused'],
    ['a[b][c]', 'formula-refused'],
    ['a[b].c', 'formula-refused'],
    ['a(-1)[b]', 'formula-refused'],
    ['a(-1).b', 'formula-refused'],
    ['(a + b)[c]', 'formula-refused'],
    ['log(a)(-1)', 'formula-refused'],
    ['a.sum', 'formula-refused'],
    ['log + 1', 'formula-refused'],
    ['sum(x[i], 3)', 'formula-refused'],
    ['sum(x[i], a.b)', 'formula-refused'],
    ['interpolate(2, x)', 'formula-refused'],
    ['interpolate(f(-1), x)', 'formula-refused'],
    ['smooth(x, 3, 2)', 'formula-refused'],
    ['delay(x, 3, n)', 'formula-refused'],
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
    ['sum(a)', 'function-arity'],
    ['growth(a, b)', 'function-arity'],
    ['pulse(a)', 'function-arity'],
    ['a[b](1)', 'bad-lag'],
    ['a.b(0)', 'bad-lag'],
    ['city.f(x)', 'unknown-function'],
    ['a.constructor("x")', 'unknown-function'],
  ])('%s → %s', (source, code) => {
    expect(codes(source)).toContain(code);
  });
  test('an unknown function comes with the nearest known one and its place', () => {
    const [item] = parseFormula('1 + logg(a * b)', {}).problems;
    expect(item?.values['suggestion_en']).toBe('Did you mean log, log10?');
    expect(item?.where.span).toEqual([4, 8]);
  });
  test('the place of a refusal is that of the words refused', () => {
    const places = (source: string): string[] =>
      parseFormula(source, {}).problems.map((item) => source.slice(...(item.where.span ?? [0, 0])));
    expect(places('a + b[c * d] + foo(x, "y") + e[f][g] + h(0) + smooth(i, 2, 5)')).toEqual([
      'c * d',
      '"y"',
      'foo',
      'e[f][g',
      'h(0)',
      '5',
    ]);
  });
  test('too long and too deep formulas are refused before they are parsed', () => {
    expect(codes('1+'.repeat(formulaLimits.characters) + '1')).toEqual(['formula-too-large']);
    expect(codes('('.repeat(formulaLimits.depth + 1) + '1' + ')'.repeat(formulaLimits.depth + 1))).toEqual([
      'formula-too-large',
    ]);
  });
  test('one refusal does not hide the next', () => {
    expect(codes('foo(a, b) + bar(c, d)')).toEqual(['unknown-function', 'unknown-function']);
  });
});
