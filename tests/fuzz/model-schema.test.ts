/** The published JSON Schema, read by a validator that nobody here wrote, says what our own check of the shape says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model, Problem } from '@planwright/core';
import { models } from '@planwright/models';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkShape } from '../../packages/core/src/check/shape.ts';
import { expectedOf } from '../../packages/core/src/model/format.ts';
import { root } from '../architecture/source-files.ts';
import { valueOf } from './format-values.ts';
import { spoiled, spoiling } from './spoil.ts';

const schema = JSON.parse(readFileSync(join(root, 'packages/core/schema/model.schema.json'), 'utf8')) as object;
// strict: an unknown keyword or a contradiction in the schema itself is an error.
const isValid = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

/** Relations between values, which no schema can state: the order of the years, low ≤ high. */
const beyondSchema = ({ code, values }: Problem): boolean =>
  code === 'bad-years' || values['reason_en']?.toString().startsWith(expectedOf({ kind: 'range' }).en) === true;
const shapeOf = (model: unknown): readonly Problem[] => checkShape(model as Model);

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the JSON Schema of models', () => {
  it('accepts the shipped models', () => {
    for (const [id, { model }] of Object.entries(models)) {
      isValid(asJson(model));
      expect(isValid.errors, id).toBe(null);
    }
  });

  it('accepts every model of the format, and so does the check', () => {
    fc.assert(
      fc.property(valueOf({ kind: 'part', of: 'model' }), (model) => {
        isValid(model);
        expect(isValid.errors).toBe(null);
        expect(shapeOf(model).filter(({ code }) => code !== 'bad-years')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses what the check of the shape refuses, and nothing else', () => {
    let refused = 0;
    fc.assert(
      fc.property(valueOf({ kind: 'part', of: 'model' }), spoiling, (model, how) => {
        const broken = spoiled(model, how);
        const problems = shapeOf(broken);
        if (isValid(broken)) expect(problems.filter((item) => !beyondSchema(item))).toEqual([]);
        else expect(problems).not.toEqual([]);
        refused += isValid(broken) ? 0 : 1;
      }),
      { numRuns: 2000 },
    );
    expect(refused).toBeGreaterThan(500);
  });

  it('refuses what is no model at all', () => {
    for (const value of [null, [], 'model', 3, {}]) {
      expect(isValid(value)).toBe(false);
      expect(shapeOf(value)).not.toEqual([]);
    }
  });
});
