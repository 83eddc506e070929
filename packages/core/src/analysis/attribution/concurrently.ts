/** Starts tasks in their order, so many at a time. */

export type Start = <Answer>(task: () => Promise<Answer>) => Promise<Answer>;

/** Once a task has failed, those that wait fail with it. */
export function concurrently(most: number): Start {
  const waiting: (() => void)[] = [];
  let free = most;
  let failure: { readonly reason: unknown } | null = null;
  return async (task) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      if (failure) throw failure.reason;
      return await task();
    } catch (error) {
      failure ??= { reason: error };
      throw error;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}
