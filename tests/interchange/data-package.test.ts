/** A run as a Frictionless data package, against the rules of the written specification. */
import { inlineRunner } from '@planwright/core';
import { dataPackage, seriesAliases } from '@planwright/core/interchange';
import { models } from '@planwright/models';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageBreaches } from './package-rules.ts';

const bundle = models.liaocheng;
const [scenario = ''] = Object.keys(bundle.scenarios);

interface Descriptor {
  readonly licenses: readonly { readonly name: string }[];
  readonly sources: readonly { readonly title: string }[];
  readonly planwright: { readonly runs: readonly { readonly hash: string; readonly seed: number }[] };
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly schema?: { readonly fields: readonly { readonly name: string; readonly unit?: string }[] };
  }[];
}

let files = new Map<string, string>();
let hash = '';
beforeAll(async () => {
  const report = await inlineRunner().run({ bundle, scenario, draws: 60, seed: 5 });
  hash = report.hash;
  const aliases = seriesAliases(Object.keys(report.series));
  files = new Map(
    dataPackage([{ scenario, report }], { bundle, aliases, statistics: ['mean', 'p05'], licence: 'CC-BY-4.0' }),
  );
});
const descriptor = (): Descriptor => JSON.parse(files.get('datapackage.json') ?? '') as Descriptor;

describe('the package of a run', () => {
  test('keeps every rule of the specification', () => {
    expect(packageBreaches(files)).toEqual([]);
  });

  test('holds inputs and outputs, the unit of every series, the licence, the sources and the record of the run', () => {
    const { resources, licenses, sources, planwright } = descriptor();
    expect(resources.map(({ path }) => path)).toEqual([
      ...['inputs/model.json', 'inputs/figures.csv', 'outputs/series.csv', 'outputs/targets.csv'],
    ]);
    const fields = resources.find(({ name }) => name === 'series')?.schema?.fields ?? [];
    expect(fields.length).toBeGreaterThan(50);
    expect(fields.slice(2).every(({ unit }) => unit !== undefined && unit !== '')).toBe(true);
    expect(licenses).toEqual([{ name: 'CC-BY-4.0' }]);
    expect(sources.map(({ title }) => title)).toContain('《中国城市统计年鉴 2024》');
    expect(planwright.runs).toMatchObject([{ hash, seed: 5 }]);
    expect(JSON.parse(files.get('inputs/model.json') ?? '')).toEqual(
      JSON.parse(JSON.stringify({ model: bundle.model, scenarios: bundle.scenarios, targets: bundle.targets })),
    );
  });

  test('that was changed afterwards breaks its hash, and a cell of another type its schema', () => {
    const path = 'outputs/targets.csv';
    const changed = new Map(files).set(path, (files.get(path) ?? '').replace(/,0\.\d+,/, ',about half,'));
    expect(packageBreaches(changed).join('\n')).toMatch(/another hash[^]*p of row \d+ is no number: about half/);
    const without = new Map(files);
    without.delete('inputs/figures.csv');
    expect(packageBreaches(without)).toEqual(['inputs/figures.csv is not there']);
  });
});
