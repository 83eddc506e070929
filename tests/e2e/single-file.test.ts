/** The one-file form, opened from disk as a planner opens it: by double click, without a server. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';

const file = fileURLToPath(new URL('../../packages/ui/dist/single/liaocheng-15fyp.html', import.meta.url));

describe('the one HTML file', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('names its script by hash and allows no other, and loads nothing from outside', () => {
    const html = readFileSync(file, 'utf8');
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    const [, script = ''] = /<script\b[^>]*>([\s\S]*?)<\/script>/.exec(html) ?? [];
    expect(script.length).toBeGreaterThan(100_000);
    expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(policy).toMatch(/worker-src blob:/);
    expect(policy).not.toContain("'unsafe-eval'");
    expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe-inline');
    const head = html.slice(0, html.indexOf('<script')) + html.slice(html.lastIndexOf('</script>'));
    expect(head).not.toMatch(/(?:src|href)="(?!data:|#)/);
  });

  it('opens from disk with working sliders and no complaint of the browser', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, offline: true });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('.status[data-phase="fresh"][data-draws="10000"]');
    const first = page.locator('.verdict[data-target="C04-03"] .p');
    const before = Number((await first.innerText()).replace(/\D/g, ''));
    await page.locator('input[type="range"][data-parameter="push"]').focus();
    for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(100);
    await page.waitForSelector('.status[data-phase="fresh"][data-draws="10000"]');
    expect(Number((await first.innerText()).replace(/\D/g, ''))).toBeGreaterThan(before + 10);
    expect(await page.locator('[data-chip="push"]').innerText()).toContain('+0.3');

    // By the mouse, too: the knob follows, and the verdict with it.
    const range = page.locator('input[type="range"][data-parameter="push"]');
    const box = await range.boundingBox();
    if (box === null) throw new Error('the slider is not in view');
    await page.mouse.click(box.x + box.width * 0.9, box.y + box.height / 2);
    await page.waitForTimeout(100);
    await page.waitForSelector('.status[data-phase="fresh"][data-draws="10000"]');
    expect(await page.locator('[data-chip="push"]').innerText()).toContain('+0.9');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
