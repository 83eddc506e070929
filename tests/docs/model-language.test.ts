/** Every model of docs/model-language.md is complete: it has no problem and every series of a run has a value. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkJob, inlineRunner } from '@planwright/core';
import type { Job, Model } from '@planwright/core';
import { readYaml } from '@planwright/core/notebook';
import { expect, it } from 'vitest';
import { root } from '../architecture/source-files.ts';
import { codeBlocks } from './code-blocks.ts';

const models = codeBlocks(readFileSync(join(root, 'docs', 'model-language.md'), 'utf8'))
  .filter(({ language, code }) => language === 'yaml' && code.startsWith('id: '))
  .map(({ code, line }) => ({ line, code }));

it('shows models', () => {
  expect(models.length).toBeGreaterThan(3);
});
it.each(models)('the model of line $line has no problem and runs', async ({ code }) => {
  const model = readYaml(code).value as unknown as Model;
  const scenarios = { base: { label: { zh: '基准', en: 'Baseline' } } };
  const job: Job = { bundle: { model, scenarios, targets: [], tables: [] }, scenario: 'base', draws: 20, seed: 1 };
  expect(checkJob(job).problems).toEqual([]);
  const { series, problems } = await inlineRunner().run(job);
  expect(problems).toEqual([]);
  for (const [name, { mean }] of Object.entries(series)) expect(mean.at(-1), name).toEqual(expect.any(Number));
});
