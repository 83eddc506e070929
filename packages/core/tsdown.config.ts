import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    analysis: 'src/analysis/analysis.ts',
    interchange: 'src/interchange/interchange.ts',
    notebook: 'src/notebook/notebook.ts',
    pool: 'src/run/pool.ts',
    'browser-worker': 'src/run/browser-worker.ts',
    'node-worker': 'src/run/node-worker.ts',
    publication: 'src/publication/publication.ts',
    spreadsheet: 'src/spreadsheet/spreadsheet.ts',
    testing: 'src/testing/testing.ts',
  },
  platform: 'neutral',
  target: 'es2022',
  dts: true,
  deps: { neverBundle: [/^node:/] },
  logLevel: 'warn',
});
