import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generatedFiles } from '../../scripts/generated-files.ts';
import { root } from '../architecture/source-files.ts';

it('files made from code are those in the repository: npm run generate writes them', async () => {
  for (const [path, content] of Object.entries(await generatedFiles()))
    expect(readFileSync(join(root, path), 'utf8'), path).toBe(content);
});
