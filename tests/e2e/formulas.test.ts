/** A model written in the notebook: its formulas are edited on the page, a wrong one is told at its place and mended. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { launchBrowser, serveNotebook } from './browser.ts';
import { cellMenu, dropFile, editor, figures, openPage } from './opened-page.ts';
import type { Server } from './server.ts';

const text = `---
format: planwright/1
draws: 500
---

# 小城账本

2026 年税收 {= tax@2026 | 0.0 亿元@2025}，是产值的 {= tax@2026 / gdp@2026 | 0%}。

\`\`\`yaml model {#m}
id: tiny
title: {zh: 小城, en: Small town}
years: {history: 2024, start: 2026, end: 2030}
parameters:
  g:
    unit: 1/yr
    value: 5 %
    role: lever
    range: [0, 0.1]
    label: {zh: 增速, en: Growth}
    source: {zh: 假定, en: assumed}
variables:
  gdp:
    unit: CNY@2025
    display: 亿元@2025
    label: {zh: 产值, en: Output}
    initial: 3000 亿元@2025
    equation: gdp(-1) * (1 + g)
  tax:
    unit: CNY@2025
    display: 亿元@2025
    label: {zh: 税收, en: Taxes}
    equation: 0.08 * gdp
\`\`\`

\`\`\`yaml chart {#tax}
type: fan
series: tax
\`\`\`
`;

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
  await dropFile(all.page, 'town.md', text);
  await figures(all.page, 500);
  return all;
}

async function formula(page: Page, cell: string, equation: string): Promise<void> {
  await cellMenu(page, cell, '编辑');
  await editor(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  // To where the text of the line begins.
  await page.keyboard.press('Shift+Home');
  await page.keyboard.insertText(`equation: ${equation}`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.locator('.cell-editor').waitFor({ state: 'detached' });
}

/** Taxes of 2026 as the table of the chart gives them. */
async function taxes(page: Page): Promise<number> {
  const table = page.locator('.cell.chart details.data').first();
  if ((await table.getAttribute('open')) === null) await table.locator('summary').click();
  const row = table.locator('tr:has(td:text-is("2026"))');
  await row.waitFor();
  const cells = await row.locator('td').allInnerTexts();
  return Number(cells[4]?.replace(/,/g, ''));
}

it('a formula whose units do not fit is told at its line with both units, and mended the figures follow', async () => {
  const { page, complaints } = await opened();
  // 3000 × 1.05² × 0.08, in whole 亿元.
  expect(await taxes(page)).toBe(265);
  const prose = page.locator('.cell.text p');
  await expect.poll(() => prose.innerText()).toMatch(/税收 264\.6.*是产值的 8%/);
  await formula(page, '.cell.definition', '0.08 * gdp + g');
  const broken = page.locator('.cell.unknown');
  expect(await broken.locator('.cell-problems').innerText()).toMatch(/第 33 行[\s\S]*CNY/);
  expect(await page.locator('.banner.warning').innerText()).toContain('上一次读得通的模型');
  expect(await taxes(page)).toBe(265);
  await formula(page, '.cell.unknown', '0.16 * gdp');
  await page.locator('.cell.definition').waitFor();
  await page.waitForTimeout(150);
  await figures(page, 500);
  await expect.poll(() => taxes(page)).toBe(529);
  await expect.poll(() => prose.innerText()).toMatch(/税收 529\.2.*是产值的 16%/);
  expect(await page.locator('.banner.warning').count()).toBe(0);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await page.waitForTimeout(150);
  await figures(page, 500);
  await expect.poll(() => taxes(page)).toBe(265);
  expect(complaints).toEqual([]);
});
