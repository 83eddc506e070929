/**
 * `npm run bench:ui [-- --json FILE]`: the built page in a headless browser of this machine, served by `planwright serve`. With
 * `--slider CHANGES` only from a slider to the frame that answers it, as JSON on the standard output: `npm run bench` asks so.
 *
 * Definitions. *First paint*: the browser's first-contentful-paint, from the start of the navigation, with an empty cache. *First
 * figures*: the frame that shows verdicts and the first chart. *Slider to paint*: from the time stamp the browser gave to the
 * input event to the first task after the frame that shows its figures (requestAnimationFrame, then a message), which the page
 * records with the draws the figures stand on. The first frame of a change is its preview, the one on all draws its full answer.
 * *Long task*: the browser's `longtask`, more than 50 ms on the page's thread. *JavaScript before the first figure*: gzip of every
 * script asked for before the figures stand in the page, the workers’ own included.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, serveNotebook } from '../e2e/browser.ts';
import type { Server } from '../e2e/server.ts';

export interface Row {
  readonly case: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB' | 'draws' | 'count';
  /** The bar from issue 4 and 7, where there is one. */
  readonly bar: number | null;
}

interface Painted {
  readonly start: number;
  readonly ms: number;
  readonly draws: number;
}

const site = 'packages/ui/dist/web';
const oneFile = 'packages/ui/dist/single/liaocheng-15fyp.html';
const viewport = { width: 1440, height: 900 };
const frame = 1000 / 60;
const fullDraws = 10_000;

/** Nearest rank. */
const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? NaN;

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.addInitScript(watchFirstFigure);
  await page.goto(url);
  return page;
}

/** Runs in the page before its scripts: marks the frame of the first figures and notes long tasks. */
function watchFirstFigure(): void {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => performance.mark('bench:first-figures');
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.chart svg') || !document.querySelector('.verdict .p')) return;
    observer.disconnect();
    performance.mark('bench:figures-stand');
    requestAnimationFrame(() => channel.port2.postMessage(null));
  });
  observer.observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      performance.measure('bench:long-task', { start: startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
}

const full = (page: Page): Promise<unknown> =>
  page.waitForSelector(`.status[data-phase="fresh"][data-draws="${fullDraws}"]`);

const painted = (page: Page): Promise<readonly Painted[]> =>
  page.evaluate(() =>
    performance.getEntriesByName('planwright:change-to-paint').map((entry) => ({
      start: entry.startTime,
      ms: entry.duration,
      draws: ((entry as PerformanceMeasure).detail as { draws: number }).draws,
    })),
  );

const longTasks = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => performance.getEntriesByName('bench:long-task').map(({ duration }) => duration));

const forget = (page: Page): Promise<void> =>
  page.evaluate(() => {
    performance.clearMeasures('planwright:change-to-paint');
    performance.clearMeasures('bench:long-task');
  });

/** Median of five loads, each in a new context with an empty cache. */
async function coldLoads(browser: Browser, url: string): Promise<readonly Row[]> {
  const paints: number[] = [];
  const figures: number[] = [];
  let scripts: readonly string[] = [];
  for (let load = 0; load < 5; load++) {
    const page = await openPage(browser, url);
    await page.waitForFunction(() => performance.getEntriesByName('bench:first-figures').length > 0);
    const seen = await page.evaluate(() => {
      const first = performance.getEntriesByName('bench:first-figures')[0]?.startTime ?? NaN;
      const stand = performance.getEntriesByName('bench:figures-stand')[0]?.startTime ?? NaN;
      return {
        paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
        first,
        scripts: performance
          .getEntriesByType('resource')
          .filter(({ name, startTime }) => startTime < stand && /\.js(\?|$)/.test(name))
          .map(({ name }) => new URL(name).pathname),
      };
    });
    paints.push(seen.paint);
    figures.push(seen.first);
    // Workers load files of the page a second time.
    scripts = [...new Set(seen.scripts)];
    await full(page);
    await page.context().close();
  }
  const bytes = scripts.map((path) => gzipSync(readFileSync(join(site, path))).length);
  return [
    { case: 'first paint, cold', value: at(paints, 0.5), unit: 'ms', bar: 1_500 },
    { case: 'first figures, cold', value: at(figures, 0.5), unit: 'ms', bar: 2_500 },
    {
      case: `JavaScript before the first figure, gzip (${scripts.length} files)`,
      value: bytes.reduce((sum, size) => sum + size, 0) / 1000,
      unit: 'kB',
      bar: 350,
    },
    { case: 'one-file page', value: readFileSync(oneFile).length / 1000, unit: 'kB', bar: 2_000 },
  ];
}

function spread(name: string, times: readonly number[], bars: readonly [number, number] | null): readonly Row[] {
  return [
    { case: `${name}, p50 of ${times.length}`, value: at(times, 0.5), unit: 'ms', bar: bars?.[0] ?? null },
    { case: `${name}, p95`, value: at(times, 0.95), unit: 'ms', bar: bars?.[1] ?? null },
    { case: `${name}, max`, value: at(times, 1), unit: 'ms', bar: null },
  ];
}

/** One key press at a time, each awaited until all draws are shown. */
async function presses(page: Page, changes = 60): Promise<readonly Row[]> {
  await page.locator('input[type="range"][data-parameter="push"]').focus();
  const previews: Painted[] = [];
  const fulls: number[] = [];
  for (let change = 0; change < changes; change++) {
    await forget(page);
    // The next change comes at any moment of a frame, as a hand's does.
    await page.waitForTimeout(30 + ((change * 7) % 17));
    await page.keyboard.press(change % 40 < 20 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForFunction(
      (draws) =>
        performance
          .getEntriesByName('planwright:change-to-paint')
          .some((entry) => ((entry as PerformanceMeasure).detail as { draws: number }).draws === draws),
      fullDraws,
    );
    const shown = await painted(page);
    const [first] = shown;
    if (first !== undefined) previews.push(first);
    fulls.push(shown.find(({ draws }) => draws === fullDraws)?.ms ?? NaN);
  }
  return [
    {
      case: 'draws of the smallest preview',
      value: Math.min(...previews.map(({ draws }) => draws)),
      unit: 'draws',
      bar: null,
    },
    ...spread(
      'slider to preview',
      previews.map(({ ms }) => ms),
      [frame, 2 * frame],
    ),
    ...spread('slider to all 10,000 draws', fulls, [50, 100]),
  ];
}

/** The knob drawn to and fro by the pointer for three seconds: every frame that shows figures counts. */
async function drag(page: Page): Promise<readonly Row[]> {
  const box = await page.locator('input[type="range"][data-parameter="push"]').boundingBox();
  if (box === null) throw new Error('the page has no slider for push');
  await forget(page);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 12, y);
  await page.mouse.down();
  for (let move = 0; move < 180; move++) {
    const share = 0.5 - 0.45 * Math.cos(move / 14);
    await page.mouse.move(box.x + share * box.width, y);
    await page.waitForTimeout(frame);
  }
  await page.mouse.up();
  await full(page);
  await page.waitForTimeout(100);
  const shown = await painted(page);
  const changes = [...new Map([...shown].reverse().map((entry) => [entry.start, entry])).values()];
  const starts = changes.map(({ start, ms }) => start + ms).sort((a, b) => a - b);
  const gaps = starts.slice(1).map((time, i) => time - (starts[i] ?? time));
  return [
    ...spread(
      'pointer drag, move to figures',
      changes.map(({ ms }) => ms),
      null,
    ),
    { case: 'pointer drag, longest time between two figures', value: at(gaps, 1), unit: 'ms', bar: null },
    { case: 'pointer drag, long tasks', value: (await longTasks(page)).length, unit: 'count', bar: 0 },
  ];
}

const hundredCells = (): string => {
  const charts = ['growth_city', 'share_primary', 'share_secondary', 'share_tertiary', 'co2', 'growth_province'];
  const cells = Array.from({ length: 50 }, (_, i) =>
    [
      `## 第 ${i + 1} 节`,
      '',
      'Prose between two figures. '.repeat(12),
      '',
      `\`\`\`yaml chart {#chart-${i}}`,
      'type: fan',
      `series: ${charts[i % charts.length] ?? ''}`,
      '```',
    ].join('\n'),
  );
  return [
    '---\nformat: planwright/1\nmodel: liaocheng\ndraws: 10000\n---',
    '# 一百个单元',
    '```yaml targets {#verdicts}\nshow: verdicts\n```',
    ...cells,
  ].join('\n\n');
};

/** A notebook of a hundred cells, scrolled from top to bottom by the wheel, then a lever moved at its end. */
async function hundred(browser: Browser): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
  const file = join(folder, 'hundred.md');
  writeFileSync(file, hundredCells());
  const server = await serveNotebook(file);
  try {
    const page = await openPage(browser, new URL('/?notebook', server.url).href);
    await full(page);
    const opening = await page.evaluate(() => performance.getEntriesByName('bench:first-figures')[0]?.startTime ?? NaN);
    await page.waitForTimeout(500);
    await forget(page);
    await page.mouse.move(500, 500);
    const frames = page.evaluate(
      () =>
        new Promise<readonly number[]>((resolve) => {
          const times: number[] = [];
          const note = (time: number): void => {
            times.push(time);
            if (scrollY + innerHeight < document.documentElement.scrollHeight - 2) requestAnimationFrame(note);
            else resolve(times);
          };
          requestAnimationFrame(note);
        }),
    );
    let done = false;
    void frames.then(() => (done = true));
    while (!done) {
      await page.mouse.wheel(0, 240);
      await page.waitForTimeout(16);
    }
    const times = await frames;
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
    const empty = await page.evaluate(() => document.querySelectorAll('.chart .surface:empty').length);
    const scrollTasks = await longTasks(page);
    const rows = [
      { case: '100 cells: first figures, cold', value: opening, unit: 'ms', bar: 2_500 },
      { case: '100 cells: long tasks while scrolling', value: scrollTasks.length, unit: 'count', bar: 0 },
      { case: '100 cells: charts left undrawn after it', value: empty, unit: 'count', bar: 0 },
      { case: '100 cells: time between frames, p95', value: at(gaps, 0.95), unit: 'ms', bar: null },
    ] as const;
    return [...rows, ...(await presses(page)).map((row) => ({ ...row, case: `100 cells: ${row.case}` }))];
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

const verdict = ({ value, bar }: Row): string => (bar === null ? '' : value <= bar + 1e-9 ? 'holds' : 'MISSED');

async function measure(browser: Browser, server: Server): Promise<readonly Row[]> {
  const rows: Row[] = [...(await coldLoads(browser, server.url))];
  const page = await openPage(browser, server.url);
  await full(page);
  await page.waitForTimeout(1_000);
  rows.push(...(await presses(page)), ...(await drag(page)));
  await page.context().close();
  return [...rows, ...(await hundred(browser))];
}

async function slider(browser: Browser, server: Server, changes: number): Promise<readonly Row[]> {
  const page = await openPage(browser, server.url);
  await full(page);
  await page.waitForTimeout(1_000);
  // The first moves teach the engine which lever moves.
  await presses(page, 4);
  return presses(page, changes);
}

export async function main(words: readonly string[]): Promise<void> {
  const file = words[words.indexOf('--json') + 1];
  const changes = words.includes('--slider') ? Number(words[words.indexOf('--slider') + 1]) : null;
  const server = await serveNotebook();
  const browser = await launchBrowser();
  try {
    if (changes !== null) {
      process.stdout.write(`${JSON.stringify(await slider(browser, server, changes))}\n`);
      return;
    }
    const rows = (await measure(browser, server)).map((row) => ({ ...row, verdict: verdict(row) }));
    const width = Math.max(...rows.map((row) => row.case.length));
    for (const { case: name, value, unit, bar, verdict: said } of rows)
      console.log(
        `${name.padEnd(width)}  ${value.toFixed(unit === 'ms' || unit === 'kB' ? 1 : 0).padStart(8)} ${unit.padEnd(5)}` +
          (bar === null ? '' : `  bar ${bar.toFixed(bar % 1 === 0 ? 0 : 1).padStart(6)}  ${said}`),
      );
    const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}, Chromium ${browser.version()}`;
    console.log(machine);
    if (words.includes('--json') && file !== undefined)
      writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  } finally {
    await browser.close();
    await server.close();
  }
}
