import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inlineRunner } from '@planwright/core';
import type { PlanEntry, Report } from '@planwright/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { liaocheng } from '../bundle.ts';
import { targets } from './targets.ts';
import { unmodelled } from './unmodelled.ts';

/** The list of the plan's targets is read where it is. PLANWRIGHT_TARGETS names the file; by default it lies beside the repository. */
const root = resolve(import.meta.dirname, '..', '..', '..');
const named = process.env['PLANWRIGHT_TARGETS'];
const listFile = resolve(root, named ?? '../shared/method/targets.json');
const listPresent = named !== undefined || existsSync(listFile);

interface Listed {
  readonly id: string;
  readonly clause: number;
  readonly module: string;
  readonly mode: string;
  readonly release: string;
  readonly phrase: string;
  readonly number_status: string;
}

const promoted = ['C04-05', 'C04-06', 'C04-07', 'C04-08'];
const withoutProbability = ['C55-01', 'C55-03'];
const entries: readonly PlanEntry[] = [...targets, ...unmodelled];

if (!listPresent)
  test('the list of the plan’s targets is not here: not compared with it', () =>
    expect(existsSync(listFile)).toBe(false));
else
  describe('the list of the plan’s targets', () => {
    const list = JSON.parse(readFileSync(listFile, 'utf8')) as readonly Listed[];

    test('is here once and whole, with the right clause, module, way of following and release', () => {
      const short = ({ id, clause, module, mode, release }: Listed): object => ({ id, clause, module, mode, release });
      const ours = entries.map(({ id, clause, module, mode, release }) => ({ id, clause, module, mode, release }));
      const byId = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
      expect([...ours].sort(byId)).toEqual(list.map(short).sort(byId));
      expect(entries).toHaveLength(256);
    });
    test('gives a probability to release 1 and what it counts, and to nothing else', () => {
      const modelled = list
        .filter(({ id, release }) => release === 'R1' || release === 'R1-lite' || promoted.includes(id))
        .map(({ id }) => id)
        .filter((id) => !withoutProbability.includes(id));
      expect(targets.map(({ id }) => id).sort()).toEqual(modelled.sort());
      expect(targets).toHaveLength(49);
    });
    test('is not quoted: every label is in our own words', () => {
      for (const { id, phrase } of list)
        if (phrase !== '') expect(entries.find((entry) => entry.id === id)?.label.zh, id).not.toBe(phrase);
    });
    test('marks a threshold as the document’s only where the document prints one', () => {
      const printed = list.filter(({ number_status }) => number_status.startsWith('printed')).map(({ id }) => id);
      for (const { id, thresholdSource } of targets)
        if (thresholdSource === 'document') expect(printed, id).toContain(id);
    });
  });

describe('targets of the plan', () => {
  let report: Report;
  beforeAll(async () => {
    report = await inlineRunner().run({ bundle: liaocheng, scenario: 'baseline', draws: 512, seed: 7, series: [] });
  });

  test('every one of the 49 has a number, with its error and a defined margin in every draw', () => {
    expect(report.targets).toHaveLength(49);
    for (const { id, p, error, undefined: lost, margin } of report.targets) {
      expect(p, id).toBeGreaterThanOrEqual(0);
      expect(p, id).toBeLessThanOrEqual(1);
      expect(error, id).toBeGreaterThan(0);
      expect(lost, id).toBe(0);
      expect(margin, id).not.toBeNull();
    }
    expect(report.problems).toEqual([]);
  });
  test('the joint figure is of the headline targets, none of which rests on priors alone or sums up others', () => {
    expect(report.joint?.ids).toEqual(['C04-03', 'C04-11', 'C04-29']);
    for (const { headline, grade, umbrella } of targets)
      if (headline === true) expect([grade === 'C', umbrella ?? false]).toEqual([false, false]);
    const core = report.targets.find(({ id }) => id === 'C55-04');
    expect(core?.p).toBe(report.joint?.p);
    expect(core?.umbrella).toBe(true);
  });
  test('the grades are those that were decided', () => {
    const graded = (grade: string): readonly string[] =>
      targets.filter((target) => target.grade === grade).map(({ id }) => id);
    const onPriors = [
      'C04-04',
      ...promoted,
      'C04-09',
      'C04-17',
      'C04-24',
      'C04-25',
      'C14-02',
      'C25-01',
      'C26-04',
      'C34-01',
      'C34-02',
      'C35-01',
    ];
    const projects = targets.filter(({ module }) => module === 'projects').map(({ id }) => id);
    expect(graded('C')).toEqual(expect.arrayContaining([...onPriors, ...projects]));
    expect(graded('A')).toEqual(['C04-03']);
    expect(targets.find(({ id }) => id === 'C04-29')?.grade).toBe('B');
  });
  test('what rests on priors alone is shown under other priors', () => {
    const shown = Object.values(liaocheng.alternatives ?? {}).flatMap((alternative) => alternative.targets);
    for (const { id, grade } of targets) if (grade === 'C') expect(shown, id).toContain(id);
  });
  test('binding targets demand nine in ten, the others two in three', () => {
    const binding = targets.filter(({ demanded }) => demanded === 0.9).map(({ id }) => id);
    expect(binding).toEqual(['C04-29', 'C25-01', 'C34-01', 'C35-01']);
    for (const { id, demanded } of targets) expect([0.9, 0.66], id).toContain(demanded);
  });
  test('a clause without a probability never carries a number', () => {
    for (const entry of unmodelled) expect(Object.keys(entry), entry.id).not.toContain('readings');
    expect(unmodelled.find(({ id }) => id === 'C55-01')?.status).toBe('checklist');
    expect(unmodelled.filter(({ mode }) => mode === 'checklist').every(({ status }) => status === 'checklist')).toBe(
      true,
    );
  });
  test('a threshold that the plan does not print can be changed', async () => {
    const job = { bundle: liaocheng, scenario: 'baseline', draws: 512, seed: 7, series: [], targets: ['C04-16'] };
    const lower = await inlineRunner().run({ ...job, set: { gdp_step: 3400 } });
    const higher = await inlineRunner().run({ ...job, set: { gdp_step: 4600 } });
    expect(lower.targets[0]!.p!).toBeGreaterThan(higher.targets[0]!.p!);
    expect(lower.hash).not.toBe(higher.hash);
  });
});
