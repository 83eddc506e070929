// npm start: install what is missing, build what is stale, serve the notebook on loopback and open it at a desk.
// Further arguments go to `planwright serve`, for instance: npm start -- --port 4180 --no-open
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare.mjs';

prepare();

const args = process.argv.slice(2);
const open = args.includes('--no-open') ? [] : ['--open'];
const command = join(root, 'packages', 'cli', 'bin', 'planwright.js');

// In this process: one thing to stop, and nothing left behind when it is stopped.
process.argv = [process.execPath, command, 'serve', ...open, ...args.filter((arg) => arg !== '--no-open')];
await import(pathToFileURL(command).href);
