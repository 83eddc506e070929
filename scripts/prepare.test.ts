import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptsNode, isInstalled, sourceStamp } from './prepare.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: string) {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
}

describe('acceptsNode', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.1'])('accepts %s', (version) => {
    expect(acceptsNode(version)).toBe(true);
  });
  it.each(['18.20.4', '20.18.3', '21.7.0', '22.11.0'])('refuses %s', (version) => {
    expect(acceptsNode(version)).toBe(false);
  });
});

describe('isInstalled', () => {
  const lock = (version: string) =>
    JSON.stringify({
      packages: { '': {}, 'node_modules/a': { version }, 'node_modules/b': { version: '1.0.0', optional: true } },
    });

  it('is false without node_modules', () => {
    write('package-lock.json', lock('1.0.0'));
    expect(isInstalled(folder)).toBe(false);
  });

  it('is true when the installed versions are those of the lock, optional packages aside', () => {
    write('package-lock.json', lock('1.0.0'));
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
    expect(isInstalled(folder)).toBe(true);
  });

  it('is false once the lock asks for another version', () => {
    write('package-lock.json', lock('1.1.0'));
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } }));
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('isInstalled after an install of ours', () => {
  const stampOf = (text: string) => createHash('sha256').update(text).digest('hex');

  it('trusts the stamp for as long as the lock stays the same', () => {
    const lock = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });
    write('package-lock.json', lock);
    write('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));
    expect(isInstalled(folder)).toBe(false);
    write('node_modules/.planwright-install', stampOf(lock));
    expect(isInstalled(folder)).toBe(true);
    write('package-lock.json', lock.replace('1.0.0', '1.0.1'));
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('sourceStamp', () => {
  it('changes with the content and the name of a source, not with builds or tests', () => {
    write('packages/a/src/x.ts', 'one');
    const first = sourceStamp(folder);
    write('packages/a/dist/x.js', 'built');
    write('packages/a/src/x.test.ts', 'test');
    expect(sourceStamp(folder)).toBe(first);
    write('packages/a/src/x.ts', 'two');
    const second = sourceStamp(folder);
    expect(second).not.toBe(first);
    rmSync(join(folder, 'packages/a/src/x.ts'));
    write('packages/a/src/y.ts', 'two');
    expect(sourceStamp(folder)).not.toBe(second);
  });
});
