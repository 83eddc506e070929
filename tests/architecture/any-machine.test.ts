import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, root } from './source-files.ts';

/** An absolute path of somebody's machine, not part of an address or of a longer path. */
const machinePath = /(?<![\w.:*)\]/-])\/(work|tmp|root|home|farm|Users)\/(?=[\w.])/;

const binary = /\.(png|jpg|ico|xlsx|docx|woff2?|wasm)$/;

describe('every file of the repository', () => {
  it.each(['"/wo' + 'rk/main"', ' /tm' + 'p/x', 'file=/ro' + 'ot/a'])('is searched for %s', (text) => {
    expect(machinePath.test(text)).toBe(true);
  });

  it('names no path of one machine', () => {
    const files = filesOf().filter((path) => !binary.test(path) && path !== 'package-lock.json');
    const lines = files.flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => (machinePath.test(line) ? [`${path}:${index + 1}`] : [])),
    );
    expect(files).toContain('package.json');
    expect(lines).toEqual([]);
  });
});
