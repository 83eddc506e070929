/** The published JSON Schema of notebooks, read by a validator that nobody here wrote, takes the notebooks that we ship and the cells of the table. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkNotebook, cellForms, knownKinds, parseNotebook, readYaml } from '@planwright/core/notebook';
import type { Notebook } from '@planwright/core/notebook';
import { models } from '@planwright/models';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { root } from '../architecture/source-files.ts';
import { valueOf } from './format-values.ts';

const schema = JSON.parse(readFileSync(join(root, 'packages/core/schema/notebook.schema.json'), 'utf8')) as object;
// strict: an unknown keyword or a contradiction in the schema itself is an error.
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const isNotebook = ajv.compile(schema);
const bodies = Object.fromEntries(
  knownKinds.map((kind) => [kind, ajv.compile({ $ref: `urn:planwright:notebook:1#/$defs/${kind}Cell` })]),
);
const bodyOf = (kind: string): ValidateFunction => bodies[kind]!;

const dataOf = ({ frontMatter, cells }: Notebook): unknown =>
  JSON.parse(
    JSON.stringify({
      frontMatter,
      cells: cells.map((cell) =>
        cell.kind === 'text' ? { kind: 'text', text: cell.text } : { kind: cell.kind, id: cell.id, body: cell.body },
      ),
    }),
  );

const shipped = [
  ...readdirSync(join(root, 'examples')).map((name) => `examples/${name}`),
  ...readdirSync(join(root, 'examples/lessons')).map((name) => `examples/lessons/${name}`),
].filter((name) => name.endsWith('.md'));

describe('the JSON Schema of notebooks', () => {
  it.each(shipped)('accepts %s', (name) => {
    const { notebook } = parseNotebook(readFileSync(join(root, name), 'utf8'));
    for (const cell of notebook.cells) {
      if (cell.kind === 'text') continue;
      const isBody = bodyOf(cell.kind);
      isBody(JSON.parse(JSON.stringify(cell.body)));
      expect(isBody.errors, `line ${cell.line}`).toBe(null);
    }
    expect(isNotebook(dataOf(notebook))).toBe(true);
  });

  it('accepts every body that the table of cells allows, and refuses a key that it does not know', () => {
    for (const kind of knownKinds) {
      const isBody = bodyOf(kind);
      fc.assert(
        fc.property(valueOf({ kind: 'record', of: cellForms[kind].keys }), (body) => {
          isBody(body);
          expect(isBody.errors, kind).toBe(null);
          expect(isBody({ ...(body as object), unheardOf: 1 }), kind).toBe(false);
        }),
        { numRuns: 30 },
      );
    }
  });

  it('refuses a body without a key that is needed', () => {
    for (const kind of knownKinds) {
      const body = readYaml(cellForms[kind].example).value!;
      expect(bodyOf(kind)(body), kind).toBe(true);
      for (const [key, { required }] of Object.entries(cellForms[kind].keys))
        if (required) expect(bodyOf(kind)({ ...body, [key]: undefined }), `${kind} ${key}`).toBe(false);
    }
  });

  it('accepts a model cell that changes one key of an entry or takes it out', () => {
    expect(bodyOf('model')({ parameters: { push: { value: 1 }, other: { prior: null }, third: null } })).toBe(true);
    expect(bodyOf('model')({ parameters: { push: { worth: 1 } } })).toBe(false);
  });

  it('refuses another format and what is no whole number', () => {
    const front = { format: 'planwright/1', model: 'x', draws: 100, seed: 0 };
    expect(isNotebook({ frontMatter: front, cells: [] })).toBe(true);
    for (const wrong of [{ format: 'planwright/2' }, { draws: 0 }, { draws: 1.5 }, { seed: -1 }, { colour: 'red' }])
      expect(isNotebook({ frontMatter: { ...front, ...wrong }, cells: [] }), JSON.stringify(wrong)).toBe(false);
  });
});

/** Names that the examples of the table use. */
const exampleModel = `id: example
years: {history: 2025, start: 2026, end: 2030}
parameters:
  push: {unit: 1/yr, value: 0, role: lever, range: [0, 0.1]}
variables:
  population: {unit: 万人, initial: 600, equation: population(-1)}
  gdp: {unit: 亿元, initial: 3300, equation: gdp(-1) * (1.05 + push)}
scenarios:
  base: {label: {zh: 基准, en: Base}}
  high: {label: {zh: 高, en: High}, parameters: {push: 0.01}}
targets:
  T1:
    clause: 1
    label: {zh: 达到, en: Reaches}
    headline: true
    readings:
      plain: {label: {zh: 末年, en: Last year}, test: {kind: levelAt, series: gdp, year: 2030, atLeast: 4000}}
    thresholdSource: analyst
    grade: C`;

describe('the examples of the table of cells', () => {
  it.each(knownKinds)('%s: reads without an error', (kind) => {
    const cell = (name: string, body: string): string => `\`\`\`yaml ${name}\n${body}\n\`\`\`\n`;
    const text = `---\nformat: planwright/1\n---\n${cell('model', exampleModel)}\n${cell(`${kind} {#it}`, cellForms[kind].example)}`;
    const { notebook, problems } = parseNotebook(text);
    const found = [...problems, ...checkNotebook(notebook, models)];
    // The model has no data, so figures that it does not read are told: a warning.
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

it('the notebook that docs/notebook.md begins with has no problem', () => {
  const page = readFileSync(join(root, 'docs/notebook.md'), 'utf8');
  const [, text = ''] = /^````markdown\n([^]*?)^````$/m.exec(page) ?? [];
  const { notebook, problems } = parseNotebook(text);
  expect(notebook.cells.map(({ kind }) => kind)).toEqual(['text', 'chart']);
  expect([...problems, ...checkNotebook(notebook, models)]).toEqual([]);
});
