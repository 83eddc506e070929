/** AbortController and AbortSignal exist in browsers, workers and Node alike; core asks for no more of either platform than this. */
interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
