/** Opens the address in the browser of a person at a desk; elsewhere it does nothing. */
import { spawn } from 'node:child_process';

export function openBrowser(address: string): void {
  const [command, ...args] = opener(address);
  if (command === undefined || !atADesk()) return;
  const child = spawn(command, args, { detached: true, stdio: 'ignore' });
  // No browser is no failure: the address stands on the screen.
  child.on('error', () => undefined);
  child.unref();
}

function atADesk(): boolean {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (CI !== undefined && CI !== '' && CI !== 'false') return false;
  const screen = process.platform === 'win32' || process.platform === 'darwin' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
  return process.stdin.isTTY && screen;
}

function opener(address: string): readonly string[] {
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', address];
  if (process.platform === 'darwin') return ['open', address];
  return ['xdg-open', address];
}
