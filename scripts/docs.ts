/** `npm run docs`: writes the documentation as a static site to dist-docs/, which opens from a folder without a server. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite } from './docs/build-site.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function main(): Promise<void> {
  const out = join(root, 'dist-docs');
  const files = await buildSite(root);
  rmSync(out, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    const file = join(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  process.stdout.write(`dist-docs/index.html: ${Object.keys(files).length} files\n`);
}
