import { expect, test } from 'vitest';
import type { Model, Scenario } from '../../model/model.ts';
import { describe as say } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import { normal } from '../../random/prior.ts';
import { column } from '../../result/ensemble.ts';
import type { Ensemble } from '../../result/ensemble.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import { simulate } from '../../run/simulate.ts';
import { tinyJob } from '../../testing/tiny-model.ts';
import { checkModel } from '../check-model.ts';
import { flatModel } from './expand-model.ts';

const label = { zh: '测试', en: 'test' };
const years = { history: 2024, start: 2025, end: 2028 };

/** Labels, sources and units that a test does not care about. */
function model(parts: Record<string, unknown>): Model {
  const fill = (entries: unknown, defaults: object): object =>
    Object.fromEntries(
      Object.entries(entries ?? {}).map(([name, entry]) => [name, { ...defaults, ...(entry as object) }]),
    );
  return {
    id: 'test',
    title: label,
    years,
    ...parts,
    parameters: Object.fromEntries(
      Object.entries((parts['parameters'] ?? {}) as Record<string, { prior?: unknown }>).map(([name, entry]) => [
        name,
        { unit: '1', role: entry.prior ? 'uncertainty' : 'assumption', label, source: label, ...entry },
      ]),
    ),
    shocks: fill(parts['shocks'], { unit: '1', label, source: label }),
    variables: fill(parts['variables'], { unit: '1', label }),
    ...(parts['ports'] ? { ports: fill(parts['ports'], { unit: '1', label }) } : {}),
  } as unknown as Model;
}
function run(source: Model, changes: Partial<Job> = {}, scenario: Partial<Scenario> = {}): Ensemble {
  const bundle = { model: source, scenarios: { baseline: { label, ...scenario } }, targets: [], tables: [] };
  const job: Job = { bundle, scenario: 'baseline', draws: 8, seed: 1, ...changes };
  return simulate(prepareJob(job), { from: 0, to: job.draws });
}
const at = (ensemble: Ensemble, series: string, year = 2028): number => column(ensemble, series, year)[0]!;
const problemsOf = (source: Model): readonly Problem[] => checkModel(source, []).problems;

const sectors = { sector: ['a', 'b', 'c'] };

test('a variable over a set is one variable per member, in the order of the set, and aligns by name', () => {
  const source = model({
    sets: sectors,
    parameters: { rate: { value: { a: 0.1, b: 0.2, c: 0.3 }, over: ['sector'] } },
    variables: {
      x: { over: ['sector'], equation: 'x(-1) * (1 + rate)', initial: { a: 1, b: 2, c: 3 } },
      total: { equation: 'x.a + x.b + x.c' },
      same: { equation: 'sum(x[sector], sector)' },
      average: { equation: 'mean(x, sector)' },
      share: { over: ['sector'], equation: 'x / sum(x, sector)' },
    },
  });
  expect(flatModel(source).listed).toEqual([
    ...['x.a', 'x.b', 'x.c', 'total', 'same', 'average', 'share.a', 'share.b', 'share.c'],
  ]);
  const found = run(source);
  expect(at(found, 'x.b')).toBe(2 * 1.2 * 1.2 * 1.2 * 1.2);
  expect(at(found, 'same')).toBe(at(found, 'total'));
  expect(at(found, 'average')).toBe(at(found, 'total') / 3);
  expect(at(found, 'share.c')).toBe(at(found, 'x.c') / at(found, 'total'));
});
test('a matrix runs over a set twice, and a product with a vector is a sum over the second index', () => {
  const source = model({
    sets: { sector: ['a', 'b'] },
    parameters: {
      A: { over: ['sector', 'sector as user'], value: { a: { a: 0.1, b: 0.2 }, b: { a: 0.3, b: 0.4 } } },
      x: { over: ['sector'], value: { a: 10, b: 20 } },
    },
    variables: {
      need: { over: ['sector'], equation: 'sum(A[sector, user] * x[user], user)' },
      all: { equation: 'sum(A, sector, user)' },
      corner: { equation: 'A.a.b + A[b, a]' },
    },
  });
  const found = run(source);
  expect(at(found, 'need.a')).toBe(0.1 * 10 + 0.2 * 20);
  expect(at(found, 'need.b')).toBe(0.3 * 10 + 0.4 * 20);
  expect(at(found, 'all')).toBe(0.1 + 0.2 + (0.3 + 0.4));
  expect(at(found, 'corner')).toBe(0.2 + 0.3);
});
test('an ordered set knows neighbours, and edge stands where there is none', () => {
  const parts = {
    sets: { age: { members: ['young', 'grown', 'old'], ordered: true } },
    parameters: { births: { value: 5 } },
  };
  const pop = { over: ['age'], equation: 'pop[age-1](-1) * 0.5', initial: { young: 4, grown: 2, old: 1 } };
  const found = run(model({ ...parts, variables: { pop: { ...pop, edge: 'births' } } }));
  expect(['pop.young', 'pop.grown', 'pop.old'].map((name) => at(found, name, 2025))).toEqual([5, 2.5, 1]);
  const zero = run(model({ ...parts, variables: { pop: { ...pop, edge: 0 } } }));
  expect(at(zero, 'pop.young', 2025)).toBe(0);
  expect(problemsOf(model({ ...parts, variables: { pop } }))).toMatchObject([
    {
      code: 'edge-missing',
      where: { path: 'variables.pop.equation', span: [0, 14] },
      values: { variable: 'pop.young' },
    },
  ]);
  const missing = model({ ...parts, variables: { pop: { ...pop, edge: 'missing', initial: 1 } } });
  expect(at(run(missing), 'pop.young', 2027)).toBe(1);
});
test('what is wrong with indices is told once, where it was written', () => {
  const sets = { sector: ['a', 'b'], region: ['north', 'south'] };
  const over = ['sector'];
  const cases: readonly (readonly [object, string, string])[] = [
    [{ y: { equation: 'x + 1' } }, 'misaligned-sets', 'x runs over sector, here it stands against –'],
    [
      { y: { over: ['region'], equation: 'x' } },
      'misaligned-sets',
      'x runs over sector, here it stands against region',
    ],
    [
      { y: { over: ['region'], equation: 'x[region]' } },
      'misaligned-sets',
      'x runs over sector, here it stands against region',
    ],
    [{ y: { equation: 'x[sector]' } }, 'index-not-running', 'The index sector of x does not run here'],
    [{ y: { equation: 'x.c' } }, 'unknown-name', 'There is no member or index of sector named c'],
    [{ y: { equation: 'sum(x, sectors)' } }, 'unknown-name', 'There is no set or index named sectors'],
    [{ y: { equation: 'x[a, b]' } }, 'subscript-count', 'x has 1 subscripts (sector), 2 were given'],
    [
      { y: { over, equation: 'x[sector-1]' } },
      'unordered-set',
      'The set sector is not ordered, so sector has no neighbours',
    ],
    [{ y: { over: ['place'], equation: '1' } }, 'unknown-name', 'There is no set named place'],
    [{ y: { over: ['sector', 'sector'], equation: '1' } }, 'duplicate-index', 'Two places of over are called sector'],
    [{ y: { over, equation: 'z(-1)' } }, 'unknown-name', 'There is no variable, parameter or shock named z'],
  ];
  for (const [variables, code, message] of cases) {
    const found = problemsOf(model({ sets, variables: { x: { over, equation: '1' }, ...variables } }));
    expect(found.map((item) => [item.code, say(item, 'en').message])).toEqual([[code, message]]);
    expect(found[0]!.where.path).toMatch(/^variables\.y\.(equation|over)$/);
  }
});
test('members are valid names, each once, and clash with no index', () => {
  const codes = (sets: object): readonly string[] => problemsOf(model({ sets, variables: {} })).map(({ code }) => code);
  expect(codes({ s: ['a', 'a'] })).toEqual(['duplicate-member']);
  expect(codes({ s: ['1a', 'sum'] })).toEqual(['bad-name', 'bad-name']);
  expect(codes({ s: ['s'] })).toEqual(['duplicate-name']);
  expect(codes({ s: [] })).toEqual(['bad-definition']);
  expect(problemsOf(model({ sets: { x: ['a'] }, variables: { x: {} } })).map(({ code }) => code)).toEqual([
    'duplicate-name',
  ]);
});
test('a value is missing for a member, or given for no member: a problem each', () => {
  const rate = { over: ['sector'], value: { a: 1, b: 2, d: 3 } };
  const found = problemsOf(model({ sets: sectors, parameters: { rate }, variables: {} }));
  expect(found.map(({ code, where }) => [code, where.path])).toEqual([
    ['unknown-name', 'parameters.rate.value'],
    ['bad-definition', 'parameters.rate.value'],
  ]);
});
test('a unit slip in an indexed equation is one problem at its source', () => {
  const found = problemsOf(
    model({
      sets: sectors,
      variables: {
        x: { over: ['sector'], unit: '亿元', initial: 1, equation: 'x(-1) + y' },
        y: { over: ['sector'], unit: '万元', equation: '0' },
      },
    }),
  );
  expect(found).toMatchObject([{ code: 'unit-mismatch', where: { path: 'variables.x.equation', span: [0, 9] } }]);
  expect(found).toHaveLength(1);
});
test('a scenario sets an element by its name, a whole parameter by one value, or members by a mapping', () => {
  const source = model({
    sets: sectors,
    parameters: { rate: { over: ['sector'], value: 0.1 } },
    variables: { x: { over: ['sector'], equation: 'rate' } },
  });
  const values = (parameters: NonNullable<Scenario['parameters']>): readonly number[] => {
    const found = run(source, {}, { parameters });
    return ['x.a', 'x.b', 'x.c'].map((name) => at(found, name));
  };
  expect(values({ 'rate.b': 0.5 })).toEqual([0.1, 0.5, 0.1]);
  expect(values({ rate: 0.5 })).toEqual([0.5, 0.5, 0.5]);
  expect(values({ rate: { a: 0.2, c: '30 %' } })).toEqual([0.2, 0.1, 0.3]);
  expect(values({ rate: { path: { 2024: 1, 2028: 3 }, kind: 'step', then: 'keep' } })).toEqual([3, 3, 3]);
  expect(() => values({ rate: { d: 1 } })).toThrow('no parameter named rate.d');
  const fixed = run(source, { fix: { x: { b: { 2028: 7 } } } });
  expect([at(fixed, 'x.a'), at(fixed, 'x.b')]).toEqual([0.1, 7]);
});
test('adding a member or an instance changes no other draw', () => {
  const prior = normal(0, 1);
  const small = model({ variables: { y: { equation: 'z' } }, shocks: { z: { prior } } });
  const source = (members: readonly string[], modules: object): Model =>
    model({
      sets: { sector: members },
      parameters: { p: { over: ['sector'], value: 0, prior } },
      shocks: { e: { over: ['sector'], prior } },
      variables: { x: { over: ['sector'], equation: 'p + e' } },
      modules,
    });
  const before = run(source(['a', 'b'], { city: { model: small } }));
  const after = run(source(['new', 'b', 'a'], { county: { model: small }, city: { model: small } }));
  for (const name of ['x.a', 'x.b', 'city.y']) expect(column(after, name, 2027)).toEqual(column(before, name, 2027));
  expect(column(after, 'county.y', 2027)).not.toEqual(column(after, 'city.y', 2027));
  expect(column(after, 'x.new', 2027)).not.toEqual(column(after, 'x.a', 2027));
});
test('the matrix sum of a 100 by 100 model is written out, a cube of that size is refused', () => {
  const members = Array.from({ length: 100 }, (_, i) => `m${i}`);
  const source = model({
    sets: { s: members },
    parameters: { A: { over: ['s', 's as u'], value: 0.01 }, x: { over: ['s'], value: 2 } },
    variables: { y: { over: ['s'], equation: 'sum(A[s, u] * x[u], u)' }, all: { equation: 'sum(A, s, u)' } },
  });
  expect(problemsOf(source)).toEqual([]);
  const large = model({ sets: { s: members }, variables: { x: { over: ['s', 's as a', 's as b'], equation: '1' } } });
  expect(problemsOf(large)).toMatchObject([{ code: 'too-many-elements' }]);
});
test('a smoothing time under its order gives no number, whatever it comes from', () => {
  const smoothed = (time: number): number => {
    const job = tinyJob(
      {
        years: { history: 2026, start: 2026, end: 2029 },
        parameters: { time: { value: time } },
        variables: { x: { equation: 'step(10, 2028)' }, y: { equation: 'smooth(x, time)' } },
      },
      { draws: 1 },
    );
    return column(simulate(prepareJob(job), { from: 0, to: 1 }), 'y', 2029)[0]!;
  };
  expect(smoothed(2)).toBe(5);
  expect(smoothed(0.5)).toBeNaN();
  expect(smoothed(-1)).toBeNaN();
});
