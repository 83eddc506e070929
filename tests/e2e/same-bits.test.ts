/** The command line with one to three workers, its parts merged, and the workers of the page give the same report, to the last bit. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, serveNotebook } from './browser.ts';
import type { Server } from './server.ts';

const command = join(resolve(import.meta.dirname, '..', '..'), 'packages', 'cli', 'bin', 'planwright.js');

let browser: Browser;
let server: Server;
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveNotebook()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

interface Answer {
  readonly hash: string;
  readonly series: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const bands = ['observed', 'mean', 'p05', 'p25', 'p50', 'p75', 'p95', 'errors'];

/** Every number of every series, as text: JSON prints a double so that it reads back as the same bits. */
const numbers = ({ hash, series }: Answer): string =>
  JSON.stringify([hash, Object.entries(series).map(([name, one]) => [name, bands.map((band) => one[band])])]);

async function answerOf(words: readonly string[]): Promise<Answer> {
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...words, '--json'], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Answer;
}

const words = ['run', 'liaocheng', '--draws', '2000', '--seed', '7'];
const fromCommandLine = async (...more: readonly string[]): Promise<string> =>
  numbers(await answerOf([...words, ...more]));

async function fromParts(...more: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-'));
  try {
    const files = ['3', '1', '2'].map((i) => join(folder, `${i}.part`));
    for (const file of files) await answerOf([...words, ...more, '--shard', `${file.at(-6) ?? ''}/3`, '--out', file]);
    return numbers(await answerOf(['merge', ...files]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('planwright run with 1, 2 and 3 workers, 1/3 … 3/3 merged and the browser’s workers agree in every bit', async () => {
  const one = await fromCommandLine('--workers', '1');
  expect(await fromCommandLine('--workers', '2')).toBe(one);
  expect(await fromCommandLine('--workers', '3')).toBe(one);
  expect(await fromParts()).toBe(one);
  expect(one.length).toBeGreaterThan(10_000);
  const counted = await fromCommandLine('--memory', '0');
  expect(counted).not.toBe(one);
  expect(await fromParts('--memory', '0')).toBe(counted);

  const page = await browser.newPage();
  await page.goto(server.url);
  expect(await page.evaluate('crossOriginIsolated')).toBe(true);
  // The console is there once the model has been fetched and the page stands.
  await page.waitForSelector('.status[data-phase="fresh"]');
  for (const workers of [1, 2, 3]) {
    const call = (more: string): string =>
      `planwright.run({ scenario: 'baseline', draws: 2000, seed: 7${more} }, ${workers})`;
    expect(numbers(await page.evaluate<Answer>(call('')))).toBe(one);
    expect(numbers(await page.evaluate<Answer>(call(', rawBytes: 0')))).toBe(counted);
  }
  await page.close();

  // Another server may not isolate the page: without shared memory draws are transferred.
  const plain = await browser.newPage();
  await plain.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = Object.entries(response.headers()).filter(([name]) => !name.startsWith('cross-origin-'));
    await route.fulfill({ response, headers: Object.fromEntries(headers) });
  });
  await plain.goto(server.url);
  expect(await plain.evaluate('crossOriginIsolated')).toBe(false);
  await plain.waitForSelector('.status[data-phase="fresh"]');
  for (const workers of [1, 2]) {
    const call = `planwright.run({ scenario: 'baseline', draws: 2000, seed: 7 }, ${workers})`;
    expect(numbers(await plain.evaluate<Answer>(call))).toBe(one);
  }
  await plain.close();
});

test('the page cites the same model hash as the command line, also under a scenario and a changed lever', async () => {
  for (const [hash, words] of [
    ['', []],
    ['#scenario=peak_first', ['--scenario', 'peak_first']],
    ['#set.push=0.003', ['--set', 'push=0.003']],
  ] as const) {
    const page = await browser.newPage();
    await page.goto(server.url + hash);
    await page.waitForSelector('.status[data-phase="fresh"][data-draws="10000"]');
    const cited = await page.locator('.status').innerText();
    expect(cited).toContain((await answerOf(['run', 'liaocheng', '--draws', '1', ...words])).hash);
    await page.close();
  }
});
