/** The draws that monitoring looks at: what holds in each, and the cells that it reads. Several runs under neighbouring seeds are one. */
import { column } from '../../result/ensemble.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import { evaluateTest } from '../../target/evaluate.ts';

export interface CellName {
  readonly series: string;
  readonly year: number;
}

export interface MonitoredDraws {
  readonly draws: number;
  /** In the order of the targets of the job. */
  readonly holds: readonly Uint8Array[];
  readonly column: (cell: CellName) => Float64Array;
}

/** Runs the job under `runs` seeds from its own on; progress counts all of them. */
export async function monitoredDraws(
  job: Job,
  cells: readonly CellName[],
  runs: number,
  runner: Runner,
  { signal, onProgress }: RunOptions,
): Promise<MonitoredDraws> {
  const parts: MonitoredDraws[] = [];
  for (let run = 0; run < runs; run++) {
    signal?.throwIfAborted();
    const each = { ...job, seed: job.seed + run };
    const ensemble = await runner.ensemble(each, {
      ...(signal ? { signal } : {}),
      onProgress: (done, of) => onProgress?.(run * of + done, runs * of),
    });
    const { targets }: PreparedJob = prepareJob(each);
    // Copies: the memory of an ensemble is given to the next run.
    const kept = new Map(
      cells.map(({ series, year }) => [`${series}@${year}`, column(ensemble, series, year).slice()]),
    );
    parts.push({
      draws: ensemble.draws,
      holds: targets.map(({ test }) => evaluateTest(test, ensemble).holds),
      column: ({ series, year }) => kept.get(`${series}@${year}`) ?? new Float64Array(0),
    });
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : joined(parts);
}

function joined(parts: readonly MonitoredDraws[]): MonitoredDraws {
  const draws = parts.reduce((sum, part) => sum + part.draws, 0);
  const places = parts.map((_, i) => parts.slice(0, i).reduce((sum, part) => sum + part.draws, 0));
  return {
    draws,
    holds: (parts[0]?.holds ?? []).map((_, target) => {
      const whole = new Uint8Array(draws);
      parts.forEach((part, i) => whole.set(part.holds[target] ?? [], places[i]));
      return whole;
    }),
    column: (cell) => {
      const whole = new Float64Array(draws);
      parts.forEach((part, i) => whole.set(part.column(cell), places[i]));
      return whole;
    },
  };
}
