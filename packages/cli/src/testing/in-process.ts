/** One command line in the process of the test, from the sources: what it printed and its exit status. */
import { vi } from 'vitest';
import { main } from '../main.ts';

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly told: string;
}

export async function planwright(...args: readonly string[]): Promise<Outcome> {
  const written = { out: '', told: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.told += String(text);
    return true;
  });
  const status = await main(args);
  vi.restoreAllMocks();
  return { status, ...written };
}
