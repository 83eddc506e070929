// The browser of the end-to-end tests: one that is already on the machine. Nothing is downloaded by Playwright.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const linuxNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @typedef {{ executablePath: string } | { channel: 'msedge' | 'chrome' }} Browser what playwright-core's launch() takes */

/** @param {readonly string[]} paths */
const firstFile = (paths) => paths.find((path) => existsSync(path));

/** @param {NodeJS.ProcessEnv} env @returns {Browser | undefined} */
function onWindows(env) {
  const folders = [env['ProgramFiles(x86)'], env['ProgramFiles'], env['LOCALAPPDATA']].filter(
    (folder) => folder !== undefined,
  );
  if (firstFile(folders.map((folder) => join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'))))
    return { channel: 'msedge' };
  if (firstFile(folders.map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))))
    return { channel: 'chrome' };
  return undefined;
}

/** @returns {Browser | undefined} */
function onMac() {
  if (existsSync('/Applications/Google Chrome.app')) return { channel: 'chrome' };
  return existsSync('/Applications/Microsoft Edge.app') ? { channel: 'msedge' } : undefined;
}

/** @param {NodeJS.ProcessEnv} env @returns {Browser | undefined} */
function onLinux(env) {
  const folders = ['/usr/bin', ...(env['PATH'] ?? '').split(delimiter)].filter((folder) => folder !== '');
  const executablePath = firstFile(linuxNames.flatMap((name) => folders.map((folder) => join(folder, name))));
  return executablePath === undefined ? undefined : { executablePath };
}

/** The browser named by PLANWRIGHT_CHROMIUM, else the system's; undefined when there is none. @returns {Browser | undefined} */
export function findBrowser(env = process.env, platform = process.platform) {
  const named = env['PLANWRIGHT_CHROMIUM'];
  if (named) return existsSync(named) ? { executablePath: named } : undefined;
  if (platform === 'win32') return onWindows(env);
  return platform === 'darwin' ? onMac() : onLinux(env);
}
