/** Notebooks that mean harm: opened in the page they run nothing, load nothing, and leave the page working. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, serveNotebook } from './browser.ts';
import { dropFile, figures, openPage } from './opened-page.ts';
import type { Server } from './server.ts';

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveNotebook()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

const act = 'window.harmed=1';
const cell = (kind: string, body: string): string => `\`\`\`yaml ${kind}\n${body}\n\`\`\``;

/** Prose and cells of a stranger; each is the body of one file. */
const bodies: readonly string[] = [
  `<script>${act}</script>`,
  `<img src=x onerror="${act}">`,
  `<svg onload="${act}"><script>${act}</script></svg>`,
  `<iframe srcdoc="<script>parent.harmed=1</script>"></iframe>`,
  `<object data="javascript:${act}"></object>`,
  `<embed src="data:text/html,<script>${act}</script>">`,
  `<a href="javascript:${act}">x</a>`,
  `[x](javascript:${act})`,
  `[x](JaVaScRiPt:${act})`,
  `[x](java\tscript:${act})`,
  `[x](&#106;avascript:${act})`,
  `[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
  `[x](vbscript:msgbox)`,
  `![x](javascript:${act})`,
  `![x](https://harm.example/pixel.png)`,
  `![x](data:image/svg+xml,<svg onload='${act}'/>)`,
  `<style>body{display:none}</style>`,
  `<link rel=stylesheet href=https://harm.example/x.css>`,
  `<meta http-equiv=refresh content="0;url=https://harm.example">`,
  `<base href="https://harm.example/">`,
  `<form action=https://harm.example><button>x</button></form>`,
  `<math><mi xlink:href="javascript:${act}">x</mi></math>`,
  `<div style="position:fixed;inset:0" onclick="${act}">x</div>`,
  `<details open ontoggle="${act}">x</details>`,
  `<video><source onerror="${act}"></video>`,
  `{= constructor.constructor("${act}")() }`,
  `{= ${'('.repeat(5_000)}1${')'.repeat(5_000)} }`,
  `# <img src=x onerror=${act}>`,
  '\uE0000\uE001 \uE0009999\uE001',
  cell('chart', `type: <img src=x onerror=${act}>\nseries: <script>${act}</script>`),
  cell('chart', `type: fan\nseries: __proto__`),
  cell('chart', `type: constructor\nseries: [toString, hasOwnProperty]`),
  cell('scenario {#__proto__}', 'label: x\nparameters: {__proto__: {harmed: 1}}'),
  cell('scenario {#x}', 'parent: x\nlabel: <b onmouseover=alert(1)>x</b>'),
  cell('assumptions', 'parameters: [__proto__, constructor]'),
  cell('targets', 'ids: [__proto__]'),
  cell('table', 'series: &a [*a]'),
  cell('chart', '!!js/function "function(){}"'),
  cell(`<img/src=x onerror=${act}>`, 'a: 1'),
  cell('model', 'variables: {x: {unit: "1", equation: "constructor.constructor(1)"}}'),
  cell('model', `variables: {x: {unit: "1", equation: "${'1+'.repeat(20_000)}1"}}`),
  cell('data', 'file: ../../../etc/passwd'),
  cell('explain', 'series: "x; alert(1)"\nyear: 1e999'),
  `${'> '.repeat(3_000)}x`,
  `${'['.repeat(20_000)}`,
  `${'*a **b '.repeat(5_000)}`,
];

it('forty hostile files and more do nothing but show what they are', async () => {
  expect(bodies.length).toBeGreaterThanOrEqual(40);
  const { page, context, complaints } = await openPage(browser, server.url);
  const elsewhere: string[] = [];
  const dialogs: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url())) elsewhere.push(request.url());
  });
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await figures(page);
  for (const [i, body] of bodies.entries()) {
    const text = `---\nformat: planwright/1\nmodel: solow\ndraws: 100\n---\n\n# 第 ${i} 份\n\n${body}\n`;
    await dropFile(page, 'hostile.md', text);
    await page.locator(`h1:has-text("第 ${i} 份")`).first().waitFor({ timeout: 20_000 });
    const dangerous = await page
      .locator(
        'main .prose :is(script, iframe, object, embed, form, link, meta, base, style, [onerror], [onload], [style])',
      )
      .count();
    expect(dangerous, body.slice(0, 60)).toBe(0);
    for (const address of await page
      .locator('main .prose a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? '')))
      expect(address).not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
  }
  await page.locator('main .prose').first().click();
  expect(await page.evaluate(() => 'harmed' in globalThis || 'harmed' in {})).toBe(false);
  expect(dialogs).toEqual([]);
  expect(elsewhere).toEqual([]);
  // The policy of the page tells of what it kept out; nothing else is wrong.
  expect(complaints.filter((text) => !/Content Security Policy|violates/.test(text))).toEqual([]);
  await dropFile(
    page,
    'good.md',
    '---\nformat: planwright/1\nmodel: solow\ndraws: 100\n---\n\n# 好的\n\n```yaml chart\ntype: fan\nseries: income\n```\n',
  );
  await page.locator('.chart svg[role="img"]').waitFor();
  await context.close();
});
