import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type Server } from './server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('npm start on a built tree', () => {
  let server: Server;
  beforeAll(async () => {
    // The promise of the README: up in under 10 s.
    server = await startServer('scripts/start.mjs', ['--no-open', '--port', '0'], 10_000);
  });
  afterAll(() => server?.close());

  it('prints an address that serves the page', async () => {
    const response = await fetch(server.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toMatch(/<script type="module"/);
  });

  it('serves it under the strict content policy', async () => {
    const response = await fetch(server.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toContain("'unsafe-inline'");
    expect(policy).not.toContain("'unsafe-eval'");
  });

  it('does not answer with files outside the page', async () => {
    const response = await fetch(new URL('/..%2f..%2fpackage.json', server.url));
    expect(response.status).not.toBe(200);
  });
});

describe('the build', () => {
  const workersIn = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /worker[^/\\]*\.js$/.test(name),
    );

  it('has a worker for Node', () => {
    expect(workersIn('packages/cli/dist')).toEqual(['node-worker.js']);
  });

  it('has a worker for the page with the engine in it', () => {
    // A bundler that takes the worker's only import for free of effects leaves an empty file, and the page waits for ever.
    const assets = join(root, 'packages/ui/dist/web/assets');
    const [worker = ''] = readdirSync(assets).filter((name) => /^engine-worker.*\.js$/.test(name));
    const text = readFileSync(join(assets, worker), 'utf8');
    const shared = [...text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].map(([, name = '']) => name);
    const sizes = [worker, ...shared].map((name) => statSync(join(assets, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(100_000);
  });
});
