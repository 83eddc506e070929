/** Export from the page: the files that arrive say what the page says, with its charts as pictures. */
import { readFile } from 'node:fs/promises';
import mammoth from 'mammoth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readWorkbook } from '../../packages/core/src/spreadsheet/spreadsheet.ts';
import { launchBrowser, serveNotebook } from './browser.ts';
import { figures, openPage } from './opened-page.ts';
import type { Server } from './server.ts';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveNotebook()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

async function exported(page: Page, item: string): Promise<Buffer> {
  await page.getByRole('button', { name: '导出' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
  return readFile(await file.path());
}

it('downloads Word, HTML and Excel files with the verdicts and charts of the page, without an error on the console', async () => {
  const { context, page, complaints } = await openPage(browser, server.url);
  await figures(page);
  await page.locator('.chart .surface > svg').first().waitFor();
  const shown = await page.locator('.verdict[data-target="C04-03"] .p').first().innerText();

  const { value } = await mammoth.convertToHtml({ buffer: await exported(page, 'Word') });
  expect(value).toContain(`地区生产总值年均增速高于全省：${shown.replaceAll(/\s/g, '')}。`);
  expect(value).toMatch(/<h1>.*<\/h1>/u);
  expect(value).toContain('<img alt="');

  const html = (await exported(page, '网页')).toString('utf8');
  expect(html).toContain(`地区生产总值年均增速高于全省：${shown.replaceAll(/\s/g, '')}。`);
  // More than an empty picture: a blank chart of this size takes some hundred bytes.
  const [, picture = ''] = /src="data:image\/png;base64,([^"]*)"/.exec(html) ?? [];
  expect(picture.length).toBeGreaterThan(10_000);

  const { workbook } = readWorkbook(new Uint8Array(await exported(page, '各表')), 'a.xlsx');
  expect(workbook?.sheets.some(({ name }) => name === '引用记录')).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});
