/**
 * For the console of the browser: `await planwright.run({ scenario: 'baseline', draws: 2000, seed: 7 })` runs a job in a worker of
 * this page and gives its whole report, as `planwright run --json` does on the command line.
 */
import type { Job, ModelBundle, Report } from '@planwright/core';
import { openPool } from './state/engine.ts';

export interface PageConsole {
  readonly run: (job: Omit<Job, 'bundle'>, workers?: number) => Promise<Report>;
}

export function pageConsole(bundle: ModelBundle): PageConsole {
  return {
    run: async (job, workers = 1) => {
      const pool = openPool(workers);
      try {
        return await pool.run({ ...job, bundle });
      } finally {
        pool.close();
      }
    },
  };
}
