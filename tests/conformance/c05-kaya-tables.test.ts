/** c05: the Kaya identity over the published tables of all regions, computed by a model that reads P, G, E and F. */
import { defineModel } from '@planwright/core';
import type { Bilingual, ModelBundle } from '@planwright/core';
import { expect, test } from 'vitest';
import { runOnce } from '../../models/classics/run-once.ts';
import { caseJson, caseRows, references } from './cases.ts';
import { observedTable } from './observed-table.ts';
import type { Figures } from './observed-table.ts';
import { ReferenceRecord } from './reference-record.ts';
import type { Reference } from './reference-record.ts';

const label: Bilingual = { zh: 'Kaya 恒等式', en: 'Kaya identity' };
const folder = 'c05_kayadata';
type Row = Readonly<Record<string, string>>;

/** Units of the tables, checked by the model. A quad (10¹⁵ Btu) is no unit here, so energy is a plain count of quads. */
const units = { P: '十亿人', G: '万亿美元@2015', E: '1', F: 'MtCO2' } as const;
const measured = Object.keys(units) as (keyof typeof units)[];

function kaya(first: number, last: number): ModelBundle['model'] {
  return defineModel({
    id: 'kaya-tables',
    title: label,
    // The tables say P, G, E and F of every year; a model has a projected year, so one is added that repeats the last.
    years: { history: first, start: last + 1, end: last + 1 },
    parameters: {},
    variables: {
      P: { unit: units.P, label, observed: 'region.P', equation: 'P(-1)' },
      G: { unit: units.G, label, observed: 'region.G', equation: 'G(-1)' },
      E: { unit: units.E, label, observed: 'region.E', equation: 'E(-1)' },
      F: { unit: units.F, label, observed: 'region.F', equation: 'F(-1)' },
      income: { unit: '千美元@2015/人', label, from: first, equation: 'G / P' },
      energy_intensity: { unit: '1/万亿美元@2015', label, equation: 'E / G' },
      carbon_intensity: { unit: 'MtCO2', label, equation: 'F / E' },
      carbon_of_output: { unit: 'tCO2/百万美元@2015', label, equation: 'F / G' },
      product: { unit: 'MtCO2', label, equation: 'P * income * energy_intensity * carbon_intensity' },
    },
  });
}

references('c05: Kaya tables', () => {
  const reference = caseJson(`${folder}/case.json`) as Reference;
  const record = new ReferenceRecord(reference);
  const tolerance = { relative: 1e-9 };

  test.each([
    ['history', 'kaya_history.csv'],
    ['projection', 'kaya_topdown_projection.csv'],
  ])('%s: intensities and emissions of every region and year are theirs', async (title, file) => {
    const all = caseRows(`${folder}/${file}`);
    const regions = [...new Set(all.map((row) => row['region']))];
    expect(regions).toHaveLength(9);
    for (const region of regions)
      await compareRegion(
        title,
        all.filter((row) => row['region'] === region),
      );
  });

  async function compareRegion(title: string, rows: readonly Row[]): Promise<void> {
    const years = rows.map((row) => Number(row['year']));
    const figures = measured.map((name): [string, Figures] => [
      name,
      { unit: units[name], points: rows.map((row) => [Number(row['year']), Number(row[name])]) },
    ]);
    const bundle: ModelBundle = {
      model: kaya(Math.min(...years), Math.max(...years)),
      scenarios: { base: { label } },
      targets: [],
      tables: [observedTable('region', reference.source, Object.fromEntries(figures))],
    };
    const at = await runOnce(bundle);
    for (const row of rows) {
      const year = Number(row['year']);
      const compare = (name: string, ours: number): void =>
        record.compare(`${title}, ${name}`, Number(row[name]), ours, tolerance);
      compare('g', at('income', year));
      compare('e', at('energy_intensity', year));
      compare('f', at('carbon_intensity', year));
      compare('ef', at('carbon_of_output', year));
      compare('F', at('product', year));
    }
  }
});
