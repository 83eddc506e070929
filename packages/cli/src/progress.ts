/** Draws done, on a terminal only and gone when the answer comes. */
import type { WriteStream } from 'node:tty';

export interface Progress {
  readonly show: (done: number, of: number) => void;
  readonly clear: () => void;
}

export function showProgress(stream: Pick<WriteStream, 'write'> & { readonly isTTY?: boolean }): Progress {
  if (stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  return {
    show: (done, of) => void stream.write(`\r${Math.floor((done / of) * 100)} %`),
    clear: () => void stream.write('\r\u001B[K'),
  };
}
