/** The format of a notebook as JSON Schema (draft 2020-12): its front matter and, for each kind of cell, the YAML between the fences. */
import { parts } from '../model/format.ts';
import { modelDefinitions, partSchema } from '../model/model-schema.ts';
import type { JsonSchema } from '../model/model-schema.ts';
import { testSchema } from '../target/target-form.ts';
import { cellForms } from './cell-forms.ts';
import { knownKinds } from './document.ts';
import { frontMatterForm } from './front-matter.ts';

/**
 * Of the notebook as data: `{frontMatter, cells: [{kind: 'text', text} | {kind, id, body}]}`. An editor that shows one cell
 * takes `#/$defs/KINDCell`, such as `chartCell`. References to names are beyond a schema: `checkNotebook` looks them up.
 */
export function notebookSchema(): JsonSchema {
  const definitions = { ...modelDefinitions('model', 'scenario'), model: partSchema(parts.model), test: testSchema() };
  const bodies = knownKinds.map((kind) => [`${kind}Cell`, partSchema(cellForms[kind].keys)] as const);
  const { modelCell, ...others } = Object.fromEntries(bodies);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:planwright:notebook:1',
    title: 'Planwright notebook · 推演笔记',
    type: 'object',
    properties: {
      frontMatter: { $ref: '#/$defs/frontMatter' },
      cells: { type: 'array', items: { oneOf: [textCell, ...knownKinds.map(blockCell)] } },
    },
    required: ['frontMatter', 'cells'],
    additionalProperties: false,
    $defs: {
      ...definitions,
      frontMatter: frontMatter(),
      modelCell: withChanges(modelCell ?? {}, definitions),
      ...others,
    },
  };
}

const textCell: JsonSchema = {
  type: 'object',
  properties: { kind: { const: 'text' }, text: { type: 'string' } },
  required: ['kind', 'text'],
  additionalProperties: false,
};

const blockCell = (kind: string): JsonSchema => ({
  type: 'object',
  properties: {
    kind: { const: kind },
    id: { type: ['string', 'null'] },
    body: { $ref: `#/$defs/${kind}Cell` },
  },
  required: ['kind', 'id', 'body'],
  additionalProperties: false,
});

/** The format says which major version the file is of; a whole number cannot be said by the table. */
function frontMatter(): JsonSchema {
  const whole = partSchema(frontMatterForm);
  const properties = inside(whole, 'properties');
  const changed = {
    ...properties,
    format: { ...inside(properties, 'format'), const: 'planwright/1' },
    draws: { ...inside(properties, 'draws'), type: 'integer', minimum: 1 },
    seed: { ...inside(properties, 'seed'), type: 'integer', minimum: 0 },
  };
  return { ...whole, properties: changed };
}

/** A model cell may change a model: of an entry only the keys that differ, null in place of what goes. */
function withChanges(cell: JsonSchema, definitions: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const changed = Object.entries(inside(cell, 'properties')).map(([name, given]) => {
    const property = given as JsonSchema;
    if (typeof property['additionalProperties'] !== 'object') return [name, property];
    const entry = inside(property, 'additionalProperties');
    return [name, { ...property, additionalProperties: { anyOf: [{ type: 'null' }, changeOf(entry, definitions)] } }];
  });
  return { ...cell, properties: Object.fromEntries(changed) as JsonSchema };
}

function changeOf(entry: JsonSchema, definitions: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const referred = typeof entry['$ref'] === 'string' ? definitions[entry['$ref'].replace('#/$defs/', '')] : undefined;
  const whole = referred ?? entry;
  if (whole['properties'] === undefined) return entry;
  const properties = Object.entries(inside(whole, 'properties')).map(([name, given]) => [
    name,
    { anyOf: [given, { type: 'null' }] },
  ]);
  return { ...whole, properties: Object.fromEntries(properties) as JsonSchema, required: [] };
}

const inside = (schema: JsonSchema, key: string): JsonSchema => (schema[key] ?? {}) as JsonSchema;
