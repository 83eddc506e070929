/** The rail: shares that always make a whole, and a large model whose parameters are found by name. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
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

async function opened() {
  const all = await openPage(browser, server.url);
  context = all.context;
  await figures(all.page);
  return all;
}

const shares = (page: Page): Promise<number[]> =>
  page
    .locator('.share-group')
    .first()
    .locator('.number input')
    .evaluateAll((all) => all.map((box) => Number((box as HTMLInputElement).value)));

it('a share that moves makes the others give way, a locked one stays, and one undo takes it all back', async () => {
  const { page, complaints } = await opened();
  await page.locator('.rail .find').fill('电解铝');
  const group = page.locator('.share-group').first();
  await group.waitFor();
  const before = await shares(page);
  expect(before.length).toBeGreaterThan(3);
  await group.locator('.lock').nth(1).click();
  const first = group.locator('input[type="range"]').first();
  await first.focus();
  await page.keyboard.press('PageUp');
  const after = await shares(page);
  expect(after[0]).toBe((before[0] ?? 0) + 10);
  expect(after[1]).toBe(before[1]);
  expect(after[2]).toBeLessThan(before[2] ?? 0);
  // Each is shown to a tenth.
  expect(Math.abs(after.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThan(0.05 * after.length);
  expect(await group.locator('.head').first().innerText()).toContain('100.0%');
  await page.waitForTimeout(150);
  await figures(page);
  expect(await page.locator('[role="alert"] .banner').count()).toBe(0);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  expect(await shares(page)).toEqual(before);
  expect(complaints).toEqual([]);
});

it('shows what the notebook names, and finds any other parameter by its name', async () => {
  const { page } = await opened();
  const rows = await page.locator('.rail .row').count();
  expect(rows).toBeGreaterThan(10);
  expect(rows).toBeLessThan(60);
  await page.locator('.rail .find').fill('没有这样的名字');
  expect(await page.locator('.rail .row').count()).toBe(0);
  expect(await page.locator('.rail').innerText()).toContain('没有这样的假设');
  await page.locator('.rail .find').fill('carbon.scope');
  expect(await page.locator('.rail .row').count()).toBe(1);
});

it('shows how each year of a figure is computed, one after the other, also in one draw', async () => {
  const { page, complaints } = await opened();
  const steps = page.locator('details.steps').first();
  await steps.locator('summary').click();
  const answer = steps.locator('.analysis[data-phase="fresh"] .said').first();
  await answer.waitFor();
  expect(await answer.innerText()).toContain('2026');
  await steps.getByRole('button', { name: '下一年' }).click();
  await expect.poll(() => answer.innerText().catch(() => '')).toContain('2027');
  const central = await answer.innerText();
  await steps.getByRole('spinbutton').fill('3');
  await steps.getByRole('spinbutton').press('Enter');
  await expect.poll(() => answer.innerText().catch(() => '')).not.toBe(central);
  expect(complaints).toEqual([]);
});
