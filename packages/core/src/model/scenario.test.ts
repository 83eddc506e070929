import { expect, test } from 'vitest';
import { normal } from '../random/prior.ts';
import { flatModel } from '../check/expand/expand-model.ts';
import { tinyBundle } from '../testing/tiny-model.ts';
import { resolveScenario } from './scenario.ts';
import type { Scenario, ScenarioValue } from './model.ts';

const bundle = (scenarios: Record<string, Partial<Scenario>> = {}): ReturnType<typeof tinyBundle> =>
  tinyBundle({
    years: { history: 2024, start: 2026, end: 2031 },
    parameters: {
      rate: { value: 0.05, prior: normal(0.05, 0.01), range: [0, 0.1] },
      lever: { value: 0, role: 'lever', unit: '1/yr', range: [0, 0.01] },
    },
    variables: { x: { equation: 'rate' } },
    scenarios,
  });
const settle = (
  set: Record<string, ScenarioValue>,
  scenarios: Record<string, Partial<Scenario>> = {},
  scenario = 'baseline',
): ReturnType<typeof resolveScenario> => {
  const { model, scenarios: all } = bundle(scenarios);
  return resolveScenario(flatModel(model), all, { scenario, set });
};

test('a number is certain, a shift moves the prior, a prior replaces it', () => {
  expect(settle({ rate: 0.06 }).settings.parameters[0]).toMatchObject({ value: 0.06, prior: null, shift: 0 });
  expect(settle({ rate: { shift: 0.01 } }).settings.parameters[0]).toMatchObject({
    shift: 0.01,
    prior: { kind: 'normal', mean: 0.05 },
  });
  expect(settle({ rate: { prior: normal(0.02, 0.03) } }).settings.parameters[0]).toMatchObject({
    prior: { mean: 0.02, sd: 0.03 },
  });
});
test('values may carry a compatible unit', () => {
  expect(settle({ lever: '0.3 %' }).settings.parameters[1]?.value).toBe(0.003);
});
test('a child overrides its parent entry by entry, the user overrides both', () => {
  const scenarios = {
    parent: { parameters: { rate: 0.02, lever: 0.001 } },
    child: { parent: 'parent', parameters: { rate: 0.03 } },
  };
  expect(settle({}, scenarios, 'child').settings.parameters.map((setting) => setting.value)).toEqual([0.03, 0.001]);
  expect(settle({ lever: 0.002 }, scenarios, 'child').settings.parameters.map((setting) => setting.value)).toEqual([
    0.03, 0.002,
  ]);
});
test('paths hold before the first year, run between, and keep or grow after the last', () => {
  const path = (kind: 'step' | 'linear' | 'growth', then: 'keep' | 'grow'): readonly number[] =>
    settle({ rate: { path: { 2026: 0.02, 2028: 0.08 }, kind, then } }).settings.parameters[0]!.path!;
  expect(path('linear', 'keep')).toEqual([0.05, 0.05, 0.02, 0.05, 0.08, 0.08, 0.08, 0.08]);
  expect(path('step', 'keep')).toEqual([0.05, 0.05, 0.02, 0.02, 0.08, 0.08, 0.08, 0.08]);
  const grown = path('growth', 'grow');
  expect(grown[3]).toBeCloseTo(0.04, 12);
  expect(grown[5]).toBeCloseTo(0.16, 12);
});
test('what is unknown, out of range, in a wrong unit or circular is a problem with its place', () => {
  expect(settle({ raet: 1 }).problems).toMatchObject([{ code: 'unknown-name', where: { path: 'set.raet' } }]);
  expect(settle({ lever: 0.5 }).problems).toMatchObject([{ code: 'out-of-range' }]);
  expect(settle({ rate: { shift: 1 } }).problems).toMatchObject([{ code: 'out-of-range' }]);
  expect(settle({ lever: '3 亿元' }).problems).toMatchObject([{ code: 'unit-mismatch' }]);
  expect(settle({ rate: { prior: normal(0, -1) } }).problems).toMatchObject([{ code: 'bad-prior' }]);
  expect(settle({}, {}, 'nowhere').problems).toMatchObject([{ code: 'unknown-name', values: { name: 'nowhere' } }]);
  expect(settle({}, { a: { parent: 'b' }, b: { parent: 'a' } }, 'a').problems).toMatchObject([
    { code: 'parent-cycle' },
  ]);
});
test('a fix outside the years or of an unknown variable is refused', () => {
  const { model, scenarios } = bundle();
  const { problems } = resolveScenario(flatModel(model), scenarios, {
    scenario: 'baseline',
    fix: { x: { 2050: 1 }, y: { 2026: 1 } },
  });
  expect(problems.map((item) => item.code)).toEqual(['out-of-range', 'unknown-name']);
});
