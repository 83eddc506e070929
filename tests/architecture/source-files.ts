import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

const notOurs = new Set([
  'node_modules',
  'dist',
  'dist-docs',
  '.git',
  '.turbo',
  '.planwright',
  'coverage',
  'test-results',
]);

/** Files that belong to the repository, as paths from its root with forward slashes, sorted. */
export function filesOf(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesOf(path) : [path];
    })
    .sort();
}

export const isTest = (path: string): boolean => /\.test(-d)?\.ts$/.test(path);

export const isCode = (path: string): boolean => /\.(ts|svelte)$/.test(path) && !path.endsWith('.d.ts');
