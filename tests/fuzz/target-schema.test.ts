/** The published JSON Schema of targets, read by a validator that nobody here wrote, says what our own check says. */
import { targetSchema } from '@planwright/core';
import { models } from '@planwright/models';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkForm } from '../../packages/core/src/check/shape.ts';
import { testForm } from '../../packages/core/src/target/kinds/kinds.ts';
import { targetForm } from '../../packages/core/src/target/target-form.ts';
import { valueOf } from './format-values.ts';

const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(targetSchema());
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const inFile = ({ id, ...rest }: { readonly id: string }): unknown => asJson({ [id]: rest });
const problemsIn = (test: unknown): readonly string[] => checkForm(testForm, test, 'test', 'm').map(({ code }) => code);
const holding = (test: unknown): unknown => {
  const label = { zh: '甲', en: 'a' };
  return { T: { clause: 1, label, grade: 'B', thresholdSource: 'analyst', readings: { one: { label, test } } } };
};

describe('the JSON Schema of targets', () => {
  it('accepts the shipped targets, and so does the check', () => {
    for (const { targets } of Object.values(models))
      for (const target of targets) {
        expect(checkForm(targetForm, target, '', 'm')).toEqual([]);
        isValid(inFile(target));
        expect(isValid.errors, target.id).toBe(null);
      }
  });
  it('accepts every test of the grammar, and so does the check', () => {
    fc.assert(
      fc.property(valueOf(testForm, 2), (test) => {
        expect(problemsIn(test)).toEqual([]);
        isValid(asJson(holding(test)));
        expect(isValid.errors).toBe(null);
      }),
      { numRuns: 200 },
    );
  });
  it('refuses a test with a key too few, a key too many or a word in the place of a number, and so does the check', () => {
    const spoils = ['few', 'many', 'word'] as const;
    fc.assert(
      fc.property(valueOf(testForm, 2), fc.constantFrom(...spoils), (made, spoil) => {
        const test = { ...(asJson(made) as Record<string, unknown>) };
        if (spoil === 'few') delete test['kind'];
        if (spoil === 'many') test['series of nothing'] = 1;
        if (spoil === 'word') test['kind'] = 'sometimes';
        expect(problemsIn(test)).not.toEqual([]);
        expect(isValid(holding(test))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
