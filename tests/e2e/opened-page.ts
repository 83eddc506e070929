/** What tests of the page share: a page that is watched for complaints of the browser, and waiting for its figures. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

export const desktop = { width: 1440, height: 900 };

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors and warnings (policy violations among them) and uncaught errors. */
  readonly complaints: string[];
}

export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: desktop, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, context, complaints };
}

/** The figures answer the settings, on the full number of draws. */
export const figures = (page: Page, draws = 10_000) =>
  page.waitForSelector(`.status[data-phase="fresh"][data-draws="${draws}"]`);

/** What is chosen from the menu of a cell. */
export async function cellMenu(page: Page, cell: string, item: string): Promise<void> {
  const found = page.locator(cell).first();
  await found.scrollIntoViewIfNeeded();
  await found.hover();
  await found.locator('.handle').click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** The editor of a cell, open and with the focus in it. */
export async function editor(page: Page) {
  const content = page.locator('.cell-editor .cm-content');
  await content.waitFor();
  return content;
}

/** A file dropped on the page. */
export const dropFile = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    ([file, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    },
    [name, text] as const,
  );
