// `node scripts/run-ts.mjs FILE [args]`: runs a TypeScript file of the repository and calls its exported `main(args)`, if it has one.
// Vite, which is installed anyway, transforms it; @planwright packages resolve to their sources, so nothing has to be built first.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';
import { csvText } from './csv-text.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node scripts/run-ts.mjs FILE [args]\n');
  process.exit(2);
}

const resolution = { conditions: ['planwright-source', 'module', 'node'], noExternal: [/^@planwright\//] };
const { module } = await runnerImport(pathToFileURL(resolve(file)).href, {
  root: resolve(import.meta.dirname, '..'),
  configFile: false,
  logLevel: 'error',
  plugins: [csvText()],
  // `inline` is the environment in which runnerImport runs a file.
  environments: { inline: { resolve: resolution } },
});
if (typeof module.main === 'function') await module.main(args);
