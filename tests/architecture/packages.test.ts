import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, isRelative, packageOf, resolveImport } from './imports.ts';
import { filesOf, isCode, isTest, root } from './source-files.ts';

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;

const folders = ['packages/core', 'packages/cli', 'packages/ui', 'models', 'data'];
const manifests = new Map(folders.map((folder) => [folder, manifestOf(folder)]));
const byName = new Map([...manifests.values()].map((manifest) => [manifest.name, manifest]));
const rootTools = Object.keys(manifestOf('').devDependencies ?? {});

/** A test, what tests share, a configuration or a script (all code of data/ prepares tables): not part of what is shipped. */
const isTool = (path: string) => isTest(path) || /\.config\.ts$|\/(build|testing)\/|^data\//.test(path);

const codeOf = (folder: string) => filesOf(folder).filter(isCode);

const isEntry = (manifest: Manifest, name: string) => {
  const entry = `.${name.slice(manifest.name.length)}`.split('?')[0] ?? '';
  return Object.keys(manifest.exports ?? {}).some(
    (key) => key === entry || (key.endsWith('*') && entry.startsWith(key.slice(0, -1))),
  );
};

const drawers = /^(utils?|helpers?|common|types|misc|shared)(\.|$)/;

describe('the packages', () => {
  it.each(folders.filter((folder) => folder !== 'data'))(
    '%s reaches other packages by their entries only',
    (folder) => {
      const problems = codeOf(folder).flatMap((path) =>
        importsOf(path)
          .filter((name) => name.startsWith('@planwright/'))
          .filter((name) => {
            const manifest = byName.get(packageOf(name));
            return !manifest || !isEntry(manifest, name);
          })
          .map((name) => `${path} imports ${name}`),
      );
      expect(problems).toEqual([]);
    },
  );

  it.each(folders)('%s keeps its relative imports inside itself, texts aside', (folder) => {
    const problems = codeOf(folder)
      .filter((path) => !isTool(path))
      .flatMap((path) =>
        importsOf(path)
          .filter(
            (name) =>
              isRelative(name) && !/\?(?:raw|page)$/.test(name) && !resolveImport(path, name).startsWith(`${folder}/`),
          )
          .map((name) => `${path} imports ${name}`),
      );
    expect(problems).toEqual([]);
  });

  it.each(folders)('%s declares every package that it imports', (folder) => {
    const { name: self, dependencies, devDependencies } = manifests.get(folder) ?? manifestOf(folder);
    const declared = new Set([self, ...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})]);
    const problems = codeOf(folder).flatMap((path) =>
      importsOf(path)
        .filter((name) => !isRelative(name) && !/^(node:|#|virtual:)/.test(name))
        .map(packageOf)
        .filter((name) => !declared.has(name) && !(isTool(path) && rootTools.includes(name)))
        .map((name) => `${path} imports ${name}`),
    );
    expect(problems).toEqual([]);
  });

  it('uses comlink outside core only where a worker is started', () => {
    const users = ['packages/cli', 'packages/ui', 'models'].flatMap(codeOf).filter((path) => {
      return importsOf(path).some((name) => /^comlink(\/|$)/.test(name));
    });
    expect(users.filter((path) => !/(pool|worker|spawn)/.test(path.split('/').slice(2).join('/')))).toEqual([]);
  });

  it('has no drawer for odds and ends', () => {
    const paths = [...folders, 'tests', 'scripts'].flatMap((folder) => filesOf(folder)).filter(isCode);
    expect(paths.filter((path) => path.split('/').some((part) => drawers.test(part)))).toEqual([]);
  });

  it('names its files in kebab-case', () => {
    const paths = ['packages/core/src', 'packages/cli/src', 'models', 'tests', 'scripts'].flatMap((folder) =>
      filesOf(folder).filter(isCode),
    );
    expect(paths.filter((path) => !/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''))).toEqual([]);
  });

  it('ships the entries that core promises from a source that exists', () => {
    const sources = Object.values(manifests.get('packages/core')?.exports ?? {}).map(
      (entry) => (entry as Record<string, string>)['planwright-source'] ?? '',
    );
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((path) => !existsSync(join(root, 'packages/core', path)))).toEqual([]);
  });
});
