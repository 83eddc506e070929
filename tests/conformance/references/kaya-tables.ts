/** The Kaya identity over the published tables of all regions, computed by a model that reads P, G, E and F. */
import { defineModel } from '@planwright/core';
import type { Bilingual, ModelBundle } from '@planwright/core';
import { runOnce } from '../../../models/classics/run-once.ts';
import { caseRows } from '../cases.ts';
import { observedTable } from '../observed-table.ts';
import type { Figures } from '../observed-table.ts';
import { exact } from '../reference-record.ts';
import type { ReferenceRecord, Tolerance } from '../reference-record.ts';
import type { Reference } from '../reference.ts';

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

const tolerance: Tolerance = {
  relative: 1e-9,
  because: {
    zh: '对方的数印到 15 位；商与积的舍入',
    en: 'theirs are printed to 15 digits; quotients and products round',
  },
};
const whats = {
  g: { zh: '人均产出 g', en: 'Output per head, g' },
  e: { zh: '能耗强度 e', en: 'Energy per output, e' },
  f: { zh: '碳强度 f', en: 'Carbon per energy, f' },
  ef: { zh: '单位产出碳排放 ef', en: 'Carbon per output, ef' },
  F: { zh: '排放 F，四项之积', en: 'Emissions F, product of the four' },
} as const;
const ours = {
  g: 'income',
  e: 'energy_intensity',
  f: 'carbon_intensity',
  ef: 'carbon_of_output',
  F: 'product',
} as const;

async function run(record: ReferenceRecord): Promise<void> {
  for (const file of ['kaya_history.csv', 'kaya_topdown_projection.csv']) {
    const all = caseRows(`${folder}/${file}`);
    const regions = [...new Set(all.map((row) => row['region']))];
    record.compare({ zh: '区域数', en: 'Regions' }, 9, regions.length, exact);
    for (const region of regions)
      await compareRegion(
        record,
        all.filter((row) => row['region'] === region),
      );
  }
}

async function compareRegion(record: ReferenceRecord, rows: readonly Row[]): Promise<void> {
  const years = rows.map((row) => Number(row['year']));
  const figures = measured.map((name): [string, Figures] => [
    name,
    { unit: units[name], points: rows.map((row) => [Number(row['year']), Number(row[name])]) },
  ]);
  const at = await runOnce({
    model: kaya(Math.min(...years), Math.max(...years)),
    scenarios: { base: { label } },
    targets: [],
    tables: [observedTable('region', kayaTables.source, Object.fromEntries(figures))],
  });
  for (const row of rows)
    for (const name of ['g', 'e', 'f', 'ef', 'F'] as const)
      record.compare(whats[name], Number(row[name]), at(ours[name], Number(row['year'])), tolerance);
}

export const kayaTables: Reference = {
  id: 'c05',
  title: { zh: '各区域的 Kaya 恒等式表', en: 'Tables of the Kaya identity for nine regions' },
  source: 'github.com/jonathan-g/kayadata, data/*.rda',
  kind: 'published',
  inputs: {
    zh: '各区域各年的人口、产出、能源与排放',
    en: 'Population, output, energy and emissions of each region and year',
  },
  needsCases: true,
  run,
};
