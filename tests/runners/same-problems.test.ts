/** The same model says the same whether it is an object, YAML or JSON; from a file every problem has its place. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkJob } from '@planwright/core';
import type { Model, Problem } from '@planwright/core';
import { readYaml } from '@planwright/core/notebook';
import { models } from '@planwright/models';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { openModel } from '../../packages/cli/src/open-model.ts';
import { diagnostic, problemJson } from '../../packages/cli/src/output.ts';
import { spoiled, spoiling } from '../fuzz/spoil.ts';

const { model: whole, tables } = models.liaocheng;
/** A hundred spoiled models are read and checked three times each: a small one says as much. */
const small = models.cohort.model;
const scenarios = { base: { label: { zh: '基准', en: 'Baseline' } } };

const problemsOf = (model: unknown): readonly Problem[] =>
  checkJob({ bundle: { model: model as Model, scenarios, targets: [], tables }, scenario: 'base', draws: 1, seed: 1 })
    .problems;

function fromText(text: string): readonly Problem[] {
  const { value, faults } = readYaml(text);
  expect(faults).toEqual([]);
  return problemsOf(value);
}

/** YAML 1.2 has one way to write a text that looks like a number: in quotes, as the library does. */
const yamlOf = (model: unknown): string =>
  stringify(model, { version: '1.2', schema: 'core', aliasDuplicateObjects: false });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function fromFile(name: string, text: string): Promise<readonly Problem[]> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const open = await openModel(file);
  const job = { bundle: open.bundle, scenario: open.scenario, draws: 1, seed: 1 };
  return checkJob(job).problems.map(open.locate);
}

describe('a model from YAML or JSON', () => {
  it('has no problem where the object has none', () => {
    expect(problemsOf(whole)).toEqual([]);
    expect(fromText(yamlOf(whole))).toEqual([]);
    expect(fromText(JSON.stringify(whole))).toEqual([]);
  });

  it('has the problems of the object: codes, places and values', { timeout: 120_000 }, () => {
    const codes = new Set<string>();
    fc.assert(
      fc.property(fc.array(spoiling, { minLength: 1, maxLength: 3 }), (deeds) => {
        const model = deeds.reduce<unknown>(spoiled, small);
        const problems = problemsOf(model);
        for (const { code } of problems) codes.add(code);
        expect(fromText(yamlOf(model))).toEqual(problems);
        expect(fromText(JSON.stringify(model))).toEqual(problems);
      }),
      { numRuns: 100 },
    );
    expect(codes.size).toBeGreaterThan(3);
  });

  it('has each problem at its line and column in the file', async () => {
    const broken = spoilVariable(whole, 'growth_city', { unit: '亿圆', equation: 'growth_provnce + margin' });
    const text = yamlOf(broken);
    const problems = await fromFile('broken.yaml', text);
    expect(problems.map(({ code }) => code)).toEqual(problemsOf(broken).map(({ code }) => code));
    const lines = text.split('\n');
    const shown = problems.map(({ code, where }) => [
      code,
      lines[(where.line ?? 0) - 1]?.slice((where.column ?? 0) - 1),
    ]);
    expect(shown).toContainEqual(['unit-unknown', 'unit: 亿圆']);
    // Inside a formula the place is that of the name itself.
    expect(shown).toContainEqual(['unknown-name', 'growth_provnce + margin']);
  });

  it('prints problems as editors read them: file:line:column', async () => {
    const [item] = await fromFile('one.yaml', yamlOf(spoilVariable(whole, 'growth_city', { equation: 'margn' })));
    if (item === undefined) throw new Error('The unknown name must be a problem.');
    expect(diagnostic(item, 'en')).toMatch(/^.*one\.yaml:\d+:\d+ .*error unknown-name: .*margn/);
    expect(problemJson(item, 'en')).toMatchObject({
      code: 'unknown-name',
      severity: 'error',
      where: { line: item.where.line, column: item.where.column, span: [0, 5] },
    });
    expect(diagnostic(item, 'zh')).toMatch(/^.*one\.yaml:\d+:\d+ .*错误 unknown-name：.*margn/);
  });
});

function spoilVariable(model: Model, name: string, change: object): Model {
  const old = model.variables[name];
  if (old === undefined) throw new Error(`there is no variable ${name}`);
  return { ...model, variables: { ...model.variables, [name]: { ...old, ...change } } };
}
