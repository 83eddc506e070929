import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycle, importsOf, isRelative, packageOf, resolveImport } from './imports.ts';
import { mayImport, phaseOf, phaseProblem } from './phases.ts';
import { filesOf, isCode, isTest, root } from './source-files.ts';

const files = filesOf('packages/core/src').filter(isCode);
const sources = files.filter((path) => !isTest(path));
const relativeImports = (path: string) =>
  importsOf(path)
    .filter(isRelative)
    .map((name) => resolveImport(path, name));

describe('the rule itself', () => {
  it('refuses an import against the order of phases and accepts one along it', () => {
    const file = (path: string) => `packages/core/src/${path}`;
    expect(phaseProblem(file('model/model.ts'), file('compile/interpret.ts'))).toContain('model may not know compile');
    expect(phaseProblem(file('data/table.ts'), file('model/model.ts'))).toContain('data may not know model');
    expect(phaseProblem(file('check/names.ts'), file('run/run.ts'))).toContain('check may not know run');
    expect(phaseProblem(file('run/run.ts'), file('compile/interpret.ts'))).toBeUndefined();
    expect(phaseProblem(file('units/unit.ts'), 'packages/cli/src/main.ts')).toContain('outside core');
  });

  it('orders the phases without a circle', () => {
    const proper = Object.entries(mayImport).map(([phase, others]) => [phase, others.filter((name) => name !== phase)]);
    expect(findCycle(new Map(proper as [string, string[]][]))).toBeUndefined();
  });

  it('finds a cycle and names it', () => {
    const edges = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b']],
    ]);
    expect(findCycle(edges)).toEqual(['b', 'c', 'b']);
  });
});

describe('core', () => {
  it('has files to check', () => {
    expect(sources.length).toBeGreaterThan(7);
  });

  it('imports only along the order of its phases', () => {
    const problems = sources.flatMap((path) => relativeImports(path).map((to) => phaseProblem(path, to)));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });

  it('has no cycle between files', () => {
    expect(findCycle(new Map(sources.map((path) => [path, relativeImports(path)])))).toBeUndefined();
  });

  it('has no cycle between folders', () => {
    const edges = new Map<string, string[]>();
    for (const path of sources) {
      const phase = phaseOf(path);
      const others = relativeImports(path)
        .map(phaseOf)
        .filter((other) => other !== phase);
      edges.set(phase, [...(edges.get(phase) ?? []), ...others]);
    }
    expect(findCycle(edges)).toBeUndefined();
  });

  it('names imported files in full, with their ending', () => {
    const missing = files.flatMap((path) => relativeImports(path).filter((to) => !existsSync(join(root, to))));
    expect(missing).toEqual([]);
  });

  it('uses Node only in the entry of the Node worker', () => {
    const users = sources.filter((path) => importsOf(path).some((name) => name.startsWith('node:')));
    expect(users.filter((path) => path !== 'packages/core/src/run/node-worker.ts')).toEqual([]);
  });

  it('uses comlink only in the pool, the worker entries and the engine behind them', () => {
    const users = sources.filter((path) => importsOf(path).some((name) => packageOf(name) === 'comlink'));
    const places = /^packages\/core\/src\/run\/(pool(-member|-work)?|browser-worker|node-worker|engine)\.ts$/;
    expect(users.filter((path) => !places.test(path))).toEqual([]);
  });

  it('runs without workers: its main entry reaches no comlink', () => {
    const reached = new Set(['packages/core/src/index.ts']);
    for (const path of reached) for (const next of relativeImports(path)) reached.add(next);
    const users = [...reached].filter((path) => importsOf(path).some((name) => packageOf(name) === 'comlink'));
    expect(users).toEqual([]);
  });

  it('has no barrel besides its entry', () => {
    expect(sources.filter((path) => path.endsWith('/index.ts') && path !== 'packages/core/src/index.ts')).toEqual([]);
  });
});
