/** Files of the repository that are made from code: path → content. A test holds each to what stands here. */
import { modelSchema, targetSchema } from '@planwright/core';
import { problemsPage } from './problems-page.ts';

export async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  return {
    'packages/core/schema/model.schema.json': `${JSON.stringify(modelSchema(), null, 2)}\n`,
    'packages/core/schema/targets.schema.json': `${JSON.stringify(targetSchema(), null, 2)}\n`,
    'docs/problems.md': await problemsPage(),
  };
}
