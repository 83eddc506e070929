/** The one-file form is worked in like the hosted one: its editor is packed inside and comes without a network. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { cellMenu, desktop, editor, figures, openPage } from './opened-page.ts';

const file = fileURLToPath(new URL('../../packages/ui/dist/single/liaocheng-15fyp.html', import.meta.url));

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

it('a figure of the file from disk is edited, computed and undone, offline and without a complaint', async () => {
  const { page, context, complaints } = await openPage(browser, pathToFileURL(file).href, {
    viewport: desktop,
    offline: true,
  });
  await figures(page);
  await cellMenu(page, '.cell.chart', '编辑');
  await editor(page);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('type: fan\nseries: gdp_city');
  await page.keyboard.press('ControlOrMeta+Enter');
  const caption = page.locator('.cell.chart figcaption').first();
  await expect.poll(() => caption.innerText()).toContain('亿元');
  await figures(page);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect.poll(() => caption.innerText()).toContain('增速');
  expect(complaints).toEqual([]);
  await context.close();
});
