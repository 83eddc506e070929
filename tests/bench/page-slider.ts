/** From a slider to the frame that answers it, in the browser of this machine: measured by the bench of the page in a process of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from '../../scripts/find-browser.mjs';
import type { Row } from './page-bench.ts';

const builtPage = 'packages/ui/dist/web/index.html';

/** Why it cannot be measured here, or null. */
export function noSlider(): string | null {
  if (findBrowser() === undefined) return 'no Chromium, Chrome or Edge was found';
  return existsSync(builtPage) ? null : 'the page is not built: npm run build';
}

export function sliderRows(changes: number): readonly Row[] {
  const words = ['scripts/run-ts.mjs', 'tests/bench/page-bench.ts', '--slider', String(changes)];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`slider to paint: ${stderr}`);
  return JSON.parse(stdout) as readonly Row[];
}
