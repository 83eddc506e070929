/** `planwright serve NOTEBOOK.md`: a notebook of one's own on a shipped model, shown by the page. */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchBrowser, serveNotebook } from './browser.ts';

const text = `---
format: planwright/1
title: 索洛
model: solow
draws: 500
---

# 储蓄率与收入

\`\`\`yaml chart {#income}
type: fan
series: income
\`\`\`
`;

test('the page shows the notebook that was named, on its model and with its draws, and an edit after a reload', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'planwright-')), 'solow.md');
  await writeFile(file, text);
  const [browser, server] = await Promise.all([launchBrowser(), serveNotebook(file)]);
  try {
    const page = await browser.newPage();
    await page.goto(new URL('/?notebook', server.url).href);
    await page.waitForSelector('.status[data-phase="fresh"][data-draws="500"]');
    expect(await page.locator('h1').innerText()).toBe('储蓄率与收入');
    expect(await page.locator('.chart svg[role="img"]').count()).toBe(1);
    expect(await page.locator('.verdict').count()).toBe(0);
    await writeFile(file, text.replace('储蓄率与收入', '改过的题目'));
    await page.reload();
    await page.waitForSelector('.chart svg[role="img"]');
    expect(await page.locator('h1').innerText()).toBe('改过的题目');
  } finally {
    await Promise.all([browser.close(), server.close()]);
  }
});
