import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './source-files.ts';

interface Locked {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

/** Optional packages that an entry asks for and that Node would find from no folder above it. */
function missingOptionals({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !placesOf(path, name).some((place) => place in packages))
      .map((name) => `${path} → ${name}`),
  );
}

function placesOf(path: string, name: string): string[] {
  const parts = path.split('/node_modules/');
  const above = parts.map((_, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/node_modules/${name}`);
  return [...above, `node_modules/${name}`];
}

/** Addresses that only the machine that made the lock may be able to reach. */
function foreignAddresses({ packages }: Lock): string[] {
  return Object.values(packages)
    .filter(({ link, resolved }) => !link && resolved !== undefined)
    .map(({ resolved }) => resolved ?? '')
    .filter((address) => !address.startsWith('https://registry.npmjs.org/'));
}

const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
const lock = JSON.parse(text) as Lock;

describe('package-lock.json', () => {
  it('is checked by rules that can fail', () => {
    const holed = {
      packages: { 'node_modules/turbo': { optionalDependencies: { '@turbo/windows-64': '2.0.0' } } },
    };
    expect(missingOptionals(holed)).toEqual(['node_modules/turbo → @turbo/windows-64']);
    const foreign = { packages: { 'node_modules/a': { resolved: 'https://mirror.example/a.tgz' } } };
    expect(foreignAddresses(foreign)).toHaveLength(1);
  });

  it('locks the binaries of every platform, so that npm ci works on Windows, macOS and Linux alike', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
    expect(missingOptionals(lock)).toEqual([]);
  });

  it('names no registry but the public one', () => {
    expect(foreignAddresses(lock)).toEqual([]);
  });
});
