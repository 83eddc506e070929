import { defineConfig } from 'tsdown';
import { csvText } from '../../scripts/csv-text.mjs';

// One self-contained program, so that a command starts without walking hundreds of files of mathjs. The worker is an
// entry of its own: the pool spawns dist/node-worker.js. Workspace packages are bundled from source.
export default defineConfig({
  entry: { main: 'src/main.ts', 'node-worker': '../core/src/run/node-worker.ts' },
  platform: 'node',
  target: 'node20',
  fixedExtension: false,
  dts: false,
  plugins: [csvText()],
  inputOptions: {
    resolve: {
      conditionNames: ['planwright-source', 'import', 'node', 'default'],
      mainFields: ['module', 'main'],
    },
  },
  deps: { alwaysBundle: [/^[^./]/], neverBundle: [/^node:/], onlyBundle: false },
  logLevel: 'warn',
});
