/** The format of a target, for those that come from outside (YAML, JSON), and its JSON Schema. */
import { bilingualSchema, partSchema } from '../model/model-schema.ts';
import type { JsonSchema } from '../model/model-schema.ts';
import { optional, required } from '../model/format.ts';
import type { Field, Form, PartOf } from '../model/format.ts';
import { testForm } from './kinds/kinds.ts';
import type { Reading, Target } from './target.ts';

const grades: Form = { kind: 'word', of: ['A', 'B', 'C'] };
const sources: Form = { kind: 'word', of: ['document', 'external', 'peer', 'analyst'] };

const reading: PartOf<Reading> = {
  label: required({ kind: 'bilingual' }, '读法的名称', 'What the reading is called'),
  test: required(testForm, '检验', 'The test'),
  grade: optional(grades, '这种读法的依据等级', 'Grade of the evidence for this reading'),
  thresholdSource: optional(sources, '这种读法的门槛出处', 'Where the threshold of this reading comes from'),
};

const target: PartOf<Target> = {
  id: required({ kind: 'text' }, '编号', 'Id'),
  clause: required({ kind: 'number' }, '规划的条', 'Number of the clause in the plan'),
  label: required({ kind: 'bilingual' }, '目标的名称', 'What the target is called'),
  readings: required(
    { kind: 'mapping', of: { kind: 'record', of: reading } },
    '读法，第一种为默认',
    'Ways to read it; the first is the default',
  ),
  thresholdSource: required(sources, '门槛的出处', 'Where the threshold comes from'),
  grade: required(grades, '依据等级', 'Grade of the evidence'),
  headline: optional({ kind: 'flag' }, '计入联合概率', 'Part of the joint figure'),
  demanded: optional({ kind: 'number' }, '措辞所要求的概率', 'Probability that the wording demands'),
  module: optional({ kind: 'text' }, '所属模块', 'Module it belongs to'),
  mode: optional({ kind: 'word', of: ['quantitative', 'proxy', 'checklist'] }, '跟踪方式', 'How it can be followed'),
  release: optional({ kind: 'text' }, '建模的版本', 'Release in which it is modelled'),
  umbrella: optional({ kind: 'flag' }, '总括性目标，不计数', 'Sums up others and is never counted'),
  note: optional({ kind: 'bilingual' }, '说明', 'Note'),
};

export const targetForm: Form = { kind: 'record', of: target };

/** The targets of a model file: id → target without its id. */
export function targetSchema(): JsonSchema {
  const rest = Object.fromEntries(Object.entries<Field>(target).filter(([name]) => name !== 'id'));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:planwright:targets:1',
    title: 'Planwright targets · 规划目标',
    type: 'object',
    additionalProperties: partSchema(rest),
    $defs: {
      bilingual: bilingualSchema,
      test: testSchema(),
    },
  };
}

/** What the schema of a target refers to as `test`. */
export function testSchema(): JsonSchema {
  const variants = testForm.kind === 'variants' ? Object.entries(testForm.of()) : [];
  return { oneOf: variants.map(([kind, part]) => partSchema(part, { kind: { const: kind } })) };
}
