/** A whole run as a Frictionless data package (Data Package 1.0, Table Schema 1.0): inputs, outputs, their fields, units and hashes. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ModelBundle } from '../run/job.ts';
import { commaSeparated } from './comma-separated.ts';
import type { NamedRun } from './run-series.ts';
import { wideTable } from './wide-table.ts';
import type { WideChoice } from './wide-table.ts';

export interface PackageChoice extends WideChoice {
  readonly bundle: ModelBundle;
  /** Open Definition id (`CC-BY-4.0`); none is claimed when absent. */
  readonly licence?: string;
}

interface Field {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'year' | 'boolean';
  readonly title?: string;
  readonly description?: string;
  /** Ours; the specification allows further properties. */
  readonly unit?: string;
}

interface TableFile {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly primaryKey?: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Path inside the package → its text; `datapackage.json` comes last, so that it never describes what is not there. */
export function dataPackage(runs: readonly NamedRun[], choice: PackageChoice): readonly (readonly [string, string])[] {
  const { model, scenarios, targets } = choice.bundle;
  const inputs = `${JSON.stringify({ model, scenarios, targets }, null, 2)}\n`;
  const tables = [figureTable(runs), seriesTable(runs, choice), targetTable(runs)].filter(
    ({ rows }) => rows.length > 0,
  );
  const written = tables.map((table) => {
    const text = commaSeparated([table.fields.map(({ name }) => name), ...table.rows]);
    return { path: table.path, text, resource: tableResource(table, text) };
  });
  const modelResource = {
    ...{ name: 'model', path: 'inputs/model.json', title: 'Model, scenarios and targets' },
    ...{ profile: 'data-resource', format: 'json', mediatype: 'application/json', encoding: 'utf-8' },
    ...sealed(inputs),
  };
  const sources = sourcesOf(runs);
  const descriptor = {
    profile: 'data-package',
    name: slug(model.id),
    title: model.title?.en ?? model.id,
    description: `${model.title?.zh ?? model.id}. Figures of scenarios under the assumptions of the model, not forecasts.`,
    ...(choice.licence === undefined ? {} : { licenses: [{ name: choice.licence }] }),
    ...(sources.length === 0 ? {} : { sources }),
    resources: [modelResource, ...written.map(({ resource }) => resource)],
    planwright: {
      runs: runs.map(({ scenario, report: { model: id, hash, engine, seed, draws, changes } }) => ({
        ...{ scenario, model: id, hash, engine, seed, draws, changes },
      })),
    },
  };
  return [
    [modelResource.path, inputs],
    ...written.map(({ path, text }) => [path, text] as const),
    ['datapackage.json', `${JSON.stringify(descriptor, null, 2)}\n`],
  ];
}

function tableResource({ name, path, title, fields, primaryKey }: TableFile, text: string): object {
  return {
    ...{ name, path, title, profile: 'tabular-data-resource' },
    ...{ format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
    ...sealed(text),
    schema: { fields, missingValues: [''], ...(primaryKey === undefined ? {} : { primaryKey }) },
  };
}

function sealed(text: string): { readonly bytes: number; readonly hash: string } {
  const bytes = utf8ToBytes(text);
  return { bytes: bytes.length, hash: `sha256:${bytesToHex(sha256(bytes))}` };
}

/** Small letters, digits, `-`, `_` and `.` are all that a name may hold. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'model';

function seriesTable(runs: readonly NamedRun[], choice: WideChoice): TableFile {
  const { columns, rows } = wideTable(runs, choice);
  return {
    ...{ name: 'series', path: 'outputs/series.csv', title: 'Series by scenario and year' },
    fields: [
      { name: 'scenario', type: 'string' },
      { name: 'year', type: 'year' },
      ...columns.map(({ column, name, statistic, summary: { label, unit } }): Field => ({
        ...{ name: column, type: 'number', title: label.en, unit },
        description: `${label.zh}; ${name}, ${statistic} over the draws, ${unit}`,
      })),
    ],
    primaryKey: ['scenario', 'year'],
    rows,
  };
}

function targetTable(runs: readonly NamedRun[]): TableFile {
  const text = (name: string, description: string): Field => ({ name, type: 'string', description });
  const share = (name: string, description: string): Field => ({ name, type: 'number', description, unit: '1' });
  return {
    ...{ name: 'targets', path: 'outputs/targets.csv', title: 'Verdicts of the targets' },
    fields: [
      { name: 'scenario', type: 'string' },
      text('target', 'id'),
      text('label', 'what the plan asks for'),
      text('reading', 'how the words of the plan are read'),
      text('status', 'modelled, checklist or not modelled'),
      share('p', 'share of the draws in which it holds; empty where it is not modelled'),
      share('error', 'half-width of the 95 % Wilson interval of p'),
    ],
    primaryKey: ['scenario', 'target'],
    rows: runs.flatMap(({ scenario, report: { targets } }) =>
      targets.map(({ id, label, reading, status, p, error }) => [scenario, id, label.zh, reading, status, p, error]),
    ),
  };
}

/** The rows of data that stand behind the series; they are the same in every scenario. */
function figureTable([first]: readonly NamedRun[]): TableFile {
  const text = (name: string): Field => ({ name, type: 'string' });
  return {
    ...{ name: 'figures', path: 'inputs/figures.csv', title: 'Observed figures behind the series' },
    fields: [
      ...['variable', 'data'].map(text),
      { name: 'year', type: 'year' },
      { name: 'value', type: 'number', description: 'in the unit of the row' },
      ...['unit', 'vintage'].map(text),
      { name: 'used', type: 'boolean', description: 'the model computes with this row' },
      ...['confidence', 'tier', 'source', 'url'].map(text),
    ],
    rows: Object.entries(first?.report.series ?? {}).flatMap(([name, { unit, observations }]) =>
      observations.map((row) => [
        ...[name, row.series, row.year, row.value, unit, row.vintage, String(row.used)],
        ...[row.confidence, row.tier, row.source, row.url ?? null],
      ]),
    ),
  };
}

function sourcesOf([first]: readonly NamedRun[]): readonly { readonly title: string; readonly path?: string }[] {
  const sources = new Map<string, string | undefined>();
  for (const { observations } of Object.values(first?.report.series ?? {}))
    for (const { source, url, used } of observations) if (used) sources.set(source, sources.get(source) ?? url);
  return [...sources].map(([title, url]) => ({
    title,
    ...(/^https?:\/\//.test(url ?? '') ? { path: url ?? '' } : {}),
  }));
}
