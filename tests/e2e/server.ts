import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Server {
  /** The printed address, for instance `http://127.0.0.1:41523/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** An address is whole once something follows it: a line may arrive in pieces. */
const address = /(https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+\S*)\s/;

/** Starts a script that serves, and waits for the address that it prints on stdout or stderr. */
export async function startServer(script: string, args: readonly string[], withinMs = 10_000): Promise<Server> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    const stubborn = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await exited;
    clearTimeout(stubborn);
  };
  let printed = '';
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`No address within ${withinMs} ms. Printed:\n${printed}`)),
        withinMs,
      );
      const read = (chunk: Buffer) => {
        printed += chunk.toString();
        const found = address.exec(printed)?.[1];
        if (found === undefined) return;
        clearTimeout(late);
        resolve(found);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.on('exit', (code) => {
        clearTimeout(late);
        reject(new Error(`The server ended with status ${String(code)} before it printed an address:\n${printed}`));
      });
    });
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}
