/** Cells that ask an analysis, in the built page: sentences, figures, states, cancelling. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchBrowser, serveNotebook } from './browser.ts';
import type { Server } from './server.ts';

let browser: Browser;
let server: Server;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveNotebook()]);
});
afterEach(() => page.context().close());
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

async function open(hash = ''): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  complaints.length = 0;
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.url + hash);
  await page.waitForSelector('.status[data-phase="fresh"][data-draws="10000"]');
}

const cell = (name: string): Locator => page.locator(`.analysis[data-analysis="${name}"]`);

/** Cheap ones compute when they are seen. */
async function answered(name: string): Promise<Locator> {
  await cell(name).scrollIntoViewIfNeeded();
  await page.waitForSelector(`.analysis[data-analysis="${name}"][data-phase="fresh"]`);
  return cell(name);
}

it('names the pair that excludes each other most and the yearbook figures worth looking up', async () => {
  await open();
  const conflict = await answered('conflict');
  expect(await conflict.locator('.said').first().innerText()).toMatch(/最不相容的是“.+”|没有明显互斥/);
  expect(await conflict.locator('figure svg[role="img"]').count()).toBe(1);

  const sensitivity = await answered('sensitivity');
  const said = await sensitivity.locator('.said').allInnerTexts();
  expect(said.join('')).toMatch(/主要取决于.+占方差 \d+%/);
  expect(said.join('')).toMatch(/最值得去查的年鉴数是/);
  expect(await sensitivity.locator('table').first().locator('tbody tr').count()).toBe(5);
  expect(await sensitivity.locator('.cite').innerText()).toMatch(/种子 7 · 模型 [0-9a-f]{12}/);
  expect(complaints).toEqual([]);
});

it('shows every reading of a target and marks those where the word changes', async () => {
  await open('#lang=en');
  const readings = await answered('readings');
  expect(await readings.locator('.said').innerText()).toMatch(/Of \d+ targets with several readings/);
  expect(await readings.locator('tbody tr').count()).toBeGreaterThan(10);
  expect(await readings.locator('.word').count()).toBeGreaterThan(10);
});

it('tells what new figures do to the targets, what an indicator table hides and where a number comes from', async () => {
  await open();
  const monitor = await answered('monitor');
  expect(await monitor.locator('.said').innerText()).toMatch(/已有的数：2026 年聊城实际增速 5.2%.+（[绿黄红]灯/);
  expect(await monitor.locator('.word').first().innerText()).toMatch(/^\d+%$/);
  const audit = await answered('audit');
  expect(await audit.locator('.said').innerText()).toMatch(/矛盾 2 处/);
  // 4500 亿元 ÷ 90,000 元 are 500 万人, beside 560 in the table.
  expect(await audit.locator('tbody tr').first().innerText()).toMatch(/500\.0 万人.*表中为 560\.0 万人/s);
  expect(await audit.locator('.cite').count()).toBe(0);
  const explain = await answered('explain');
  expect(await explain.locator('tbody tr').first().innerText()).toContain('growth_rest + margin + push');
  expect(complaints).toEqual([]);
});

it('turns stale when an assumption changes and answers again when asked', async () => {
  await open();
  await answered('conflict');
  const before = await cell('conflict').locator('.cite').innerText();
  await page.locator('input[type="range"]').first().focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.waitForSelector('.analysis[data-analysis="conflict"][data-phase="stale"]');
  expect(await cell('conflict').locator('.cite').innerText()).toBe(before);
  await cell('conflict').getByRole('button', { name: '重新计算' }).press('Enter');
  await page.waitForSelector('.analysis[data-analysis="conflict"][data-phase="fresh"]');
  expect(await cell('conflict').locator('.cite').innerText()).not.toBe(before);
});

it('cancels a search under way from the keyboard and stays usable', async () => {
  await open();
  await cell('briefing').getByRole('button', { name: '计算' }).press('Enter');
  await page.waitForSelector('.analysis[data-analysis="briefing"][data-phase="running"]');
  expect(await cell('briefing').locator('progress').count()).toBe(1);
  await cell('briefing').getByRole('button', { name: '取消' }).press('Enter');
  await page.waitForSelector('.analysis[data-analysis="briefing"][data-phase="stale"]');
  await answered('conflict');
  expect(complaints).toEqual([]);
});

it('has nothing that axe complains of, answers and progress included', async () => {
  await open();
  await answered('conflict');
  await answered('sensitivity');
  await answered('readings');
  await cell('reach').getByRole('button', { name: '计算' }).press('Enter');
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});
