import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { startServer, type Server } from './server.ts';

/** No background traffic and nothing remembered; the sandbox is given up only where Chromium has none (root on Linux). */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The browser of this machine, without a window. Whoever launches it closes it. */
export async function launchBrowser(): Promise<Browser> {
  const browser = findBrowser();
  if (!browser) throw new Error('No Chromium, Chrome or Edge was found; set PLANWRIGHT_CHROMIUM to its program file.');
  return chromium.launch({ ...browser, args: flags, headless: true });
}

/** `planwright serve` on a free port, with further arguments such as the path of a notebook. Whoever starts it closes it. */
export async function serveNotebook(...args: readonly string[]): Promise<Server> {
  return startServer('packages/cli/bin/planwright.js', ['serve', '--port', '0', ...args]);
}
