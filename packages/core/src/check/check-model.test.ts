import { expect, test } from 'vitest';
import { tinyBundle, tinyTable } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import type { Model } from '../model/model.ts';
import { describe } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { checkModel } from './check-model.ts';

function problemsOf(tiny: TinyModel): readonly Problem[] {
  const bundle = tinyBundle(tiny);
  return checkModel(bundle.model, bundle.tables).problems;
}

test('all problems are collected, each with its place', () => {
  const problems = problemsOf({
    parameters: { rate: { value: 0.1, range: [0.2, 0.3] } },
    variables: { a: { equation: 'rte * 2' }, b: { equation: 'foo(a, 1)' }, c: { equation: 'a +', unit: 'frob' } },
  });
  expect(problems.map((item) => [item.code, item.where.path])).toEqual([
    ['unit-unknown', 'variables.c.unit'],
    ['out-of-range', 'parameters.rate'],
    ['unknown-name', 'variables.a.equation'],
    ['unknown-function', 'variables.b.equation'],
    ['formula-syntax', 'variables.c.equation'],
  ]);
});
test('an unknown name suggests the near one', () => {
  const [item] = problemsOf({ parameters: { margin: { value: 1 } }, variables: { a: { equation: '1 + margn' } } });
  expect(describe(item!, 'en')).toEqual({
    message: 'There is no variable, parameter or shock named margn',
    hint: 'Did you mean margin?',
  });
  expect(item!.where.span).toEqual([4, 9]);
});
test('a unit slip names both sides and the factor', () => {
  const [item] = problemsOf({
    variables: {
      a: { unit: '亿元', initial: 1, equation: 'a(-1) + b' },
      b: { unit: '万元', initial: 1, equation: 'b(-1)' },
    },
  });
  expect(item).toMatchObject({ code: 'unit-mismatch', values: { advice_en: 'Multiply the latter by 0.0001.' } });
});
test('price bases do not add', () => {
  const [item] = problemsOf({
    variables: {
      a: { unit: '亿元@2020', initial: 1, equation: 'a(-1) + b' },
      b: { unit: '亿元@2025', initial: 1, equation: 'b(-1)' },
    },
  });
  expect(item?.code).toBe('unit-mismatch');
});
test('a formula whose unit differs from the declared one is refused, zero fits every unit', () => {
  expect(problemsOf({ variables: { a: { unit: '人', equation: '0' } } })).toEqual([]);
  expect(problemsOf({ variables: { a: { unit: '人', equation: '1' } } })).toMatchObject([{ code: 'unit-mismatch' }]);
});
test('log needs a pure number, number() strips a unit on purpose', () => {
  const b = { unit: '人', initial: 1, equation: 'b(-1)' };
  expect(problemsOf({ variables: { a: { equation: 'log(b)' }, b } })).toMatchObject([{ code: 'unit-not-pure' }]);
  expect(problemsOf({ variables: { a: { equation: 'log(number(b))' }, b } })).toEqual([]);
});
test('reserved and malformed names are refused', () => {
  const problems = problemsOf({
    parameters: { t: { value: 1 }, '1a': { value: 1 }, 'a b': { value: 1 } },
    variables: { min: { equation: '1' } },
  });
  expect(problems.map((item) => item.values['name']).sort()).toEqual(['1a', 'a b', 'min', 't']);
});
test('one name for two things is refused', () => {
  expect(problemsOf({ parameters: { a: { value: 1 } }, variables: { a: { equation: '1' } } })).toMatchObject([
    { code: 'duplicate-name' },
  ]);
});
test('observed values are converted to the unit of the variable', () => {
  const bundle = tinyBundle({
    tables: [tinyTable({ g: { 2025: 5.6 } }, '%')],
    variables: { g: { unit: '1/yr', observed: 'data.g', equation: '0' } },
  });
  const { checked } = checkModel(bundle.model, bundle.tables);
  expect(checked?.variables[0]?.observed?.values.get(2025)).toBe(0.056);
});
test('an observed series in another dimension is refused', () => {
  const problems = problemsOf({
    tables: [tinyTable({ g: { 2025: 5 } }, '亿元')],
    variables: { g: { unit: '人', observed: 'data.g', equation: '0' } },
  });
  expect(problems.map((item) => item.code)).toEqual(['unit-mismatch']);
});
test('a model from outside with the wrong shape is told everything that is wrong, without being read further', () => {
  const broken: unknown = {
    id: 3,
    title: { zh: 'x' },
    years: { history: 2020, start: 2026, end: 2030 },
    parameters: [],
    variables: { a: 1 },
  };
  const problems = checkModel(broken as Model, []).problems;
  expect(problems.map((item) => item.where.path)).toEqual(['id', 'title', 'parameters', 'variables.a']);
});
test('years out of order and prototype names do no harm', () => {
  expect(problemsOf({ years: { history: 2030, start: 2026, end: 2020 }, variables: {} })).toMatchObject([
    { code: 'bad-years' },
  ]);
  const hostile = JSON.parse(
    '{"__proto__": {"equation": "1"}, "constructor": {"equation": "toString + 1"}}',
  ) as TinyModel['variables'];
  expect(problemsOf({ variables: hostile }).map((item) => item.code)).toContain('unknown-name');
});
