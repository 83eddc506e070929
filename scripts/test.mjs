// npm test [-- FILTER…]: install, find a browser, build, run every test (unit, property, conformance, documents,
// end-to-end) through one vitest, and end with `N passed, M failed`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';
import { requireBrowser } from './require-browser.mjs';
import { countTests } from './test-count.mjs';

prepare(requireBrowser);

const reportFile = join(root, '.planwright', 'vitest.json');
mkdirSync(join(root, '.planwright'), { recursive: true });
rmSync(reportFile, { force: true });

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});

const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined;
const { passed, failed } = countTests(report, status ?? 1);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
