import { expect, test } from 'vitest';
import { tinyBundle, tinyTable } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { describe } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Model } from '../model/model.ts';
import type { CheckedModel } from './checked-model.ts';
import { checkModel } from './check-model.ts';
import { scheduleModel } from './schedule.ts';
import type { Schedule } from './schedule.ts';

const problemsOf = (tiny: TinyModel): readonly Problem[] => {
  const bundle = tinyBundle(tiny);
  return checkModel(bundle.model, bundle.tables).problems;
};
function schedule(
  tiny: TinyModel,
  fix: Record<string, Record<number, number>> = {},
): { checked: CheckedModel; result: Schedule } {
  const bundle = tinyBundle(tiny);
  const { checked, problems } = checkModel(bundle.model, bundle.tables);
  if (!checked) throw new Error(JSON.stringify(problems));
  const fixes = new Map(
    Object.entries(fix).map(([name, cells]) => [
      name,
      new Map(Object.entries(cells).map(([year, value]) => [Number(year), value])),
    ]),
  );
  return { checked, result: scheduleModel(checked, fixes) };
}
/** Names in the order of one year; unknowns of a block in brackets. */
function orderOf({ checked, result }: ReturnType<typeof schedule>, year: number): string {
  const y = checked.years.indexOf(year);
  return result.cells[y]!.map((cell) => {
    const { name } = checked.variables[cell.variable]!;
    return cell.block === null ? name : `[${name}]`;
  }).join(' ');
}
const oneYear = { history: 2026, start: 2026, end: 2026 };
const pair = { a: { equation: 'b / 2 + 1' }, b: { equation: 'a / 2 + 1' } };

test('an undeclared cycle shows its path, the lag that would break it and the block that would solve it', () => {
  const { result } = schedule({ variables: { c: { equation: 'a' }, ...pair } });
  expect(result.problems).toHaveLength(1);
  expect(result.problems[0]!.where.path).toBe('variables.a.equation');
  expect(describe(result.problems[0]!, 'en')).toEqual({
    message: 'Circular within one year: a → b → a',
    hint: 'Break it with a lag, for instance b: … a(-1) …; to solve them together, write simultaneous: [[a, b]].',
  });
});
test('every cycle is reported, one does not hide the other', () => {
  const { result } = schedule({ variables: { ...pair, c: { equation: 'd + a' }, d: { equation: 'c' } } });
  expect(result.problems.map((item) => item.values['path'])).toEqual(['a → b → a', 'c → d → c']);
});
test('the path of a long cycle leaves out its middle', () => {
  const ring = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`v${i}`, { equation: `v${(i + 1) % 100}` }]));
  const path = String(schedule({ years: oneYear, variables: ring }).result.problems[0]!.values['path']);
  expect(path).toMatch(/^v0 → v1 → .* → … \(84\) … → v96 → v97 → v98 → v99 → v0$/);
});
test('a declared block is one place in the order: what it reads, then its unknowns, then its readers', () => {
  const found = schedule({
    years: oneYear,
    variables: {
      reader: { equation: 'b * x' },
      b: { equation: 'a / 2 + y' },
      a: { equation: 'b / 2 + x' },
      y: { equation: 'x' },
      x: { equation: '1' },
    },
    simultaneous: [['a', 'b']],
  });
  expect(found.result.problems).toEqual([]);
  expect(orderOf(found, 2026)).toBe('x y [b] [a] reader');
});
test('the same unknowns in several years are one block', () => {
  const { result } = schedule({ variables: pair, simultaneous: [['b', 'a']] });
  expect(result.blocks).toEqual([
    {
      unknowns: [
        { variable: 0, mode: 'equation' },
        { variable: 1, mode: 'equation' },
      ],
    },
  ]);
});
test('an observed or fixed member drops out of the unknowns, and what is left is solved or computed in order', () => {
  const tiny: TinyModel = {
    years: { history: 2025, start: 2026, end: 2027 },
    tables: [tinyTable({ a: { 2025: 4 } })],
    variables: {
      a: { observed: 'data.a', equation: 'b + c' },
      b: { equation: 'a / 2' },
      c: { equation: 'a / 4 + b / 8' },
    },
    simultaneous: [['a', 'b', 'c']],
  };
  const found = schedule(tiny, { c: { 2027: 1 } });
  expect([2025, 2026, 2027].map((year) => orderOf(found, year))).toEqual(['a b c', '[a] [b] [c]', 'c [a] [b]']);
});
test('a declared block may hold several cycles; each is solved on its own', () => {
  const found = schedule({
    years: oneYear,
    variables: { ...pair, c: { equation: 'd / 2 + a' }, d: { equation: 'c / 2' } },
    simultaneous: [['a', 'b', 'c', 'd']],
  });
  expect(found.result.blocks.map(({ unknowns }) => unknowns.map(({ variable }) => variable))).toEqual([
    [0, 1],
    [2, 3],
  ]);
});
test('cells that need each other hold each other up; where one lacks a value all fall back', () => {
  const { checked, result } = schedule({
    years: { history: 2024, start: 2026, end: 2026 },
    variables: {
      a: { equation: 'b / 2 + x', initial: 7 },
      b: { equation: 'a / 2' },
      x: { equation: '1', from: 2025 },
    },
    simultaneous: [['a', 'b']],
  });
  expect(result.modes.map((row) => [...row])).toEqual([
    ['initial', 'equation', 'equation'],
    ['equation', 'equation', 'equation'],
    ['missing', 'equation', 'equation'],
  ]);
  expect(orderOf({ checked, result }, 2024)).toBe('a b');
});
test('the start year has a graph of its own: a cycle through initial values is solved there and a chain later on', () => {
  const tiny: TinyModel = {
    years: { history: 2026, start: 2026, end: 2027 },
    variables: {
      a: { equation: 'b / 2 + 1' },
      b: { equation: 'a / 2 + c' },
      c: { equation: 'c(-1)', initial: 'a / 4' },
    },
  };
  const found = schedule({ ...tiny, simultaneous: [['a', 'b', 'c']] });
  expect(found.result.problems).toEqual([]);
  expect([2026, 2027].map((year) => orderOf(found, year))).toEqual(['[a] [b] [c]', 'c [a] [b]']);
  const { result } = schedule({ ...tiny, simultaneous: [['a', 'b']] });
  expect(result.problems).toMatchObject([{ code: 'cycle', values: { members: 'a, b, c' } }]);
});
test('a variable that reads itself in the same year is a block of one', () => {
  const found = schedule({ years: oneYear, variables: { x: { equation: 'x / 2 + 1' } }, simultaneous: [['x']] });
  expect(orderOf(found, 2026)).toBe('[x]');
  const { result } = schedule({ years: oneYear, variables: { x: { equation: 'x / 2 + 1' } } });
  expect(result.problems).toMatchObject([{ code: 'cycle', values: { path: 'x → x' } }]);
});
test('a block that leaves out a member of its cycle is told which, and what to write', () => {
  const [item, ...others] = problemsOf({
    variables: { a: { equation: 'b' }, b: { equation: 'c' }, c: { equation: 'a' } },
    simultaneous: [['a', 'b']],
  });
  expect(others).toEqual([]);
  expect(item).toMatchObject({ code: 'bad-block', where: { path: 'simultaneous.0' } });
  expect(describe(item!, 'en')).toEqual({
    message: 'The simultaneous block [a, b] is not valid: the cycle c → a → b → c also runs through c, not listed',
    hint: 'Write simultaneous: [[a, b, c]].',
  });
});
test('a block with a variable that is in no cycle is told to leave it out', () => {
  const [item] = problemsOf({
    variables: { ...pair, d: { equation: 'a(-1)', initial: 1 } },
    simultaneous: [['a', 'b', 'd']],
  });
  expect(describe(item!, 'zh').message).toBe('联立方程组 [a, b, d] 不成立：d 不在任何同年循环之中');
});
test('unknown names, parameters, repetitions and overlaps are refused together', () => {
  const problems = problemsOf({
    parameters: { p: { value: 1 } },
    variables: { ...pair, aa: { equation: '1' } },
    simultaneous: [
      ['a', 'b', 'a', 'ab', 'p'],
      ['b', 'a'],
    ],
  });
  expect(problems.map((item) => [item.code, item.where.path, item.values['name'] ?? item.values['reason_en']])).toEqual(
    [
      ['bad-block', 'simultaneous.0', 'a is listed twice'],
      ['unknown-name', 'simultaneous.0', 'ab'],
      ['unknown-name', 'simultaneous.0', 'p'],
      ['bad-block', 'simultaneous.1', 'b stands in another block already'],
      ['bad-block', 'simultaneous.1', 'a stands in another block already'],
    ],
  );
});
test('a block beyond the limit is refused', () => {
  const names = Array.from({ length: 401 }, (_, i) => `v${i}`);
  const ring = Object.fromEntries(names.map((name, i) => [name, { equation: `${names[(i + 1) % 401]!} / 2` }]));
  expect(problemsOf({ variables: ring, simultaneous: [names] })).toMatchObject([
    { code: 'bad-block', values: { reason_en: 'it has 401 variables, the limit is 400' } },
  ]);
});
test('a declaration of the wrong shape is told so', () => {
  const bundle = tinyBundle({ variables: pair });
  for (const simultaneous of ['a', ['a', 'b'], [['a', 1]]]) {
    const model = { ...bundle.model, simultaneous: simultaneous as unknown as string[][] };
    expect(checkModel(model, []).problems[0]).toMatchObject({ code: 'bad-definition' });
  }
});
test('ten thousand chained equations in twenty years are ordered in linear time', { timeout: 30_000 }, () => {
  const variables = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, i) => [
      `v${i}`,
      { equation: i === 9_999 ? '1' : `v${i + 1} + v${i}(-1)`, initial: 0 },
    ]),
  );
  const bundle = tinyBundle({ years: { history: 2016, start: 2026, end: 2035 }, variables });
  const { checked } = checkModel(bundle.model, []);
  const { cells } = scheduleModel(checked!, new Map());
  // It takes a quarter of a second; work that grows with the square of the size would meet the time limit.
  expect(cells.flat()).toHaveLength(200_000);
});
test('blocks may be declared by the name of an indexed variable, and modules bring their own', () => {
  const inner = tinyBundle({
    years: oneYear,
    variables: { use: { over: ['s'], equation: 'make / 2 + 1' }, make: { over: ['s'], equation: 'use / 2' } },
    simultaneous: [['use', 'make']],
  }).model;
  const sets = { s: ['x', 'y'] };
  const outer: Model = { ...inner, variables: {}, simultaneous: [], modules: { city: { model: { ...inner, sets } } } };
  const { checked, problems } = checkModel(outer, []);
  expect(problems).toEqual([]);
  const { blocks } = scheduleModel(checked!, new Map());
  const names = blocks.map(({ unknowns }) => unknowns.map(({ variable }) => checked!.variables[variable]!.name));
  expect(names).toEqual([
    ['city.use.x', 'city.make.x'],
    ['city.use.y', 'city.make.y'],
  ]);
});
