/** The built page in a real browser, served by `planwright serve` under its own policy. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, serveNotebook } from './browser.ts';
import type { Server } from './server.ts';

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const headline = ['C04-03', 'C04-11', 'C04-29'];

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

interface Opened {
  readonly page: Page;
  /** What the browser complained about: console errors (policy violations among them) and uncaught errors. */
  readonly complaints: string[];
}

async function open(
  hash = '',
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<void>,
): Promise<Opened> {
  context = await browser.newContext({ viewport: desktop, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await prepare?.(page);
  await page.goto(server.url + hash);
  return { page, complaints };
}

/** The figures answer the settings, on the full number of draws. */
const full = (page: Page) => page.waitForSelector('.status[data-phase="fresh"][data-draws="10000"]');

const bigNumber = async (page: Page, target: string): Promise<number> => {
  const text = await page.locator(`.verdict[data-target="${target}"] .p`).innerText();
  return Number(text.replace(/[^\d]/g, ''));
};

const everyNumber = (page: Page): Promise<string[]> => page.locator('.verdict .p').allInnerTexts();

const slider = (page: Page, parameter: string) => page.locator(`input[type="range"][data-parameter="${parameter}"]`);

async function press(page: Page, parameter: string, key: string, times: number): Promise<void> {
  await slider(page, parameter).focus();
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
  // The address follows once the slider rests, and so do the many draws.
  await page.waitForTimeout(100);
  await full(page);
}

describe('opening the page', () => {
  it('shows three verdicts and the joint one with a number, without a complaint of the browser', async () => {
    const { page, complaints } = await open();
    await full(page);
    for (const target of [...headline, 'joint']) {
      const box = page.locator(`.verdict[data-target="${target}"]`);
      expect(await box.locator('.p').innerText()).toMatch(/^[<>]?\d{1,3}\s*%$/);
      expect(await box.locator('.word').innerText()).toMatch(/^(极不可能|不大可能|难分|较可能|很可能)$/);
      expect((await box.locator('.p').boundingBox())?.y ?? Infinity).toBeLessThan(desktop.height - 36);
    }
    expect(complaints).toEqual([]);
  });

  it('draws the first figure and says how long it took', async () => {
    const { page } = await open();
    await page.waitForSelector('.chart svg[role="img"]');
    console.log(`first figure after ${(await page.evaluate(() => performance.now())).toFixed(0)} ms`);
  });

  it('shows the headline under the other priors as well', async () => {
    const { page } = await open();
    await full(page);
    await page.waitForSelector('.verdict[data-target="C04-03"] .alternatives:not(.old)');
    expect(await page.locator('.verdict[data-target="C04-03"] .alternatives b').allInnerTexts()).toHaveLength(2);
    expect(await page.locator('.verdict[data-target="C04-29"] .alternatives').count()).toBe(0);
  });

  it('fits all four verdicts on the first screen of a phone', async () => {
    const { page } = await open('', { viewport: phone });
    await full(page);
    const box = await page.locator('.verdict[data-target="joint"] .word').boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(phone.height - 46);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  });

  it('sets the joint figure beside the product of the single ones', async () => {
    const { page } = await open();
    await full(page);
    const row = page.locator('tr[data-target="joint"]');
    const singles = await Promise.all(headline.map((target) => bigNumber(page, target)));
    const product = singles.reduce((sum, p) => (sum * p) / 100, 100);
    const shown = Number(/(\d+)%\s*$/.exec(await row.innerText())?.[1]);
    expect(Math.abs(shown - product)).toBeLessThanOrEqual(2);
  });

  it('cites every figure with draws, seed, model and engine', async () => {
    const { page } = await open();
    await full(page);
    // Figures out of view follow when the page has nothing else to do.
    await page.waitForFunction(() => document.querySelectorAll('figure .cite').length === 4);
    const ask = () => page.locator('figure .cite').allInnerTexts();
    await expect
      .poll(ask)
      .toEqual(Array(4).fill(expect.stringMatching(/10,000 次 · 种子 7 · 模型 [0-9a-f]{12} · 引擎 \d/)));
  });

  it('keeps the probability of an illustrative target apart and marked', async () => {
    const { page } = await open();
    await full(page);
    expect(await page.locator('tr[data-target="C34-01"]').innerText()).toContain('仅供演示');
    expect(await page.locator('.verdict[data-target="C34-01"]').count()).toBe(0);
  });
});

describe('a lever', () => {
  it('moved by the keyboard changes verdict, chip and address, and reset brings back exactly what was there', async () => {
    const { page, complaints } = await open();
    await full(page);
    const before = await everyNumber(page);
    const hash = await page.locator('.status').innerText();
    await press(page, 'push', 'ArrowRight', 30);
    expect(await bigNumber(page, 'C04-03')).toBeGreaterThan(Number(before[0]?.replace(/\D/g, '')) + 10);
    expect(await page.locator('[data-chip="push"]').innerText()).toContain('政策增量 +0.3 个百分点');
    await expect.poll(() => page.url()).toContain('set.push=0.003');
    await page.locator('.row.lever .reset').first().click();
    await page.waitForTimeout(100);
    await full(page);
    expect(await everyNumber(page)).toEqual(before);
    expect(await page.locator('.chip').count()).toBe(0);
    await expect.poll(() => page.url()).not.toContain('#');
    // Same inputs, same hash of model, data and settings; only the time of the run may differ.
    expect((await page.locator('.status').innerText()).replace(/[\d,]+ ms/, '')).toBe(hash.replace(/[\d,]+ ms/, ''));
    expect(complaints).toEqual([]);
  });

  it('can be typed, and a value outside its range is refused with the range named', async () => {
    const { page } = await open();
    await full(page);
    const before = await everyNumber(page);
    const row = page.locator('.row.lever').first();
    const box = row.locator('input[type="text"]');
    await box.fill('5');
    await box.press('Enter');
    await row.locator('.complaint').waitFor();
    expect(await row.locator('.complaint').innerText()).toMatch(/政策增量 = 5.* 超出范围 0.0 至 1.0 个百分点/);
    expect(await everyNumber(page)).toEqual(before);
    await box.fill('0.2');
    await box.press('Enter');
    await page.waitForTimeout(100);
    await full(page);
    expect(await row.locator('.complaint').count()).toBe(0);
    expect(await bigNumber(page, 'C04-03')).toBeGreaterThan(Number(before[0]?.replace(/\D/g, '')));
  });

  it('is found again through the address', async () => {
    const { page } = await open('#set.push=0.003');
    await full(page);
    const shared = await everyNumber(page);
    expect(await page.locator('[data-chip="push"]').innerText()).toContain('+0.3');
    await page.locator('[data-chip="push"] button').click();
    await page.waitForTimeout(100);
    await full(page);
    expect(await everyNumber(page)).not.toEqual(shared);
  });
});

describe('scenarios and readings', () => {
  it('show what differs from the baseline, and restoring all goes back to it', async () => {
    const { page } = await open();
    await full(page);
    const before = await everyNumber(page);
    await page.getByRole('button', { name: '增长优先' }).click();
    await page.waitForTimeout(100);
    await full(page);
    expect(await page.locator('.chip').count()).toBeGreaterThan(0);
    expect(await everyNumber(page)).not.toEqual(before);
    await page.getByRole('button', { name: '恢复全部' }).click();
    await page.waitForTimeout(100);
    await full(page);
    expect(await everyNumber(page)).toEqual(before);
  });

  it('a stricter reading lowers the probability', async () => {
    const { page } = await open();
    await full(page);
    const before = await bigNumber(page, 'C04-03');
    await page.locator('tr[data-target="C04-03"] select').selectOption('everyYear');
    await page.waitForTimeout(100);
    await full(page);
    expect(await bigNumber(page, 'C04-03')).toBeLessThan(before);
  });
});

describe('languages', () => {
  const chinese = /[\u3400-\u9fff]/;
  /** Text that a reader meets, without the switch that names both languages and the prose of the document itself. */
  const pageText = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const copy = document.body.cloneNode(true) as HTMLElement;
      for (const element of copy.querySelectorAll('.language, .prose, script, .source, .basis, details'))
        element.remove();
      const labels = [...copy.querySelectorAll('[aria-label]')].map((element) => element.getAttribute('aria-label'));
      return [copy.textContent, ...labels].join('\n');
    });

  it('the switch turns the whole page to English and back', async () => {
    const { page, complaints } = await open();
    await full(page);
    const numbers = await everyNumber(page);
    await page.locator('.language').click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await page.waitForSelector('.chart svg[role="img"]');
    const left = (await pageText(page)).split('\n').filter((line) => chinese.test(line));
    expect(left).toEqual([]);
    expect(await everyNumber(page)).toEqual(numbers);
    expect(await page.locator('h1').innerText()).toContain('Liaocheng');
    await page.locator('.language').click();
    await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
    expect(await page.locator('h1').innerText()).toContain('聊城');
    expect(complaints).toEqual([]);
  });

  it('the Chinese page has no English sentence', async () => {
    const { page } = await open();
    await full(page);
    const sentences = (await pageText(page)).match(/[A-Za-z]{2,}(?: [a-z]{2,}){2,}/g) ?? [];
    expect(sentences).toEqual([]);
  });
});

describe('when a worker fails', () => {
  /** Every worker answers until told otherwise; then so many that are asked die with an error event. */
  const breakable = async (opening: Page): Promise<void> => {
    await opening.addInitScript(() => {
      const post = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage')?.value as (
        ...message: unknown[]
      ) => void;
      Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
        const left = Number(document.documentElement.dataset['breakWorkers'] ?? 0);
        if (left > 0) {
          document.documentElement.dataset['breakWorkers'] = String(left - 1);
          this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
          return;
        }
        Reflect.apply(post, this, message);
      };
    });
  };
  const breakWorkers = (page: Page, count: number): Promise<unknown> =>
    page.evaluate((left) => (document.documentElement.dataset['breakWorkers'] = String(left)), count);

  it('the run is finished by another one, with the numbers it would have had', async () => {
    const { page } = await open('#set.push=0.001', {}, breakable);
    await full(page);
    const undisturbed = await everyNumber(page);
    await page.getByRole('button', { name: '恢复全部' }).click();
    await page.waitForTimeout(100);
    await full(page);
    await breakWorkers(page, 1);
    await press(page, 'push', 'PageUp', 1);
    expect(await page.locator('[role="alert"] .banner').count()).toBe(0);
    expect(await everyNumber(page)).toEqual(undisturbed);
  });

  it('for good, the page says so, its figures say on how many draws they stand, and the next change works again', async () => {
    const { page } = await open('', {}, breakable);
    await full(page);
    const before = await bigNumber(page, 'C04-03');
    await breakWorkers(page, 1_000);
    await slider(page, 'push').focus();
    await page.keyboard.press('PageUp');
    const banner = page.locator('[role="alert"] .banner');
    await banner.waitFor();
    expect(await banner.innerText()).toContain('out of memory');
    expect(await banner.innerText()).toContain('只有 512 次抽样');
    expect(await page.locator('.status').innerText()).toContain('512 次抽样');
    await breakWorkers(page, 0);
    await press(page, 'push', 'PageUp', 1);
    expect(await banner.count()).toBe(0);
    expect(await bigNumber(page, 'C04-03')).toBeGreaterThan(before);
  });

  it('a page whose worker cannot load says so and works once it can', async () => {
    const { page } = await open(
      '',
      {},
      async (opening) => void (await opening.route(/engine-worker.*\.js/, (route) => route.abort())),
    );
    const banner = page.locator('[role="alert"] .banner');
    await banner.waitFor();
    await page.unrouteAll();
    await slider(page, 'push').focus();
    await page.keyboard.press('ArrowRight');
    await full(page);
    expect(await banner.count()).toBe(0);
    expect(await page.locator('.verdict .p').count()).toBe(4);
  });

  it('an address with a value outside its range is answered with the range, by the name the rail uses', async () => {
    const { page } = await open('#set.push=0.5');
    const banner = page.locator('[role="alert"] .banner');
    await banner.waitFor();
    expect(await banner.innerText()).toMatch(/政策增量[\s\S]*超出范围/);
    await page.getByRole('button', { name: '恢复全部' }).click();
    await full(page);
    expect(await banner.count()).toBe(0);
  });

  it('an address that names no known scenario is answered with the likely ones', async () => {
    const { page } = await open('#scenario=grwoth_first');
    const banner = page.locator('[role="alert"] .banner');
    await banner.waitFor();
    expect(await banner.innerText()).toContain('growth_first');
    await page.getByRole('button', { name: '基准', exact: true }).click();
    await full(page);
    expect(await banner.count()).toBe(0);
  });
});

describe('the drawer of a phone', () => {
  it('keeps the focus inside, shows the answers while a slider moves, and closes on Escape', async () => {
    const { page, complaints } = await open('', { viewport: phone });
    await full(page);
    const before = await page.locator('.verdict[data-target="C04-03"] .p').innerText();
    await page.getByRole('button', { name: '调整假设' }).click();
    await page.waitForSelector('dialog[open]');
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const inside = await page.evaluate(
        () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
      );
      expect(inside).toBe(true);
    }
    await press(page, 'push', 'PageUp', 3);
    expect(await page.locator('dialog .answers b').first().innerText()).not.toBe(before.replace(/\s/g, ''));
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('调整假设');
    expect(complaints).toEqual([]);
  });
});

describe('accessibility', () => {
  for (const [name, viewport] of [
    ['desktop', desktop],
    ['phone', phone],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const)
      it(`axe finds nothing on a ${name} in ${colorScheme} colours`, async () => {
        const { page } = await open('#set.push=0.003&set.carbon.energy_saving=0.035', { viewport, colorScheme });
        await full(page);
        await page.locator('details.data summary').first().click();
        const scan = async () => {
          const { violations } = await new AxeBuilder({ page }).analyze();
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
        };
        expect(await scan()).toEqual([]);
        if (name === 'desktop') return;
        await page.getByRole('button', { name: '调整假设' }).click();
        await page.waitForSelector('dialog[open]');
        expect(await scan()).toEqual([]);
      });

  it('the arrow keys read a chart year by year, with source and confidence', async () => {
    const { page } = await open();
    await full(page);
    await page.locator('.chart .surface').first().focus();
    await page.keyboard.press('ArrowRight');
    const tip = page.locator('.tip').first();
    expect(await tip.innerText()).toMatch(/2015 年/);
    expect(await tip.innerText()).toMatch(/可信度|未核实|推算/);
    // 2017 was not published, so twenty years from 2015 to 2035 can be read.
    for (let i = 0; i < 19; i++) await page.keyboard.press('ArrowRight');
    expect(await tip.innerText()).toMatch(/2035 年[\s\S]*90% 区间[\s\S]*10,000 次/);
  });
});

describe('speed', () => {
  it('fifty changes of a lever are answered; the times are printed', async () => {
    const { page } = await open();
    await full(page);
    await slider(page, 'push').focus();
    /** Two frames answer a change: that of its preview and that of all draws, unless another change comes before it. */
    const previews = () =>
      page.evaluate(() =>
        performance
          .getEntriesByName('planwright:change-to-paint')
          .filter((entry) => ((entry as PerformanceMeasure).detail as { draws: number }).draws < 10_000)
          .map(({ duration }) => duration),
      );
    for (let i = 0; i < 50; i++) {
      const count = (await previews()).length;
      await page.keyboard.press(i < 25 ? 'ArrowRight' : 'ArrowLeft');
      await expect.poll(async () => (await previews()).length, { interval: 10 }).toBeGreaterThan(count);
    }
    const times = (await previews()).sort((a, b) => a - b);
    expect(times).toHaveLength(50);
    const at = (share: number) =>
      (times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? 0).toFixed(0);
    console.log(
      `change to the frame of its preview, 50 changes: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`,
    );
  });

  it('a slider in motion shows figures on its way, not only at rest', async () => {
    const { page } = await open();
    await full(page);
    await page.evaluate(() => performance.clearMeasures('planwright:change-to-paint'));
    await slider(page, 'push').focus();
    for (let i = 0; i < 60; i++) await page.keyboard.press(i % 40 < 20 ? 'ArrowRight' : 'ArrowLeft', { delay: 5 });
    const reports = await page.evaluate(() => performance.getEntriesByName('planwright:change-to-paint').length);
    expect(reports).toBeGreaterThan(3);
  });
});
