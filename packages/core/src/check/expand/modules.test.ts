import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from '../../model/model.ts';
import type { Problem } from '../../problem.ts';
import { normal } from '../../random/prior.ts';
import { column } from '../../result/ensemble.ts';
import type { Ensemble } from '../../result/ensemble.ts';
import { prepareJob } from '../../run/prepare.ts';
import { simulate } from '../../run/simulate.ts';
import { tinyBundle } from '../../testing/tiny-model.ts';
import type { TinyModel } from '../../testing/tiny-model.ts';
import { checkModel } from '../check-model.ts';

const label = { zh: '测试', en: 'test' };
const years = { history: 2024, start: 2025, end: 2030 };
const model = (tiny: TinyModel, more: Partial<Model> = {}): Model => ({
  ...tinyBundle({ years, ...tiny }).model,
  ...more,
});
function run(source: Model, draws = 16): Ensemble {
  const bundle = { model: source, scenarios: { baseline: { label } }, targets: [], tables: [] };
  const job = {
    bundle,
    scenario: 'baseline',
    draws,
    seed: 5,
    series: Object.keys(checkModel(source, []).checked!.model.variables),
  };
  return simulate(prepareJob(job), { from: 0, to: draws });
}
const all = (ensemble: Ensemble, name: string): readonly number[] =>
  ensemble.years.flatMap((year) => [...column(ensemble, name, year)]);
const problemsOf = (source: Model): readonly Problem[] => checkModel(source, []).problems;

const region = model(
  {
    parameters: { rate: { value: 0.02, prior: normal(0.02, 0.01) } },
    shocks: { noise: { prior: normal(0, 0.1) } },
    variables: {
      gdp: { unit: '亿元', initial: '100 亿元', equation: 'gdp(-1) * (1 + rate + speed) + level * noise' },
      level: { unit: '亿元', equation: 'gdp(-1)', initial: '100 亿元' },
    },
  },
  { ports: { speed: { unit: '1', label } } },
);
const nation = (modules: Model['modules']): Model =>
  model(
    {
      variables: {
        pace: { equation: '0.01 + (t - 2024) / 1000' },
        total: { unit: '亿元', equation: 'city.gdp + county.gdp' },
      },
    },
    { modules: modules! },
  );

test('the same module serves twice, and each instance equals the model written out by hand', () => {
  const found = run(
    nation({
      city: { model: region, ports: { speed: 'pace' } },
      county: { model: region, ports: { speed: 'pace(-1)' }, parameters: { rate: 0.05 } },
    }),
  );
  const byHand = run(
    model({
      parameters: { rate: { value: 0.02, prior: normal(0.02, 0.01), stream: 'city.rate' } },
      shocks: { noise: { prior: normal(0, 0.1), stream: 'city.noise' } },
      variables: {
        pace: { equation: '0.01 + (t - 2024) / 1000' },
        gdp: { unit: '亿元', initial: 100, equation: 'gdp(-1) * (1 + rate + pace) + level * noise' },
        level: { unit: '亿元', equation: 'gdp(-1)', initial: 100 },
      },
    }),
  );
  expect(all(found, 'city.gdp')).toEqual(all(byHand, 'gdp'));
  expect(all(found, 'total')).toEqual(all(found, 'city.gdp').map((value, i) => value + all(found, 'county.gdp')[i]!));
  expect(all(found, 'county.gdp')).not.toEqual(all(found, 'city.gdp'));
});
test('what is shared draws the same numbers in every instance', () => {
  const shared = {
    ...region,
    shocks: { noise: { ...region.shocks!['noise']!, shared: true } },
    parameters: { rate: { ...region.parameters['rate']!, shared: true } },
  };
  const ports = { speed: 'pace' };
  const found = run(nation({ city: { model: shared, ports }, county: { model: shared, ports } }));
  expect(all(found, 'city.gdp')).toEqual(all(found, 'county.gdp'));
});
test('modules stand inside modules', () => {
  const province = model(
    { variables: { twice: { unit: '亿元', equation: '2 * city.gdp' }, own: { equation: '0.01' } } },
    { modules: { city: { model: region, ports: { speed: 'own' } } } },
  );
  const found = run(
    model(
      { variables: { x: { unit: '亿元', equation: 'east.twice + east.city.gdp' } } },
      { modules: { east: { model: province } } },
    ),
  );
  expect(all(found, 'x')).toEqual(all(found, 'east.city.gdp').map((value) => 2 * value + value));
});
test('an instance may name the one beside it whose model it has', () => {
  const ports = { speed: 'pace' };
  const named = nation({ county: { model: 'city', ports }, city: { model: region, ports } });
  const given = nation({ county: { model: region, ports }, city: { model: region, ports } });
  expect(all(run(named), 'total')).toEqual(all(run(given), 'total'));
  expect(problemsOf(nation({ county: { model: 'city', ports }, city: { model: 'town', ports } }))).toMatchObject([
    { code: 'unknown-name', where: { path: 'modules.county.model' }, values: { name: 'city' } },
    { code: 'unknown-name', where: { path: 'modules.city.model' }, values: { name: 'town' } },
    { code: 'unknown-name', where: { path: 'variables.total.equation' } },
    { code: 'unknown-name', where: { path: 'variables.total.equation' } },
  ]);
});
test('ports and modules that do not fit are problems with their place', () => {
  const ports = { speed: 'pace' };
  const county = { model: region, ports };
  const cases: readonly (readonly [Model['modules'], object])[] = [
    [
      { city: { model: region }, county },
      { code: 'unbound-port', where: { path: 'modules.city' } },
    ],
    [
      { city: { model: region, ports: { ...ports, sped: 'pace' } }, county },
      { code: 'unknown-name', where: { path: 'modules.city.ports.sped' } },
    ],
    [
      { city: { model: region, ports: { speed: 'total' } }, county },
      { code: 'unit-mismatch', where: { path: 'modules.city.ports.speed' }, values: { left: '1', right: '亿元' } },
    ],
    [
      { city: { model: region, ports: { speed: 'nothing' } }, county },
      { code: 'unknown-name', where: { path: 'modules.city.ports.speed' } },
    ],
    [
      { city: { model: region, ports, parameters: { rte: 1 } }, county },
      { code: 'unknown-name', where: { path: 'modules.city.parameters.rte' } },
    ],
    [{ county }, { code: 'unknown-name', where: { path: 'variables.total.equation' }, values: { name: 'city.gdp' } }],
    [
      {
        city: {
          model: {
            ...region,
            variables: { ...region.variables, level: { ...region.variables['level']!, equation: 'gdb(-1)' } },
          },
          ports,
        },
        county,
      },
      { code: 'unknown-name', where: { path: 'modules.city.model.variables.level.equation', span: [0, 7] } },
    ],
  ];
  for (const [modules, expected] of cases) expect(problemsOf(nation(modules))).toMatchObject([expected]);
  expect(problemsOf(region)).toMatchObject([{ code: 'unbound-port', where: { path: 'ports.speed' } }]);
  const endless = { ...model({ variables: {} }) } as { modules?: Model['modules'] } & Model;
  Object.assign(endless, { modules: { self: { model: endless } } });
  expect(problemsOf(endless)).toMatchObject([{ code: 'bad-definition' }]);
});
test('cumulative, smooth and delay follow their rules to the bit and stay out of the series that are shown', () => {
  const source = model({
    parameters: { tau: { value: 4 } },
    variables: {
      x: { unit: '亿元', equation: '3 + x(-1) * 1.1', initial: 7 },
      c: { unit: '亿元', equation: 'cumulative(x)' },
      s: { unit: '亿元', equation: 'smooth(x, tau)' },
      s3: { unit: '亿元', equation: 'smooth(x, 6, 3)' },
      d: { unit: '亿元', equation: 'delay(2 * x, 4)' },
      d3: { unit: '亿元', equation: 'delay(x, tau, 3)' },
    },
  });
  expect(problemsOf(source)).toMatchObject([{ code: 'unit-mismatch', values: { operation: '+' } }]);
  const variables = { ...source.variables, x: { ...source.variables['x']!, equation: 'x(-1) * 1.1' } };
  const fine = { ...source, variables };
  const { checked } = checkModel(fine, []);
  expect(checked!.model.listed).toEqual(['x', 'c', 's', 's3', 'd', 'd3']);
  const found = run(fine, 1);
  const x = [7];
  for (let y = 1; y < 7; y++) x.push(x[y - 1]! * 1.1);
  const c = [7],
    s = [7],
    level = [14 * 4];
  const stages = [[7], [7], [7]],
    stores = [[7 * (4 / 3)], [7 * (4 / 3)], [7 * (4 / 3)]];
  const third = 4 / 3;
  const out = (k: number, y: number): number => stores[k]![y]! / third;
  stores[1] = [out(0, 0) * third];
  stores[2] = [out(1, 0) * third];
  for (let y = 1; y < 7; y++) {
    c.push(c[y - 1]! + x[y]!);
    s.push(s[y - 1]! + (x[y - 1]! - s[y - 1]!) / 4);
    level.push(level[y - 1]! + 2 * x[y - 1]! - level[y - 1]! / 4);
    for (let k = 0; k < 3; k++) {
      const input = k === 0 ? x[y - 1]! : stages[k - 1]![y - 1]!;
      stages[k]!.push(stages[k]![y - 1]! + (input - stages[k]![y - 1]!) / 2);
      const flow = k === 0 ? x[y - 1]! : out(k - 1, y - 1);
      stores[k]!.push(stores[k]![y - 1]! + flow - stores[k]![y - 1]! / third);
    }
  }
  expect(all(found, 'x')).toEqual(x);
  expect(all(found, 'c')).toEqual(c);
  expect(all(found, 's')).toEqual(s);
  expect(all(found, 's3')).toEqual(stages[2]);
  expect(all(found, 'd')).toEqual(level.map((value) => value / 4));
  expect(all(found, 'd3')).toEqual(stores[2].map((value) => value / third));
});
test('a lookup is exact at its points, linear between, flat outside and undefined where its argument is', () => {
  const lookups = { curve: { x: [0, 10, 20, 40], y: [1, 3, 2, 8], unit: '亿元', xUnit: '万人' } };
  const curve = (x: string): readonly number[] =>
    all(
      run(
        model(
          { variables: { p: { unit: '万人', equation: x }, y: { unit: '亿元', equation: 'interpolate(curve, p)' } } },
          { lookups },
        ),
        1,
      ),
      'y',
    );
  const value = (x: number): number => {
    const { x: xs, y: ys } = lookups.curve;
    if (x <= xs[0]!) return ys[0]!;
    const i = xs.findIndex((point) => point > x) - 1;
    return i < 0 ? ys[3]! : ys[i]! + ((x - xs[i]!) * (ys[i + 1]! - ys[i]!)) / (xs[i + 1]! - xs[i]!);
  };
  const parameters = { p: { unit: '万人', value: 0 } };
  const at = (x: number): number =>
    all(
      run(
        model(
          {
            parameters: { p: { ...parameters.p, value: x } },
            variables: { y: { unit: '亿元', equation: 'interpolate(curve, p)' } },
          },
          { lookups },
        ),
        1,
      ),
      'y',
    )[0]!;
  for (const x of [-5, 0, 10, 20, 40, 50]) expect(at(x)).toBe(value(x));
  fc.assert(
    fc.property(fc.double({ min: -5, max: 50, noNaN: true }), (x) => void expect(at(x)).toBeCloseTo(value(x), 12)),
    { numRuns: 40 },
  );
  expect(curve('0 / 0')).toEqual(Array(7).fill(NaN));
  const wrong = model({ variables: { y: { unit: '亿元', equation: 'interpolate(curve, t)' } } }, { lookups });
  expect(problemsOf(wrong)).toMatchObject([
    { code: 'unit-mismatch', where: { path: 'variables.y.equation' }, values: { left: '万人' } },
  ]);
  const bad = model({ variables: {} }, { lookups: { a: { x: [1, 1], y: [1, 2] }, b: { x: [1, 2], y: [1] } } });
  expect(problemsOf(bad).map(({ where }) => where.path)).toEqual(['lookups.a', 'lookups.b']);
});
test('random indexed models equal the same models written out by hand, bit for bit', () => {
  const term = fc.constantFrom(
    'x[s]',
    'x',
    'x(-1)',
    'p',
    'p[s]',
    'x.m0',
    'sum(x, s)',
    'sum(A[s, u] * x[u](-1), u)',
    'mean(x[u], u)',
  );
  const equation = fc
    .tuple(term, fc.constantFrom('+', '-', '*'), term, fc.constantFrom('+', '*'), term)
    .map((parts) => parts.join(' '));
  const number = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      equation,
      fc.array(number, { minLength: 24, maxLength: 24 }),
      (size, text, numbers) => {
        const members = Array.from({ length: size }, (_, i) => `m${i}`);
        const value = Object.fromEntries(members.map((m, i) => [m, numbers[i]!]));
        const matrix = Object.fromEntries(
          members.map((m, i) => [m, Object.fromEntries(members.map((n, j) => [n, numbers[4 + i * 4 + j]!]))]),
        );
        const indexed = model(
          { parameters: { p: { value: 0 } }, variables: {} },
          {
            sets: { s: members },
            parameters: {
              p: { unit: '1', role: 'assumption', label, source: label, over: ['s'], value },
              A: { unit: '1', role: 'assumption', label, source: label, over: ['s', 's as u'], value: matrix },
            },
            variables: {
              x: { unit: '1', label, over: ['s'], equation: 'x(-1) * p + 1', initial: value },
              y: { unit: '1', label, over: ['s'], equation: text },
            },
          },
        );
        const scalar = (element: number): string =>
          text
            .replaceAll(
              'sum(A[s, u] * x[u](-1), u)',
              `(${members.map((m, j) => `A${element}${j} * x_${m}(-1)`).join(' + ')})`,
            )
            .replaceAll('mean(x[u], u)', `((${members.map((m) => `x_${m}`).join(' + ')}) / ${size})`)
            .replaceAll('sum(x, s)', `(${members.map((m) => `x_${m}`).join(' + ')})`)
            .replaceAll('x.m0', 'x_m0')
            .replaceAll(/\b([xp])(\[s\])?(?![_\w])/g, `$1_m${element}`);
        const hand = model({
          parameters: Object.fromEntries([
            ...members.map((m) => [`p_${m}`, { value: value[m]! }]),
            ...members.flatMap((m, i) => members.map((n, j) => [`A${i}${j}`, { value: matrix[m]![n]! }])),
          ]) as NonNullable<TinyModel['parameters']>,
          variables: Object.fromEntries(
            members.flatMap((m, i) => [
              [`x_${m}`, { equation: `x_${m}(-1) * p_${m} + 1`, initial: value[m]! }],
              [`y_${m}`, { equation: scalar(i) }],
            ]),
          ),
        });
        const [a, b] = [run(indexed, 1), run(hand, 1)];
        for (const m of members) for (const v of ['x', 'y']) expect(all(a, `${v}.${m}`)).toEqual(all(b, `${v}_${m}`));
      },
    ),
    { numRuns: 60 },
  );
});
test('a lookup between two members of a simultaneous block is solved with them', () => {
  const source = model(
    { variables: { a: { equation: 'interpolate(curve, b)' }, b: { equation: 'a / 2 + 1' } } },
    { lookups: { curve: { x: [0, 10], y: [0, 10] } }, simultaneous: [['a', 'b']] },
  );
  expect(problemsOf(source)).toEqual([]);
  expect(all(run(source, 1), 'a').every((value) => Math.abs(value - 2) < 1e-9)).toBe(true);
});
