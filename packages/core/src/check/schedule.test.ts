import { expect, test } from 'vitest';
import { tinyBundle, tinyTable } from '../testing/tiny-model.ts';
import type { TinyModel } from '../testing/tiny-model.ts';
import { checkModel } from './check-model.ts';
import { scheduleModel } from './schedule.ts';
import type { Schedule } from './schedule.ts';

function schedule(
  tiny: TinyModel,
  fix: Record<string, Record<number, number>> = {},
): Schedule & { of: (name: string) => string[] } {
  const bundle = tinyBundle(tiny);
  const { checked, problems } = checkModel(bundle.model, bundle.tables);
  if (!checked) throw new Error(JSON.stringify(problems));
  const fixes = new Map(
    Object.entries(fix).map(([name, cells]) => [
      name,
      new Map(Object.entries(cells).map(([year, value]) => [Number(year), value])),
    ]),
  );
  const result = scheduleModel(checked, fixes);
  return {
    ...result,
    of: (name) => [...result.modes[checked.variables.findIndex((variable) => variable.name === name)]!],
  };
}

test('the first rule that applies holds: fix, observed before the start, equation, initial, missing', () => {
  const result = schedule(
    {
      years: { history: 2020, start: 2024, end: 2026 },
      tables: [tinyTable({ x: { 2021: 1, 2022: 2, 2025: 99 } })],
      variables: { x: { observed: 'data.x', equation: 'x(-1) + 1', initial: 7, from: 2021 } },
    },
    { x: { 2022: 5 } },
  );
  expect(result.of('x')).toEqual(['missing', 'observed', 'fixed', 'equation', 'equation', 'equation', 'equation']);
});
test('an observation from the start year on is never used', () => {
  const result = schedule({
    tables: [tinyTable({ x: { 2025: 1, 2026: 9 } })],
    variables: { x: { observed: 'data.x', equation: 'x(-1)' } },
  });
  expect(result.of('x')).toEqual(['missing', 'observed', 'equation', 'equation', 'equation']);
});
test('initial holds only where the equation cannot be computed', () => {
  expect(schedule({ variables: { x: { equation: 'x(-1) * 2', initial: 1 } } }).of('x')).toEqual([
    'initial',
    'equation',
    'equation',
    'equation',
    'equation',
  ]);
});
test('an initial value begins a variable and never bridges a gap', () => {
  const late = schedule({
    years: { history: 2023, start: 2026, end: 2029 },
    variables: { rate: { equation: '0.1', from: 2028 }, x: { initial: 100, equation: 'x(-1) * (1 + rate)' } },
  });
  expect(late.of('x')).toEqual(['initial', 'missing', 'missing', 'missing', 'missing', 'missing', 'missing']);
  expect(late.problems[0]).toMatchObject({ code: 'missing-value', values: { reader: 'x', year: 2025 } });
  const deep = schedule({ variables: { x: { initial: 1, equation: 'x(-3) * 2' } } });
  expect(deep.of('x')).toEqual(['initial', 'initial', 'initial', 'equation', 'equation']);
});
test('a running sum does not start again after a gap in its data', () => {
  const result = schedule({
    years: { history: 2023, start: 2026, end: 2026 },
    tables: [tinyTable({ g: { 2023: 3, 2025: 400 } })],
    variables: { g: { observed: 'data.g', equation: 'g(-1)', from: 2026 }, total: { equation: 'cumulative(g)' } },
  });
  expect(new Set(result.problems.map((item) => item.code))).toEqual(new Set(['missing-value']));
});
test('gaps are not filled: a history that lacks a year lacks what is derived from it', () => {
  const result = schedule({
    years: { history: 2020, start: 2024, end: 2024 },
    tables: [tinyTable({ x: { 2020: 1, 2021: 2, 2023: 3 } })],
    variables: { x: { observed: 'data.x', equation: '1', from: 2024 }, change: { equation: 'x - x(-1)' } },
  });
  expect(result.of('change')).toEqual(['missing', 'equation', 'missing', 'missing', 'equation']);
});
test('a missing value read from the start year on is a problem naming variable, year and reader', () => {
  const { problems } = schedule({
    tables: [tinyTable({ x: { 2025: 1 } })],
    variables: { x: { observed: 'data.x' }, y: { equation: 'x * 2' } },
  });
  expect(problems).toMatchObject([{ code: 'missing-value', values: { name: 'x', year: 2026, reader: 'y' } }]);
});
test('inputs come before readers whatever the order of definition', () => {
  const { cells } = schedule({ variables: { c: { equation: 'b + a' }, b: { equation: 'a' }, a: { equation: 't' } } });
  expect(cells[0]!.map((cell) => cell.variable)).toEqual([2, 1, 0]);
});
test('a lagged reference does not make a cycle, a same-year one does and shows its path', () => {
  expect(schedule({ variables: { a: { equation: 'b(-1) + 1', initial: 0 }, b: { equation: 'a' } } }).problems).toEqual(
    [],
  );
  const { problems } = schedule({ variables: { a: { equation: 'b' }, b: { equation: 'c' }, c: { equation: 'a' } } });
  expect(problems).toMatchObject([{ code: 'cycle', values: { path: 'a → b → c → a' } }]);
});
test('an initial value may read what the equation of that variable feeds', () => {
  const result = schedule({
    years: { history: 2025, start: 2026, end: 2026 },
    tables: [tinyTable({ whole: { 2025: 10 } })],
    variables: {
      part: { equation: 'part(-1)', initial: 'whole / 2' },
      whole: { observed: 'data.whole', equation: 'part * 2' },
    },
  });
  expect(result.problems).toEqual([]);
  expect(result.of('part')).toEqual(['initial', 'equation']);
});
test('ten thousand chained equations are ordered without exhausting the stack', () => {
  const variables = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, i) => [`v${i}`, { equation: i === 9_999 ? '1' : `v${i + 1}` }]),
  );
  const { cells } = schedule({ years: { history: 2025, start: 2025, end: 2025 }, variables });
  expect(cells[0]![0]!.variable).toBe(9_999);
});
test('years that are computed alike share one list of cells, and a fixed number has a list of its own', () => {
  const years = { history: 2025, start: 2026, end: 2031 };
  const variables = { a: { equation: 'a(-1) + 1', initial: 0 }, b: { equation: 'a' } };
  const free = schedule({ years, variables });
  expect(new Set(free.cells).size).toBe(2);
  const { cells, modes } = schedule({ years, variables }, { a: { 2028: 5, 2029: 5, 2030: 6 } });
  expect(cells.map((list) => list.find(({ variable }) => variable === 0)?.value)).toEqual([
    ...[null, null, null],
    ...[5, 5, 6],
    null,
  ]);
  expect(modes[0]).toEqual(['initial', 'equation', 'equation', 'fixed', 'fixed', 'fixed', 'equation']);
  expect(cells[3]).toBe(cells[4]);
  expect(cells[1]).toBe(cells[2]);
});
