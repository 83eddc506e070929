import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, packageOf } from './imports.ts';
import { filesOf, isCode, isTest, root } from './source-files.ts';

interface Manifest {
  readonly name: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Licences under which a part may be shipped with ours (MIT): they ask for the notice at most. */
const accepted = new Set(
  'MIT MIT-0 ISC BSD-2-Clause BSD-3-Clause 0BSD Apache-2.0 BlueOak-1.0.0 Python-2.0 PSF-2.0 Unlicense'.split(' '),
);

/** Is an SPDX expression acceptable: one choice of each OR, all parts of each AND? */
function isAccepted(licence: string): boolean {
  const plain = licence.replaceAll(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((part) => accepted.has(part.trim())));
}

const manifestAt = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folder of a package as Node finds it from another folder. */
function folderOf(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error(`${name} is not installed (needed by ${from})`);
  }
}

/** Every package that reaches a user: the dependencies of our packages, and what the page bundles. */
function shipped(): Map<string, Manifest> {
  const found = new Map<string, Manifest>();
  const add = (name: string, from: string): void => {
    const folder = folderOf(name, from);
    if (found.has(folder) || name.startsWith('@planwright/')) return;
    const manifest = manifestAt(folder);
    found.set(folder, manifest);
    for (const next of Object.keys(manifest.dependencies ?? {})) add(next, folder);
  };
  for (const name of ['packages/core', 'packages/cli', 'packages/ui', 'models']) {
    const folder = join(root, name);
    for (const next of Object.keys(manifestAt(folder).dependencies ?? {})) add(next, folder);
  }
  const page = filesOf('packages/ui/src').filter((path) => isCode(path) && !isTest(path));
  const bundled = page.flatMap(importsOf).filter((name) => /^[@a-z]/.test(name) && !name.startsWith('@planwright/'));
  for (const name of new Set(bundled.map(packageOf))) add(name, join(root, 'packages/ui'));
  return found;
}

describe('licences', () => {
  it.each(['MIT', '(MPL-2.0 OR Apache-2.0)', 'MIT AND ISC'])('accept %s', (licence) => {
    expect(isAccepted(licence)).toBe(true);
  });

  it.each(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-2.0', 'UNLICENSED'])('refuse %s', (licence) => {
    expect(isAccepted(licence)).toBe(false);
  });

  it('of everything that is shipped fit ours', () => {
    const packages = [...shipped().values()];
    expect(packages.map(({ name }) => name)).toContain('mathjs');
    const refused = packages.filter(({ license }) => !isAccepted(license ?? 'none'));
    expect(refused.map(({ name, license }) => `${name}: ${license ?? 'none'}`)).toEqual([]);
  });
});
