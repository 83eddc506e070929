// `node scripts/run-bundled.mjs FILE [args]`: bundles a TypeScript file of the repository and calls its exported `main(args)`. Unlike
// run-ts.mjs the code runs as it ships, without a module runner between its parts: what measures time goes this way.
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { csvText } from './csv-text.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node scripts/run-bundled.mjs FILE [args]\n');
  process.exit(2);
}
const root = resolve(import.meta.dirname, '..');
const outDir = resolve(root, 'node_modules/.cache/planwright/bundled');
const name = basename(file, '.ts');
await build({
  root,
  configFile: false,
  logLevel: 'error',
  plugins: [csvText()],
  resolve: { conditions: ['planwright-source', 'module', 'node'] },
  ssr: { noExternal: [/^@planwright\//], resolve: { conditions: ['planwright-source', 'module', 'node'] } },
  build: {
    ssr: resolve(file),
    outDir,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: `${name}.mjs`, chunkFileNames: `${name}-[hash].mjs` } },
  },
});
const bundle = await import(pathToFileURL(resolve(outDir, `${name}.mjs`)).href);
if (typeof bundle.main === 'function') await bundle.main(args);
