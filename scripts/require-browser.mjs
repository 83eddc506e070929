// A browser for the tests, or a clear end. On Debian and its relatives root may have it installed from the system's own packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';
import { say, stop } from './say.mjs';

const packages = ['chromium', 'fonts-noto-cjk'];

function mayInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function installFromDebian() {
  say('没有找到浏览器，正在用 apt-get 安装 chromium …', 'No browser found; installing chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {string[]} */ args) =>
    spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** Ends the command when the tests would have no browser. */
export function requireBrowser() {
  if (findBrowser()) return;
  const named = process.env['PLANWRIGHT_CHROMIUM'];
  if (named) {
    stop(
      `PLANWRIGHT_CHROMIUM 指向的文件不存在：${named}`,
      `PLANWRIGHT_CHROMIUM names a file that does not exist: ${named}`,
    );
  }
  if (mayInstall()) installFromDebian();
  if (findBrowser()) return;
  stop(
    '测试需要 Chromium、Chrome 或 Edge。请安装其中之一，或把 PLANWRIGHT_CHROMIUM 设为它的程序路径，再运行 npm test。',
    'The tests need Chromium, Chrome or Edge. Install one, or set PLANWRIGHT_CHROMIUM to its program file, then run npm test again.',
  );
}
