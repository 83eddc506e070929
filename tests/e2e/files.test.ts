/** Files and versions: what is written on the page is saved, found again, and never put in the place of the file unasked. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, serveNotebook } from './browser.ts';
import { desktop, dropFile, editor, figures, openPage } from './opened-page.ts';
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

/** A second look at the same browser, as after closing and opening the page. */
async function again(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.goto(server.url);
  await figures(page);
}

async function retitle(page: Page, title: string): Promise<void> {
  await page.locator('.cell.text h1').dblclick();
  await editor(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(`# ${title}`);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.locator(`h1:text-is("${title}")`).waitFor();
}

const chooseFile = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: '文件' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

/** Pickers that give files of the page's own file system, by name: real handles, without a window to click in. */
const withPickers = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const handle = async (name: string) =>
      (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
    Object.assign(globalThis, {
      showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) => handle(suggestedName),
      showOpenFilePicker: async () => [await handle('plan.md')],
    });
  });

const onDisk = (page: Page, name: string): Promise<string> =>
  page.evaluate(async (file) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(file);
    return (await handle.getFile()).text();
  }, name);

const putOnDisk = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    async ([file, content]) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(file, { create: true });
      const stream = await handle.createWritable();
      await stream.write(content);
      await stream.close();
    },
    [name, text] as const,
  );

const solow =
  '---\nformat: planwright/1\nmodel: solow\ndraws: 500\n---\n\n# 储蓄率\n\n```yaml chart {#income}\ntype: fan\nseries: income\n```\n';

describe('a file', () => {
  it('is saved with only its own cell changed, and opened again as it was saved', async () => {
    const { page, complaints } = await opened();
    await withPickers(page);
    await retitle(page, '存盘一次');
    await chooseFile(page, '另存为');
    await page.locator('.toast').waitFor();
    expect(await page.locator('.unsaved').count()).toBe(0);
    const saved = await onDisk(page, 'liaocheng-15fyp.md');
    const shipped = await readFile(new URL('../../examples/liaocheng-15fyp.md', import.meta.url), 'utf8');
    const [head = ''] = shipped.split('# 聊城');
    const rest = shipped.slice(shipped.indexOf('\n```yaml targets {#verdicts}'));
    expect(saved).toBe(`${head}# 存盘一次\n${rest}`);
    await putOnDisk(page, 'plan.md', saved);
    await again(page);
    await withPickers(page);
    await chooseFile(page, '打开');
    await page.locator('h1:text-is("存盘一次")').waitFor();
    await figures(page);
    expect(complaints).toEqual([]);
  });

  it('of another model opens on that model, and a plain save goes back to where it came from', async () => {
    const { page, complaints } = await opened();
    await withPickers(page);
    await putOnDisk(page, 'plan.md', solow);
    await page.keyboard.press('ControlOrMeta+o');
    await page.locator('h1:text-is("储蓄率")').waitFor();
    await figures(page, 500);
    await retitle(page, '储蓄与增长');
    expect(await page.locator('.unsaved').count()).toBe(1);
    await page.keyboard.press('ControlOrMeta+s');
    await page.locator('.toast').waitFor();
    expect(await onDisk(page, 'plan.md')).toBe(solow.replace('储蓄率', '储蓄与增长'));
    expect(complaints).toEqual([]);
  });

  it('that changed on disk meanwhile is not written over unasked', async () => {
    const { page } = await opened();
    await withPickers(page);
    await putOnDisk(page, 'plan.md', solow);
    await chooseFile(page, '打开');
    await figures(page, 500);
    await retitle(page, '我的题目');
    const theirs = solow.replace('储蓄率', '别人的题目');
    await putOnDisk(page, 'plan.md', theirs);
    await chooseFile(page, '保存');
    const dialog = page.locator('dialog.panel[open]');
    expect(await dialog.innerText()).toContain('已被改动');
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    expect(await onDisk(page, 'plan.md')).toBe(theirs);
    await dialog.getByRole('button', { name: '改用磁盘上的' }).click();
    await page.locator('h1:text-is("别人的题目")').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await page.locator('h1:text-is("我的题目")').waitFor();
    await putOnDisk(page, 'plan.md', solow);
    await chooseFile(page, '保存');
    await dialog.getByRole('button', { name: '用这里的覆盖' }).click();
    await expect.poll(() => onDisk(page, 'plan.md')).toBe(solow.replace('储蓄率', '我的题目'));
  });

  it('is downloaded where the browser cannot write to it, and opened by dropping it on the page', async () => {
    const { page, complaints } = await opened();
    await page.evaluate(() => Object.assign(globalThis, { showSaveFilePicker: undefined }));
    await retitle(page, '下载一份');
    const [download] = await Promise.all([page.waitForEvent('download'), chooseFile(page, '另存为')]);
    expect(download.suggestedFilename()).toBe('liaocheng-15fyp.md');
    expect(await readFile(await download.path(), 'utf8')).toContain('# 下载一份\n');
    await dropFile(page, 'dropped.md', solow);
    await page.locator('h1:text-is("储蓄率")').waitFor();
    expect(complaints).toEqual([]);
  });

  it('of a model that is not here shows its prose and says so; a file of fifty megabytes is refused', async () => {
    const { page } = await opened();
    await dropFile(page, 'other.md', solow.replace('model: solow', 'model: solo'));
    await page.locator('h1:text-is("储蓄率")').waitFor();
    expect(await page.locator('main .banner').first().innerText()).toMatch(/solo/);
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['# x\n'.repeat(12_500_000)], 'large.md'));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    });
    const alert = page.locator('[role="alert"] .banner:has-text("没有打开")');
    await alert.waitFor();
    expect(await page.locator('h1').innerText()).toBe('储蓄率');
  });
});

describe('what is not saved', () => {
  it('is offered the next time, never shown unasked; taking it is one step', async () => {
    const { page, complaints } = await opened();
    await retitle(page, '没有存盘');
    await page.waitForTimeout(1_200);
    await again(page);
    const offer = page.locator('.banner.offer');
    await offer.waitFor();
    expect(await page.locator('h1').innerText()).toContain('聊城');
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await offer.getByRole('button', { name: '打开那份改动' }).click();
    await page.locator('h1:text-is("没有存盘")').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await page.locator('h1:text("聊城")').waitFor();
    expect(complaints).toEqual([]);
  });

  it('says so when the file itself has changed since', async () => {
    const { page } = await opened();
    await dropFile(page, 'mine.md', solow);
    await figures(page, 500);
    await retitle(page, '没有存盘');
    await page.waitForTimeout(1_200);
    await again(page);
    await dropFile(page, 'mine.md', solow.replace('储蓄率', '别人的题目'));
    await page.locator('.banner.offer').waitFor();
    expect(await page.locator('.banner.offer').innerText()).toContain('此后也改过');
    expect(await page.locator('h1').innerText()).toBe('别人的题目');
  });

  it('in one language is no change of the notebook in the other', async () => {
    const { page } = await opened();
    await retitle(page, '只改中文');
    expect(await page.locator('.unsaved').count()).toBe(1);
    await page.locator('.language').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await page.locator('.cell.text h1').dblclick();
    await editor(page);
    await page.keyboard.press('Escape');
    expect(await page.locator('.unsaved').count()).toBe(0);
    await page.locator('.language').click();
    await page.locator('.unsaved').waitFor();
  });

  it('is forgotten when it is discarded, and becomes a version when something else is written first', async () => {
    const { page } = await opened();
    await retitle(page, '第一次');
    await page.waitForTimeout(1_200);
    await again(page);
    await page.locator('.banner.offer').waitFor();
    await retitle(page, '第二次');
    await page.locator('.banner.offer').waitFor({ state: 'detached' });
    await chooseFile(page, '版本');
    const versions = page.locator('dialog.panel[open]');
    await versions.getByRole('button', { name: '打开', exact: true }).click();
    await page.locator('h1:text-is("第一次")').waitFor();
    await page.waitForTimeout(1_200);
    await again(page);
    await page.getByRole('button', { name: '丢弃' }).click();
    await page.waitForTimeout(200);
    await again(page);
    await page.waitForTimeout(500);
    expect(await page.locator('.banner.offer').count()).toBe(0);
  });

  it('and cannot be kept by the browser is told at once, with a way out', async () => {
    context = await browser.newContext({ viewport: desktop });
    const page = await context.newPage();
    await page.addInitScript(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('the disk is full', 'QuotaExceededError');
      };
    });
    await page.goto(server.url);
    await figures(page);
    await retitle(page, '存不下');
    const alert = page.locator('[role="alert"] .banner');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('the disk is full');
    expect(await alert.getByRole('button', { name: '另存为' }).count()).toBe(1);
    expect(await page.locator('h1').innerText()).toBe('存不下');
  });
});

describe('versions', () => {
  it('are kept under a name, opened as one step, and deleted', async () => {
    const { page, complaints } = await opened();
    await retitle(page, '初稿');
    await chooseFile(page, '版本');
    const dialog = page.locator('dialog.panel[open]');
    await dialog.getByRole('textbox', { name: '版本名称' }).fill('送审前');
    await dialog.getByRole('button', { name: '记下现在的样子' }).click();
    await dialog.locator('li').waitFor();
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await page.keyboard.press('Escape');
    await retitle(page, '二稿');
    await chooseFile(page, '版本');
    await dialog.getByRole('button', { name: '打开', exact: true }).click();
    await page.locator('h1:text-is("初稿")').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await page.locator('h1:text-is("二稿")').waitFor();
    await chooseFile(page, '版本');
    await dialog.getByRole('button', { name: '删除版本“送审前”' }).click();
    await expect.poll(() => dialog.locator('li').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
