/** Names of a model are types: a typo does not compile, and an editor offers the names. */
import { describe, expect, it } from 'vitest';
import { openEditor } from './language-service.ts';

const editor = openEditor();

const label = `label: { zh: '例', en: 'Example' }`;
const head = `
import { defineModel, defineScenarios, normal, run } from '@planwright/core';
import type { ParameterName, SeriesName, VariableName } from '@planwright/core';
const model = defineModel({
  id: 'growth',
  title: { zh: '增速', en: 'Growth' },
  years: { history: 2025, start: 2026, end: 2030 },
  parameters: {
    trend: { unit: '1/yr', value: 0.05, role: 'uncertainty', prior: normal(0.05, 0.01), ${label}, source: { zh: '', en: '' } },
    push: { unit: '1/yr', value: 0, role: 'lever', ${label}, source: { zh: '', en: '' } },
  },
  variables: {
    gdp: { unit: '亿元', initial: 100, equation: 'gdp(-1) * (1 + trend + push)', ${label} },
    增速: { unit: '1', equation: 'trend', ${label} },
  },
});
const scenarios = defineScenarios(model)({
  baseline: { ${label} },
  pushed: { ${label}, parent: 'baseline', parameters: { push: 0.01 }, fix: { gdp: { 2027: 120 } } },
});
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const holds = <T extends true>(): T | undefined => undefined;
export { holds, run, scenarios };
export type { ParameterName, Same, SeriesName, VariableName };
`;

const problems = (program: string): readonly string[] => editor.problems(head + program);
const completions = (program: string): readonly string[] => [...editor.completions(head + program)].sort();

describe('the compiler', () => {
  it('accepts a model, its scenarios and a run of them', () => {
    expect(
      problems(`
        const result = await run({ model, scenarios, scenario: 'pushed', set: { trend: '4 %' }, draws: 100 });
        export const band = result.series('gdp').p50;
      `),
    ).toEqual([]);
  });

  it('infers the names of elements from sets and places, and refuses a set or a member that is not there', () => {
    const indexed = (over: string): string => `
      const sectors = defineModel({
        id: 'sectors',
        years: { history: 2025, start: 2026, end: 2030 },
        sets: { sector: ['primary', 'secondary'], age: { members: ['young', 'old'], ordered: true } },
        parameters: { rate: { unit: '1', over: [${over}], value: 0.1 } },
        variables: { x: { unit: '1', over: ['sector', 'age'], equation: 'rate' }, y: { unit: '1', equation: 't' } },
      });
      export const more = defineScenarios(sectors)({ a: { ${label}, parameters: { 'rate.primary.secondary': 0.2 } } });
      holds<Same<SeriesName<typeof sectors>, 'y' | 'x.primary.young' | 'x.primary.old' | 'x.secondary.young' | 'x.secondary.old'>>();`;
    expect(problems(indexed(`'sector', 'sector as user'`))).toEqual([]);
    expect(problems(indexed(`'sectr', 'sector as user'`)).length).toBeGreaterThan(0);
    expect(
      problems(`${indexed(`'sector', 'sector as user'`)}
      defineScenarios(sectors)({ a: { ${label}, parameters: { 'rate.primary.tertiary': 0.2 } } });`).join(),
    ).toContain('tertiary');
  });

  it('infers names as unions of literals', () => {
    expect(
      problems(`
        holds<Same<VariableName<typeof model>, 'gdp' | '增速'>>();
        holds<Same<ParameterName<typeof model>, 'trend' | 'push'>>();
        holds<Same<SeriesName<typeof model>, 'gdp' | '增速'>>();
        holds<Same<keyof typeof scenarios, 'baseline' | 'pushed'>>();
      `),
    ).toEqual([]);
    expect(problems(`holds<Same<VariableName<typeof model>, string>>();`)).toHaveLength(1);
  });

  it.each([
    ['a parameter of a scenario', `defineScenarios(model)({ a: { ${label}, parameters: { psuh: 1 } } });`, 'psuh'],
    [
      'a fixed variable of a scenario',
      `defineScenarios(model)({ a: { ${label}, fix: { gpd: { 2027: 1 } } } });`,
      'gpd',
    ],
    ['a key of a scenario', `defineScenarios(model)({ a: { ${label}, parant: 'b' } });`, 'parant'],
    ['one of two parameters', `defineScenarios(model)({ a: { ${label}, parameters: { push: 1, psuh: 1 } } });`, 'psuh'],
    ['one of two fixed variables', `defineScenarios(model)({ a: { ${label}, fix: { gdp: {}, gpd: {} } } });`, 'gpd'],
    ['a scenario to run', `await run({ model, scenarios, scenario: 'pusht' });`, 'pusht'],
    ['a parameter set for a run', `await run({ model, set: { psuh: 1 } });`, 'psuh'],
    ['one of two settings', `await run({ model, set: { push: 1, psuh: 1 } });`, 'psuh'],
    ['a key of a model', `defineModel({ ...model, variabels: {} });`, 'variabels'],
    ['a variable fixed for a run', `await run({ model, fix: { gpd: { 2027: 1 } } });`, 'gpd'],
    ['a series asked for', `await run({ model, series: ['gpd'] });`, 'gpd'],
    ['a series of a result', `(await run({ model })).series('gpd');`, 'gpd'],
    ['a series that was not asked for', `(await run({ model, series: ['增速'] })).series('gdp');`, 'gdp'],
    ['a role', `defineModel({ ...model, parameters: { a: { ...model.parameters.push, role: 'levar' } } });`, 'levar'],
    [
      'a key of a variable',
      `defineModel({ ...model, variables: { a: { unit: '1', ${label}, equasion: '1' } } });`,
      'equasion',
    ],
  ])('refuses a slip in %s', (_, program, slip) => {
    const found = problems(program);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toContain(slip);
  });
});

describe('an editor', () => {
  it('offers the series of a result', () => {
    expect(completions(`(await run({ model })).series('¦')`)).toEqual(['gdp', '增速']);
  });

  it('offers parameters and variables in a scenario', () => {
    expect(completions(`defineScenarios(model)({ a: { ${label}, parameters: { ¦ } } });`)).toEqual(['push', 'trend']);
    expect(completions(`defineScenarios(model)({ a: { ${label}, fix: { ¦ } } });`)).toEqual(['gdp', '增速']);
  });

  it('offers the scenarios of a run', () => {
    expect(completions(`await run({ model, scenarios, scenario: '¦' });`)).toEqual(['baseline', 'pushed']);
  });
});

describe('a model of 300 variables', () => {
  const names = Array.from({ length: 300 }, (_, i) => `v${i}`);
  const program = (use: string): string => `
    import { defineModel, defineScenarios, run } from '@planwright/core';
    const model = defineModel({
      id: 'large', title: { zh: '大', en: 'Large' }, years: { history: 2025, start: 2026, end: 2030 },
      parameters: { ${names.map((name) => `p_${name}: { unit: '1', value: 1, role: 'assumption', ${label}, source: { zh: '', en: '' } }`).join(',\n')} },
      variables: { ${names.map((name) => `${name}: { unit: '1', equation: 'p_${name}', ${label} }`).join(',\n')} },
    });
    export { defineScenarios, run };
    ${use}`;

  it('completes all names, and a typo is still found', { timeout: 60_000 }, () => {
    const took: number[] = [];
    const complete = (use: string): readonly string[] => {
      const started = performance.now();
      const found = editor.completions(program(use));
      took.push(Math.round(performance.now() - started));
      return found;
    };
    const series = complete(`(await run({ model })).series('¦')`);
    const parameters = complete(`defineScenarios(model)({ a: { ${label}, parameters: { ¦ } } });`);
    complete(`(await run({ model })).series('v¦')`);
    // Shown, not judged: the machine may be busy. The limit of the test only ends a hang.
    console.log(`completion at 300 variables and 300 parameters: ${took.join(', ')} ms`);
    expect(new Set(series)).toEqual(new Set(names));
    expect(new Set(parameters)).toEqual(new Set(names.map((name) => `p_${name}`)));
    expect(editor.problems(program(`(await run({ model })).series('v300')`)).join()).toContain('v300');
  });
});
