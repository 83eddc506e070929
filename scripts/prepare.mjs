// What `npm start` and `npm test` share: a Node that is new enough, packages installed, packages built. Each step does
// nothing when nothing is missing or stale, and then needs no network. Built-ins only: it runs before any install.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { say, stop } from './say.mjs';
import { turbo } from './turbo.mjs';

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Is a version such as '22.11.0' accepted by `engines` of package.json (^20.19.0 || >=22.12.0)? @param {string} version */
export function acceptsNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

function requireNode() {
  const version = process.versions.node;
  if (acceptsNode(version)) return;
  stop(
    `Node 版本是 ${version}，需要 20.19 以上的 20.x，或 22.12 以上。请到 https://nodejs.org 安装新版后重试。`,
    `This is Node ${version}; 20.19 or later of line 20, or 22.12 or later, is needed. Install it from https://nodejs.org and try again.`,
  );
}

/** @param {string} file @returns {Record<string, { version?: string, link?: boolean, optional?: boolean }> | undefined} */
function lockedPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** Which lock our own install was made from; gone with node_modules. @param {string} folder */
const installStamp = (folder) => join(folder, 'node_modules', '.planwright-install');

/** @param {string} folder */
const lockHash = (folder) =>
  createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');

/**
 * Does node_modules hold what package-lock.json asks for? Yes after an install of ours from this very lock. After
 * somebody's `npm install`, node_modules/.package-lock.json tells, which npm writes as its last step; optional
 * packages belong to other platforms and may be absent.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const installed = lockedPackages(join(folder, 'node_modules', '.package-lock.json'));
  const wanted = lockedPackages(join(folder, 'package-lock.json'));
  if (!installed || !wanted) return false;
  const stamp = installStamp(folder);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash(folder)) return true;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

/** @param {readonly string[]} args */
function npm(args) {
  // Started by npm, its program is known; otherwise through a shell, because npm is npm.cmd on Windows.
  const program = process.env['npm_execpath'];
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const { status } = program?.endsWith('.js')
    ? spawnSync(process.execPath, [program, ...args], options)
    : spawnSync(`npm ${args.join(' ')}`, { ...options, shell: true });
  return status ?? 1;
}

function install() {
  if (isInstalled(root)) return;
  say('正在安装依赖（只需一次）…', 'Installing packages (once) …');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const command = existsSync(join(root, 'package-lock.json')) ? 'ci' : 'install';
  if (npm([command, ...quiet]) === 0) return writeFileSync(installStamp(root), lockHash(root));
  stop(
    `安装依赖失败（npm ${command}）。请检查网络、代理和 npm 镜像设置，再试一次。`,
    `Installing packages failed (npm ${command}). Check the network, the proxy and npm's registry setting, then try again.`,
  );
}

const sourceFolders = ['packages', 'models', 'data', 'examples', 'scripts'];
const sourceFiles = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'turbo.json'];
const notSources = new Set(['node_modules', 'dist', '.turbo', '.planwright', 'raw']);

/** @param {string} folder @returns {string[]} */
function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notSources.has(entry.name) || entry.name.endsWith('.test.ts')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Hash of the content of everything a build reads. @param {string} folder */
export function sourceStamp(folder) {
  const hash = createHash('sha256');
  const files = [
    ...sourceFiles.map((name) => join(folder, name)).filter((path) => existsSync(path)),
    ...sourceFolders.flatMap((name) => filesUnder(join(folder, name))),
  ];
  for (const path of files.sort()) {
    const content = readFileSync(path);
    hash.update(`${relative(folder, path).split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

const outputs = ['packages/core', 'models', 'packages/cli', 'packages/ui'].map((name) => join(root, name, 'dist'));
const stampFile = join(root, '.planwright', 'build-stamp');

function build() {
  const stamp = sourceStamp(root);
  const built = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (built && outputs.every((folder) => existsSync(folder))) return;
  say('正在构建…', 'Building …');
  rmSync(stampFile, { force: true });
  if (turbo(['run', 'build']) !== 0) stop('构建失败，原因见上。', 'The build failed; the reason is above.');
  mkdirSync(join(root, '.planwright'), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Installs what is missing and builds what is stale; `between` runs after the install, before the build. @param {() => void} [between] */
export function prepare(between) {
  requireNode();
  install();
  between?.();
  build();
}
