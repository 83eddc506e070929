import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { csvText } from '../../scripts/csv-text.mjs';
import { contentPolicy } from './build/content-policy.ts';
import { packedPage } from './build/packed-page.ts';
import { pageData } from './build/page-data.ts';
import { sharedWorker } from './build/shared-worker.ts';
import { shippedNotebook } from './build/shipped-notebook.ts';

const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Gives the one-file form the name people save it under. */
function named(fileName: string): Plugin {
  return {
    name: 'planwright-file-name',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page !== undefined) page.fileName = fileName;
      },
    },
  };
}

export default defineConfig(({ mode }) => {
  const single = mode === 'single';
  const spawn = single ? 'src/worker/spawn-inline.ts' : 'src/worker/spawn-url.ts';
  const load = single ? 'src/models/load-own.ts' : 'src/models/load-any.ts';
  return {
    base: './',
    plugins: [
      pageData(single ? 'single' : 'hosted'),
      csvText(),
      shippedNotebook(),
      svelte(),
      ...(single
        ? [viteSingleFile(), packedPage(), contentPolicy('single'), named('liaocheng-15fyp.html')]
        : [sharedWorker(), contentPolicy('hosted')]),
    ],
    resolve: {
      alias: {
        '#engine-worker': fileURLToPath(new URL(spawn, import.meta.url)),
        '#load-model': fileURLToPath(new URL(load, import.meta.url)),
      },
      conditions: ['planwright-source', 'module', 'browser', 'development|production'],
    },
    worker: { format: single ? 'iife' : 'es', plugins: () => [csvText()] },
    build: {
      target: 'es2022',
      outDir: single ? 'dist/single' : 'dist/web',
      modulePreload: { polyfill: false },
      reportCompressedSize: true,
      chunkSizeWarningLimit: 1500,
    },
    server: { fs: { allow: ['../..'] } },
    preview: { headers },
  };
});
