/** A worker thread with the kernel and its share of the draws: answers each message with the milliseconds one run took. */
import { parentPort, workerData } from 'node:worker_threads';
import { prepareJob } from '../../packages/core/src/run/prepare.ts';
import { benchJob } from './bench-model.ts';
import { kernelSide, runKernel } from './kernel-side.ts';

export interface Share {
  readonly groups: number;
  readonly draws: number;
  readonly from: number;
  readonly to: number;
}

export function main(): void {
  const port = parentPort;
  if (!port) return;
  const { groups, draws, from, to } = workerData as Share;
  const side = kernelSide(prepareJob(benchJob(groups, draws)), from, to);
  port.on('message', (rounds: number) => {
    for (let i = 0; i < rounds; i++) runKernel(side);
    port.postMessage(null);
  });
  port.postMessage(null);
}
