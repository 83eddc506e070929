import { describe, expect, it } from 'vitest';
import { readShellLine } from './shell-lines.ts';

const scripts = new Set(['start', 'build']);

describe('readShellLine', () => {
  it('runs planwright with and without npx through the program of this repository', () => {
    const line = readShellLine('npx planwright run liaocheng --json', scripts);
    expect(line).toEqual(readShellLine('planwright run liaocheng --json', scripts));
    expect(line).toMatchObject({ kind: 'planwright' });
    expect(line?.kind === 'planwright' && line.command).toMatch(/planwright\.js" run liaocheng --json$/);
  });

  it('tells a server from a command that ends', () => {
    expect(readShellLine('npx planwright serve note.md --port 4180 --open', scripts)).toEqual({
      kind: 'serve',
      args: ['serve', 'note.md', '--port', '0'],
    });
  });

  it('looks npm scripts and files up', () => {
    expect(readShellLine('npm start', scripts)).toEqual({ kind: 'named', exists: true });
    expect(readShellLine('npm run build', scripts)).toEqual({ kind: 'named', exists: true });
    expect(readShellLine('npm run gone', scripts)).toEqual({ kind: 'named', exists: false });
    expect(readShellLine('node scripts/test.mjs', scripts)).toEqual({ kind: 'named', exists: true });
    expect(readShellLine('node scripts/gone.mjs', scripts)).toEqual({ kind: 'named', exists: false });
  });

  it('knows no other program', () => {
    expect(readShellLine('make everything', scripts)).toBeUndefined();
  });
});
