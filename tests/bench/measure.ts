/** Medians over interleaved rounds, and the rows that the bench prints. */

export interface Row {
  readonly case: string;
  readonly implementation: string;
  readonly draws: number;
  readonly ms: number;
  /** Per equation, projected year and draw; null where that means nothing. */
  readonly nsPerEvaluation: number | null;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export interface Contestant {
  readonly implementation: string;
  /** One run; the milliseconds it took. */
  readonly round: () => number | Promise<number>;
}

/** One warm-up each, then rounds in turn, so that a slow minute of the machine slows all of them. */
export async function interleaved(contestants: readonly Contestant[], rounds: number): Promise<readonly number[]> {
  for (const { round } of contestants) await round();
  const times: number[][] = contestants.map(() => []);
  for (let i = 0; i < rounds; i++)
    for (const [index, { round }] of contestants.entries()) times[index]!.push(await round());
  return times.map(median);
}

export async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** A bar of the engine and what this run measured against it. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly bar: string;
  readonly holds: boolean;
}

export const atMost = (name: string, value: number, limit: number): Bar => ({
  name,
  value,
  bar: `≤ ${limit}`,
  holds: value <= limit,
});

export const atLeast = (name: string, value: number, limit: number): Bar => ({
  name,
  value,
  bar: `≥ ${limit}`,
  holds: value >= limit,
});
