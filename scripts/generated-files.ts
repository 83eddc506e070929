/** Files of the repository that are made from code: path → content. A test holds each to what stands here. */
import { modelSchema, targetSchema } from '@planwright/core';
import { notebookSchema } from '@planwright/core/notebook';
import { notebookPage } from './notebook-page.ts';
import { problemsPage } from './problems-page.ts';

export async function generatedFiles(): Promise<Readonly<Record<string, string>>> {
  return {
    'packages/core/schema/model.schema.json': `${JSON.stringify(modelSchema(), null, 2)}\n`,
    'packages/core/schema/targets.schema.json': `${JSON.stringify(targetSchema(), null, 2)}\n`,
    'packages/core/schema/notebook.schema.json': `${JSON.stringify(notebookSchema(), null, 2)}\n`,
    'docs/notebook.md': notebookPage(),
    'docs/problems.md': await problemsPage(),
  };
}
