/** The kernel of the bench model in worker threads, each with its share of the draws. */
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { prepareJob } from '../../packages/core/src/run/prepare.ts';
import { benchJob } from './bench-model.ts';
import { kernelSide, runKernel } from './kernel-side.ts';

interface Share {
  readonly groups: number;
  readonly draws: number;
  readonly from: number;
  readonly to: number;
}

export interface KernelThreads {
  /** All threads run their draws so many times; the milliseconds until the last is done. */
  readonly round: (passes: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

const reply = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });

/** `bundle` is the file that holds this module: it is loaded in each thread. */
export async function kernelThreads(
  bundle: string,
  groups: number,
  draws: number,
  count: number,
): Promise<KernelThreads> {
  const workers = Array.from({ length: count }, (_, i) => {
    const [from, to] = [i, i + 1].map((part) => Math.round((part * draws) / count / 256) * 256) as [number, number];
    const share: Share = { groups, draws, from, to: i === count - 1 ? draws : to };
    return new Worker(new URL(bundle), { workerData: { kernelShare: share } });
  });
  await Promise.all(workers.map(reply));
  return {
    round: async (passes) => {
      const start = performance.now();
      await Promise.all(
        workers.map((worker) => {
          const done = reply(worker);
          worker.postMessage(passes);
          return done;
        }),
      );
      return performance.now() - start;
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** What a thread does when it was started by `kernelThreads`; false elsewhere. */
export function serveKernelThread(): boolean {
  const share = (workerData as { kernelShare?: Share } | null)?.kernelShare;
  if (!parentPort || !share) return false;
  const port = parentPort;
  const side = kernelSide(prepareJob(benchJob(share.groups, share.draws)), share.from, share.to);
  port.on('message', (passes: number) => {
    for (let i = 0; i < passes; i++) runKernel(side);
    port.postMessage(null);
  });
  port.postMessage(null);
  return true;
}
