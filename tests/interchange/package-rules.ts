/**
 * The rules of a Frictionless data package that a run's package must keep, from the written specifications (Data Package 1.0, Data
 * Resource 1.0, Tabular Data Resource 1.0, Table Schema 1.0, https://specs.frictionlessdata.io): every breach as a sentence.
 */
import { createHash } from 'node:crypto';
import Papa from 'papaparse';

type Files = ReadonlyMap<string, string>;
type Entry = Readonly<Record<string, unknown>>;

const list = (value: unknown): readonly Entry[] => (Array.isArray(value) ? (value as Entry[]) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function packageBreaches(files: Files): readonly string[] {
  const descriptor = JSON.parse(files.get('datapackage.json') ?? '{}') as Entry;
  const resources = list(descriptor['resources']);
  const names = resources.map(({ name }) => text(name));
  return [
    ...(resources.length > 0 ? [] : ['a package MUST have resources']),
    ...[text(descriptor['name']), ...names]
      .filter((name) => !/^[-a-z0-9._/]+$/.test(name))
      .map((name) => `bad name ${name}`),
    ...(new Set(names).size === names.length ? [] : ['names of resources MUST be unique']),
    ...list(descriptor['licenses'])
      .filter(({ name, path }) => text(name) === '' && text(path) === '')
      .map(() => 'a licence MUST have a name or a path'),
    ...list(descriptor['sources'])
      .filter(({ title, path = 'https://x' }) => text(title) === '' || !/^https?:\/\//.test(text(path)))
      .map(() => 'a source MUST have a title, and a path is an address'),
    ...resources.flatMap((resource) => resourceBreaches(resource, files)),
  ];
}

function resourceBreaches(resource: Entry, files: Files): readonly string[] {
  const path = text(resource['path']);
  if (path === '' || path.startsWith('/') || path.split('/').includes('..')) return [`unsafe path ${path}`];
  const contents = files.get(path);
  if (contents === undefined) return [`${path} is not there`];
  const bytes = Buffer.from(contents, 'utf8');
  const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return [
    ...(resource['bytes'] === bytes.length
      ? []
      : [`${path}: bytes ${String(resource['bytes'])}, found ${bytes.length}`]),
    ...(resource['hash'] === hash ? [] : [`${path}: another hash`]),
    ...(resource['profile'] === 'tabular-data-resource'
      ? tableBreaches(path, contents, resource['schema'] as Entry)
      : []),
  ];
}

/** What a cell of a type may hold: the default formats of Table Schema. */
const cells: Readonly<Record<string, RegExp>> = {
  string: /^[^]*$/,
  number: /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$|^(NaN|-?INF)$/,
  integer: /^[-+]?\d+$/,
  year: /^\d{4}$/,
  boolean: /^(true|True|TRUE|1|false|False|FALSE|0)$/,
};

function tableBreaches(path: string, contents: string, schema: Entry): readonly string[] {
  const fields = list(schema['fields']).map(({ name, type }) => ({ name: text(name), type: text(type) }));
  const missing = schema['missingValues'] as readonly string[];
  const [header = [], ...rows] = Papa.parse<string[]>(contents.replace(/\n$/, '')).data;
  const wrong = rows.flatMap((row, i) =>
    fields.flatMap(({ name, type }, j) => {
      const cell = row[j] ?? '';
      return missing.includes(cell) || cells[type]?.test(cell) === true
        ? []
        : [`${path}: ${name} of row ${i + 2} is no ${type}: ${cell}`];
    }),
  );
  const key = (schema['primaryKey'] as readonly string[] | undefined) ?? [];
  const keys = rows.map((row) =>
    JSON.stringify(key.map((name) => row[fields.findIndex((field) => field.name === name)])),
  );
  return [
    ...(JSON.stringify(header) === JSON.stringify(fields.map(({ name }) => name))
      ? []
      : [`${path}: header and fields differ`]),
    ...(new Set(header).size === header.length ? [] : [`${path}: names of fields MUST be unique`]),
    ...(rows.every((row) => row.length === header.length) ? [] : [`${path}: a row of another length`]),
    ...(key.length === 0 || new Set(keys).size === rows.length ? [] : [`${path}: the primary key is not unique`]),
    ...wrong,
  ];
}
