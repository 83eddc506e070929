/** A worker thread as comlink knows web workers. */
import type { Worker } from 'node:worker_threads';
import type { WorkerHandle } from '@planwright/core/pool';

interface Message {
  readonly data: unknown;
}
type Listener = ((event: Message) => void) | { readonly handleEvent: (event: Message) => void };

/** Node's workers emit plain values where web workers dispatch events. */
export function webEndpoint(worker: Worker): WorkerHandle['endpoint'] {
  const relays = new Map<Listener, (data: unknown) => void>();
  // Parameters take their types from comlink, whose events are those of the DOM where a program knows it and its own elsewhere.
  return {
    postMessage: (message, transfer) => worker.postMessage(message, transfer as Parameters<Worker['postMessage']>[1]),
    addEventListener: (_type, given) => {
      const listener = given as unknown as Listener;
      const relay = (data: unknown): void => {
        if (typeof listener === 'function') listener({ data });
        else listener.handleEvent({ data });
      };
      relays.set(listener, relay);
      worker.on('message', relay);
    },
    removeEventListener: (_type, given) => {
      const listener = given as unknown as Listener;
      const relay = relays.get(listener);
      if (relay !== undefined) worker.off('message', relay);
      relays.delete(listener);
    },
  };
}
