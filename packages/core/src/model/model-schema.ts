/** The format of a model as JSON Schema (draft 2020-12), for editors and for programs that write models. */
import { parts, priorParts } from './format.ts';
import type { Form, Part, PartName } from './format.ts';

/** A schema, or a part of one: plain JSON. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const firstYear = 0;
const lastYear = 9999;

/**
 * Says what the check of the shape says, but for three relations between values that a schema cannot state: the order and
 * length of the years, and low ≤ high of a range. Keys that are not understood are warnings of the check and refused here.
 */
export function modelSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:planwright:model:1',
    title: 'Planwright model · 规划推演模型',
    ...partSchema(parts.model),
    $defs: { ...modelDefinitions('model'), model: { $ref: '#' } },
  };
}

/** What schemas of these parts refer to, but for the model itself. */
export function modelDefinitions(...roots: readonly PartName[]): Readonly<Record<string, JsonSchema>> {
  const reached = partsBelow(roots);
  const definitions = Object.fromEntries(
    Object.entries(parts)
      .filter(([name]) => name !== 'model' && reached.has(name))
      .map(([name, part]) => [name, partSchema(part)]),
  );
  return {
    ...definitions,
    prior: { oneOf: Object.entries(priorParts).map(([kind, part]) => partSchema(part, { kind: { const: kind } })) },
    bilingual: bilingualSchema,
  };
}

/** Text in both languages. */
export const bilingualSchema: JsonSchema = partOf({ zh: { type: 'string' }, en: { type: 'string' } }, ['zh', 'en']);

/** Names of the parts that these parts hold, themselves included. */
function partsBelow(roots: readonly PartName[]): ReadonlySet<string> {
  const reached = new Set<PartName>(roots);
  const visit = (form: Form): void => {
    if (form.kind === 'part') reached.add(form.of);
    else if (form.kind === 'either') form.of.forEach(visit);
    else if (form.kind === 'list' || form.kind === 'mapping' || form.kind === 'byMember') visit(form.of);
  };
  // A set that grows while it is walked is walked to its end.
  for (const name of reached) for (const { form } of Object.values(parts[name])) visit(form);
  return reached;
}

export function partSchema(part: Part, more: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  const entries = Object.entries(part);
  const properties = entries.map(([name, { form, about }]) => [
    name,
    { ...formSchema(form), description: `${about.zh} · ${about.en}` },
  ]);
  const needed = [...Object.keys(more), ...entries.filter(([, { required }]) => required).map(([name]) => name)];
  return partOf({ ...more, ...(Object.fromEntries(properties) as Record<string, JsonSchema>) }, needed);
}

function partOf(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

function formSchema(form: Form): JsonSchema {
  switch (form.kind) {
    case 'text':
      return { type: 'string' };
    case 'number':
      return { type: 'number' };
    case 'flag':
      return { type: 'boolean' };
    case 'year':
      return { type: 'integer', minimum: firstYear, maximum: lastYear };
    case 'quantity':
      return { type: ['number', 'string'] };
    case 'word':
      return { enum: form.of };
    case 'range':
      return { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 };
    case 'list':
      return { type: 'array', items: formSchema(form.of) };
    case 'mapping':
      return { type: 'object', additionalProperties: formSchema(form.of) };
    case 'byMember':
      return byMemberSchema(formSchema(form.of), deepestMapping);
    case 'either':
      return { anyOf: form.of.map(formSchema) };
    case 'part':
      return { $ref: `#/$defs/${form.of}` };
    case 'prior':
    case 'bilingual':
      return { $ref: `#/$defs/${form.kind}` };
    case 'variants':
      return { $ref: `#/$defs/${form.name}` };
    case 'record':
      return partSchema(form.of);
    case 'threshold':
      return { anyOf: [{ type: 'number' }, partOf({ parameter: { type: 'string' } }, ['parameter'])] };
    default:
      return form satisfies never;
  }
}

/** As many levels as a quantity has index sets; a schema of any depth would need a definition of its own for each form. */
const deepestMapping = 4;

function byMemberSchema(one: JsonSchema, levels: number): JsonSchema {
  const inner = levels === 1 ? one : byMemberSchema(one, levels - 1);
  return { anyOf: [one, { type: 'object', additionalProperties: inner }] };
}
