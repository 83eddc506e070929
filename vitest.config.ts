import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { csvText } from './scripts/csv-text.mjs';

// Workspace packages resolve to their sources: tests never run against a stale build.
const conditions = ['planwright-source', 'module', 'node', 'development|production'];
const source = { resolve: { conditions }, ssr: { resolve: { conditions } } };

const cores = 2;

export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        plugins: [csvText()],
        test: {
          name: 'node',
          include: [
            'packages/{core,cli}/src/**/*.test.ts',
            'models/**/*.test.ts',
            'data/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', 'tests/e2e/**'],
          environment: 'node',
          pool: 'forks',
          maxWorkers: cores,
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...source,
        plugins: [csvText(), svelte({ configFile: false })],
        test: {
          name: 'page',
          include: ['packages/ui/{src,build}/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          maxWorkers: cores,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Measures and drives a real browser: alone, one file after another, after everything else.
        ...source,
        plugins: [csvText()],
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          maxWorkers: 1,
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
