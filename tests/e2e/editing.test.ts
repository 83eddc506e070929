/** Working in the page: its text is edited, and every step can be undone. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, serveNotebook } from './browser.ts';
import { cellMenu, editor, figures, openPage, type Opened } from './opened-page.ts';
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

async function opened(): Promise<Opened> {
  const all = await openPage(browser, server.url);
  context = all.context;
  await figures(all.page);
  return all;
}

const growth = '.cell.chart:has(figcaption:text("聊城实际增速"))';
const prose = '.cell.text:has(h2:text("增速与全省比较"))';

/** Replaces what stands in the open editor and leaves it by the keyboard. */
async function rewrite(page: Page, text: string): Promise<void> {
  await editor(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.locator('.cell-editor').waitFor({ state: 'detached' });
}

const undo = (page: Page) => page.getByRole('button', { name: '撤销', exact: true });
const redo = (page: Page) => page.getByRole('button', { name: '重做', exact: true });

describe('the text of a cell', () => {
  it('is edited in place, its heading reaches the outline, and undo and redo move between both', async () => {
    const { page, complaints } = await opened();
    await page.locator(prose).dblclick();
    await rewrite(page, '## 换过的题目\n\n第一段。**重点**。');
    expect(await page.locator('.cell.text h2:text("换过的题目")').count()).toBe(1);
    expect(await page.locator('.cell.text strong:text("重点")').count()).toBe(1);
    expect(await page.locator('.outline').innerText()).toContain('换过的题目');
    await undo(page).click();
    expect(await page.locator(prose).count()).toBe(1);
    expect(await page.locator('.outline').innerText()).not.toContain('换过的题目');
    await redo(page).click();
    expect(await page.locator('.cell.text h2:text("换过的题目")').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('that is wrong is shown as it is written with its problem, the rest works, and mending it brings the figure back', async () => {
    const { page, complaints } = await opened();
    const charts = await page.locator('figure').count();
    await cellMenu(page, growth, '编辑');
    await rewrite(page, 'type: fan\nseries: growth_citi');
    const broken = page.locator('.cell.unknown');
    expect(await broken.locator('pre').innerText()).toBe('type: fan\nseries: growth_citi\n');
    expect(await broken.locator('.cell-problems .error').innerText()).toContain('growth_city');
    await figures(page);
    expect(await page.locator('figure').count()).toBe(charts - 1);
    await cellMenu(page, '.cell.unknown', '编辑');
    await rewrite(page, 'type: fan\nseries: growth_city');
    await page.locator(growth).waitFor();
    expect(await page.locator('.cell.unknown').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('that would swallow the next cell is refused, stays in the editor and changes nothing', async () => {
    const { page } = await opened();
    await cellMenu(page, growth, '编辑');
    await editor(page);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('\n```\n');
    await page.keyboard.press('ControlOrMeta+Enter');
    expect(await page.locator('.cell-editor .refused').innerText()).toContain('没有写入');
    await page.getByRole('button', { name: '放弃这处改动' }).click();
    await page.locator(growth).waitFor();
    expect(await undo(page).isDisabled()).toBe(true);
  });

  it('is completed from the names of the model', async () => {
    const { page } = await opened();
    await cellMenu(page, growth, '编辑');
    await editor(page);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('\npeer: growth_prov');
    await page.locator('.cm-tooltip-autocomplete li').first().waitFor();
    expect(await page.locator('.cm-tooltip-autocomplete li').first().innerText()).toContain('growth_province');
    await page.keyboard.press('Escape');
    await page.keyboard.type('\ntar');
    await page.locator('.cm-tooltip-autocomplete li').first().waitFor();
    expect(await page.locator('.cm-tooltip-autocomplete li').first().innerText()).toContain('target');
  });
});

describe('cells', () => {
  it('are added, moved and deleted, a new figure is computed, and ten steps are undone one by one', async () => {
    const { page, complaints } = await opened();
    /** What a reader would miss: the cells in their order, their headings, the verdicts. */
    const shown = async () => [
      await keys(),
      await page.locator('.cell h2').allInnerTexts(),
      await page.locator('.verdict .p').allInnerTexts(),
    ];
    const keys = () => page.locator('.cell').evaluateAll((all) => all.map((cell) => cell.getAttribute('data-cell')));
    const before = await shown();
    const count = await page.locator('.cell').count();
    await cellMenu(page, growth, '图');
    await rewrite(page, 'type: fan\nseries: gdp_city');
    expect(await page.locator('.cell').count()).toBe(count + 1);
    const added = `${growth} + .cell`;
    await page.locator(`${added} figcaption`).waitFor();
    await figures(page);
    const order = await keys();
    await cellMenu(page, added, '上移');
    await expect.poll(keys).not.toEqual(order);
    await cellMenu(page, growth, '上移');
    await expect.poll(keys).toEqual(order);
    await cellMenu(page, added, '删除');
    await expect.poll(() => page.locator('.cell').count()).toBe(count);
    for (const [name, key] of [
      ['push', 'ArrowRight'],
      ['industry_push', 'ArrowRight'],
      ['push', 'PageUp'],
      ['industry_push', 'PageUp'],
      ['push', 'End'],
    ] as const) {
      await page.locator(`input[type="range"][data-parameter="${name}"]`).focus();
      await page.keyboard.press(key);
    }
    await figures(page);
    // An added cell and its text, two moves, a deletion, five settings.
    for (let step = 0; step < 10; step++) await undo(page).click();
    expect(await undo(page).isDisabled()).toBe(true);
    await page.waitForTimeout(100);
    await figures(page);
    await expect.poll(shown).toEqual(before);
    expect(complaints).toEqual([]);
  });

  it('a drag of a slider is one step', async () => {
    const { page } = await opened();
    const range = page.locator('input[type="range"][data-parameter="push"]');
    const box = await range.boundingBox();
    if (box === null) throw new Error('the slider is not in view');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + 8, y);
    await page.mouse.down();
    for (let i = 1; i <= 20; i++) await page.mouse.move(box.x + 8 + i * 6, y);
    await page.waitForTimeout(900);
    for (let i = 20; i <= 30; i++) await page.mouse.move(box.x + 8 + i * 6, y);
    await page.mouse.up();
    expect(await page.locator('.chip').count()).toBe(1);
    await undo(page).click();
    expect(await page.locator('.chip').count()).toBe(0);
    expect(await undo(page).isDisabled()).toBe(true);
  });

  it('are reached, edited, added and undone by the keyboard alone', async () => {
    const { page, complaints } = await opened();
    const handle = page.locator(`${growth} .handle`);
    await handle.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await handle.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('文字');
    await page.keyboard.press('Enter');
    await editor(page);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('## 键盘写的');
    await page.keyboard.press('Escape');
    await page.locator('h2:text("键盘写的")').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('handle');
    await page.keyboard.press('ControlOrMeta+z');
    await page.keyboard.press('ControlOrMeta+z');
    expect(await page.locator('h2:text("键盘写的")').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('accessibility', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    it(`axe finds nothing in the open menu and the open editor in ${colorScheme} colours`, async () => {
      const all = await openPage(browser, server.url, { colorScheme });
      context = all.context;
      const { page } = all;
      await figures(page);
      const scan = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
      };
      await page.locator(`${growth} .handle`).focus();
      await page.keyboard.press('Enter');
      expect(await scan()).toEqual([]);
      await page.keyboard.press('Enter');
      await editor(page);
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.insertText('\nserie: x');
      await page.locator('.cell-problems').waitFor();
      expect(await scan()).toEqual([]);
    });
});
