/** The presenter's view: one cell at a time, turned by the keyboard. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchBrowser, serveNotebook } from './browser.ts';
import { figures, openPage } from './opened-page.ts';
import type { Server } from './server.ts';

let browser: Browser;
let server: Server;
let context: BrowserContext | undefined;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveNotebook()]);
});
afterEach(async () => {
  await context?.close();
  context = undefined;
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

it('shows one cell at a time in larger type, turns by the arrow keys, and Escape brings the page back', async () => {
  const all = await openPage(browser, server.url);
  context = all.context;
  const { page } = all;
  await figures(page);
  const shown = () => page.locator('main > .cell:visible').evaluateAll((cells) => cells.map((cell) => cell.className));
  const width = async () => (await page.locator('main > .cell h1').boundingBox())?.height ?? 0;
  const before = await width();
  await page.getByRole('button', { name: '放映', exact: true }).click();
  await expect.poll(shown).toHaveLength(1);
  expect(await width()).toBeGreaterThan(1.4 * before);
  expect(await page.locator('.rail:visible, .top:visible, .status:visible').count()).toBe(0);
  await page
    .locator('.presenter')
    .focus()
    .catch(() => undefined);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const seen: string[] = [];
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press('ArrowRight');
    seen.push(...(await shown()));
  }
  expect(seen).toHaveLength(3);
  expect(await page.locator('.presenter').innerText()).toMatch(/^[\s\S]*4 \/ \d+/);
  await page.waitForSelector('main > .cell:visible .chart svg[role="img"]');
  // The tip stands at the pointer, although the cell is shown larger.
  const surface = page.locator('main > .cell:visible .surface');
  const box = await surface.boundingBox();
  if (box === null) throw new Error('the chart is not in view');
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
  const hairline = await page.locator('main > .cell:visible .hairline').boundingBox();
  expect(Math.abs((hairline?.x ?? 0) - (box.x + box.width * 0.7))).toBeLessThan(box.width / 20);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  expect(await page.locator('.cell h1:visible').count()).toBe(1);
  await page.keyboard.press('Escape');
  expect(await page.locator('.rail:visible').count()).toBe(1);
  expect((await shown()).length).toBeGreaterThan(5);
  expect(all.complaints).toEqual([]);
});
