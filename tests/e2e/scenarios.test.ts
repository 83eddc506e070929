/** Scenarios of one's own, side by side; and years of a variable that are set on its chart. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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

async function opened(hash = '') {
  const all = await openPage(browser, server.url + hash);
  context = all.context;
  await figures(all.page);
  return all;
}

const settled = async (page: Page): Promise<void> => {
  await page.waitForTimeout(150);
  await figures(page);
};

const everyNumber = (page: Page): Promise<string[]> => page.locator('.verdict .p').allInnerTexts();

const growth = 'figure:has(figcaption:text("聊城实际增速"))';

describe('a scenario of one’s own', () => {
  it('holds exactly what was set, stands in the notebook as a cell, and is one step', async () => {
    const { page, complaints } = await opened('#set.push=0.003');
    const before = await everyNumber(page);
    await page.getByRole('button', { name: '新情景' }).click();
    await page.getByRole('textbox', { name: '情景名称' }).fill('加把劲');
    await page.keyboard.press('Enter');
    const button = page.getByRole('button', { name: '加把劲' });
    await button.waitFor();
    await settled(page);
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await everyNumber(page)).toEqual(before);
    expect(await page.locator('.scenario-cell').innerText()).toMatch(/加把劲[\s\S]*政策增量[\s\S]*\+0\.3/);
    expect(await page.locator('.chip.quiet').innerText()).toContain('+0.3');
    await page.locator('.language').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    expect(await everyNumber(page)).toEqual(before);
    await page.locator('.language').click();
    await page.keyboard.press('ControlOrMeta+z');
    await settled(page);
    expect(await page.locator('.scenario-cell').count()).toBe(0);
    expect(await page.locator('[data-chip="push"]').innerText()).toContain('+0.3');
    expect(complaints).toEqual([]);
  });
});

describe('two scenarios side by side', () => {
  it('show the numbers that the other one has alone, in the verdicts, the table and the chart', async () => {
    const { page, complaints } = await opened();
    await page.getByRole('button', { name: '增长优先' }).click();
    await settled(page);
    const alone = await everyNumber(page);
    await page.getByRole('button', { name: '基准', exact: true }).click();
    await settled(page);
    await page.getByRole('combobox', { name: '并排对比的情景' }).selectOption({ label: '对比：增长优先' });
    await page.locator('.verdict .other').first().waitFor();
    const beside = await page.locator('.verdict .other b').allInnerTexts();
    expect(beside.map((text) => text.replace(/\s/g, ''))).toEqual(alone.map((text) => text.replace(/\s/g, '')));
    await page.locator(growth).scrollIntoViewIfNeeded();
    expect(await page.locator(`${growth} svg`).innerHTML()).toContain('增长优先');
    expect(await page.locator(`${growth} figcaption`).innerText()).toContain('增长优先');
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await page.getByRole('combobox', { name: '并排对比的情景' }).selectOption({ index: 0 });
    await expect.poll(() => page.locator('.other').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('a variable', () => {
  const panel = (page: Page) => page.locator(`.answer:has(${growth}) details.fix`);

  it('is set by typing: the year has that value in every draw, the address keeps it, and undo takes it back', async () => {
    const { page, complaints } = await opened();
    const before = await everyNumber(page);
    await panel(page).locator('summary').click();
    const box = page.getByRole('textbox', { name: '聊城实际增速，2027 年设为' });
    await box.fill('9');
    await box.press('Enter');
    await expect.poll(() => everyNumber(page)).not.toEqual(before);
    await settled(page);
    expect(await page.locator('[data-chip="growth_city"]').innerText()).toContain('2027');
    await page.locator(`.answer:has(${growth}) details.data summary`).first().click();
    const row = page.locator(`.answer:has(${growth}) tr:has(td:text-is("2027"))`).first();
    await row.waitFor();
    expect((await row.locator('td').allInnerTexts()).slice(2, 7)).toEqual(['设定', '—', '9.0', '9.0', '9.0']);
    await expect.poll(() => page.url()).toContain('fix.growth_city%402027=0.09');
    const after = await everyNumber(page);
    await page.reload();
    await figures(page);
    expect(await everyNumber(page)).toEqual(after);
    await page.locator('[data-chip="growth_city"] button').click();
    await settled(page);
    expect(await everyNumber(page)).toEqual(before);
    expect(complaints).toEqual([]);
  });

  it('is drawn on its chart: years under the pointer are set in one step', async () => {
    const { page, complaints } = await opened();
    await panel(page).locator('summary').click();
    await page.locator('.fix-years').waitFor();
    const box = await page.locator(`${growth} .surface`).boundingBox();
    if (box === null) throw new Error('the chart is not in view');
    const y = box.y + box.height * 0.3;
    await page.mouse.move(box.x + box.width * 0.55, y);
    await page.mouse.down();
    for (let i = 0; i <= 20; i++) await page.mouse.move(box.x + box.width * (0.55 + 0.01 * i), y);
    await page.mouse.up();
    const set = await page.locator('.fix-years li.set').count();
    expect(set).toBeGreaterThan(1);
    await settled(page);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    expect(await page.locator('.fix-years li.set').count()).toBe(0);
    expect(await page.getByRole('button', { name: '撤销', exact: true }).isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
  });
});
