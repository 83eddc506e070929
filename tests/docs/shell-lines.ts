import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../architecture/source-files.ts';

/** What a line of a `sh` block asks for. */
export type ShellLine =
  /** `planwright …` that ends by itself; `command` is for a shell. */
  | { readonly kind: 'planwright'; readonly command: string }
  /** `planwright serve …`, which runs until it is stopped: as a test starts it, without a browser and on any free port. */
  | { readonly kind: 'serve'; readonly args: readonly string[] }
  /** `npm …` or `node FILE`: what it names has to exist. */
  | { readonly kind: 'named'; readonly exists: boolean };

const program = join(root, 'packages', 'cli', 'bin', 'planwright.js');

/** Commands of npm that every installation has. */
const npmCommands = new Set(['ci', 'install']);

/** Reads one line; undefined means that it is nothing a document of ours should show. */
export function readShellLine(line: string, scripts: ReadonlySet<string>): ShellLine | undefined {
  const [first = '', ...rest] = line.split(/\s+/);
  const planwright = /^(?:npx )?planwright\s+(.*)$/.exec(line)?.[1];
  if (planwright?.startsWith('serve')) {
    const asked = planwright.replace(/ --open\b| --port \S+/g, '').split(/\s+/);
    return { kind: 'serve', args: [...asked, '--port', '0'] };
  }
  if (planwright !== undefined) {
    return { kind: 'planwright', command: `"${process.execPath}" "${program}" ${planwright}` };
  }
  if (first === 'npm') {
    const [command = '', script = ''] = rest;
    const name = command === 'run' ? script : command;
    return { kind: 'named', exists: scripts.has(name) || (command !== 'run' && npmCommands.has(command)) };
  }
  if (first === 'node') return { kind: 'named', exists: rest.length > 0 && existsSync(join(root, rest[0] ?? '')) };
  if (first === 'git' || first === 'cd') return { kind: 'named', exists: rest.length > 0 };
  return undefined;
}
