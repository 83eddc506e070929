/** The command line with one and two workers and the worker of the page give the same report, to the last bit. */
import { execFile } from 'node:child_process';
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

const bands = ['observed', 'mean', 'p05', 'p25', 'p50', 'p75', 'p95'];

/** Every number of every series, as text: JSON prints a double so that it reads back as the same bits. */
const numbers = ({ hash, series }: Answer): string =>
  JSON.stringify([hash, Object.entries(series).map(([name, one]) => [name, bands.map((band) => one[band])])]);

async function answerOf(words: readonly string[]): Promise<Answer> {
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...words, '--json'], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Answer;
}

const fromCommandLine = async (workers: number): Promise<string> =>
  numbers(await answerOf(['run', 'liaocheng', '--draws', '2000', '--seed', '7', '--workers', String(workers)]));

test('planwright run --workers 1, --workers 2 and the browser’s workers agree in every bit', async () => {
  const [one, two] = [await fromCommandLine(1), await fromCommandLine(2)];
  expect(two).toBe(one);
  expect(one.length).toBeGreaterThan(10_000);

  const page = await browser.newPage();
  await page.goto(server.url);
  for (const workers of [1, 2]) {
    const call = `planwright.run({ scenario: 'baseline', draws: 2000, seed: 7 }, ${workers})`;
    expect(numbers(await page.evaluate<Answer>(call))).toBe(one);
  }
  await page.close();
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
