/** The one export of Node that the worker entry uses, so that core needs no types of Node. */
declare module 'node:worker_threads' {
  export const parentPort: {
    postMessage(message: unknown, transfer?: readonly unknown[]): void;
    on(type: string, listener: (...values: never[]) => void): unknown;
    off(type: string, listener: (...values: never[]) => void): unknown;
  } | null;
}
