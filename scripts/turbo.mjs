// Runs the turbo of this repository: no telemetry, no update check, no remote cache, quiet unless something fails.
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = fileURLToPath(new URL('../node_modules/turbo/bin/turbo', import.meta.url));

/** Exit status of `turbo …args`. @param {readonly string[]} args @returns {number} */
export function turbo(args) {
  const quiet = ['--output-logs=errors-only', '--cache=local:rw', '--no-update-notifier', '--ui=stream'];
  const { status } = spawnSync(process.execPath, [bin, ...args, ...quiet], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
  });
  return status ?? 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exit(turbo(process.argv.slice(2)));
