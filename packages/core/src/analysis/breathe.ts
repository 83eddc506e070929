/** Gives way to what waits, a click on “cancel” among it, in the middle of long work on one thread. Throws the reason of the signal. */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => void setTimeout(resolve, 0));
  signal?.throwIfAborted();
}
