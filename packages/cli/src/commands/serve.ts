/** planwright serve: the notebook in the browser, on this machine only. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModelError, problem } from '@planwright/core';
import type { ModelBundle } from '@planwright/core';
import { models } from '@planwright/models';
import type { Command } from 'commander';
import { say } from '../locale.ts';
import { openBrowser } from '../open-browser.ts';
import { openModel } from '../open-model.ts';
import { wholeNumber } from '../option-values.ts';
import { createPageServer, listenNear } from '../page-server.ts';
import type { Surroundings } from '../program.ts';
import { readText } from '../text-file.ts';

const defaultPort = 4180;

interface ServeOptions {
  readonly port: number;
  readonly open: boolean;
}

export function addServe(program: Command, { locale, answer }: Surroundings): void {
  const port = wholeNumber(locale, '--port', { least: 0, most: 65_535 });
  program
    .command('serve')
    .argument(
      '[NOTEBOOK.md]',
      say(locale, '要打开的笔记；省略时为聊城笔记', 'notebook to open; that of Liaocheng when left out'),
    )
    .description(say(locale, '在浏览器中打开推演笔记', 'open the notebook in the browser'))
    .option(
      '--port <p>',
      say(locale, '端口；被占用时用下一个空闲端口，0 为任意', 'port; the next free one if taken, 0 for any'),
      port,
      defaultPort,
    )
    .option('--open', say(locale, '同时打开浏览器', 'open the browser too'), false)
    .option('--no-open', say(locale, '不打开浏览器（默认）', 'do not open the browser (default)'))
    .action(async (notebook: string | undefined, options: ServeOptions) => {
      const folder = pageFolder();
      if (notebook !== undefined) await checkServable(notebook);
      const server = createPageServer(folder, notebook === undefined ? null : () => readText(notebook));
      const used = await listenNear(server, options.port).catch((error: unknown) => {
        const advice_zh = '换一个端口，或用 --port 0。';
        const advice_en = 'Choose another port, or --port 0.';
        throw new ModelError([
          problem(
            'bad-option',
            {},
            { name: '--port', found: `${options.port} (${reason(error)})`, advice_zh, advice_en },
          ),
        ]);
      });
      const url = `http://127.0.0.1:${used}/${notebook === undefined ? '' : '?notebook'}`;
      answer({
        json: { url },
        text: say(
          locale,
          `推演笔记（Planwright notebook）：${url}\n按 Ctrl+C 结束。\n`,
          `Planwright notebook (推演笔记): ${url}\nPress Ctrl+C to stop.\n`,
        ),
        problems: [],
      });
      if (options.open) openBrowser(url);
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
      });
      server.close();
      server.closeAllConnections();
    });
}

/** The page has the shipped models only, so a notebook on another one is refused here, with every problem of the notebook. */
async function checkServable(file: string): Promise<void> {
  const { bundle } = await openModel(file);
  if (Object.values<ModelBundle>(models).some(({ model }) => model === bundle.model)) return;
  throw new ModelError([
    problem(
      'bad-definition',
      { file, line: 1 },
      {
        path: 'model',
        reason_zh: '页面只有随附的模型',
        reason_en: 'the page has the shipped models only',
        advice_zh: `写 model: ${Object.keys(models).join(' 或 ')}；自己的模型用 planwright run。`,
        advice_en: `Write model: ${Object.keys(models).join(' or ')}; run a model of your own with planwright run.`,
      },
    ),
  ]);
}

function pageFolder(): string {
  const folder = join(fileURLToPath(import.meta.resolve('@planwright/ui/package.json')), '..', 'dist', 'web');
  if (existsSync(join(folder, 'index.html'))) return folder;
  throw new ModelError([problem('page-not-built', {}, {})]);
}

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
