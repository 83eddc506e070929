declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { Endpoint } from 'comlink';
  /** A worker_threads port or worker as a comlink endpoint. */
  export default function nodeEndpoint(port: {
    postMessage(message: unknown, transfer?: readonly unknown[]): void;
    on(type: string, listener: (...values: never[]) => void): unknown;
    off(type: string, listener: (...values: never[]) => void): unknown;
  }): Endpoint;
}
