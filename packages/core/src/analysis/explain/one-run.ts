/** Every value of one run: of the run without chance, or of one draw. The interpreter computes it, bit for bit what a run has. */
import { interpret } from '../../compile/interpret.ts';
import { ModelError, problem } from '../../problem.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import { createSampler } from '../../run/sample.ts';
import { centralJob } from '../central-run.ts';

/** `central`: every prior at its median under the scenario, every shock too (mostly 0). It is not the mean of the draws. */
export type RunChoice = 'central' | { readonly draw: number };

export interface OneRun {
  readonly prepared: PreparedJob;
  /** By index of the variable and of the year; NaN where there is no value. */
  readonly variable: (index: number, year: number) => number;
  readonly parameter: (index: number, year: number) => number;
  /** 0 before the axis. */
  readonly shock: (index: number, year: number) => number;
}

/** Throws a ModelError for problems of the job and for a draw that it does not have. */
export function runOnce(job: Job, choice: RunChoice): OneRun {
  const prepared = prepareJob(job);
  const { checked, settings, program } = prepared;
  const draw = choice === 'central' ? 0 : choice.draw;
  if (!Number.isInteger(draw) || draw < 0 || draw >= job.draws) throw new ModelError([noDraw(job, draw)]);
  const arrangement = choice === 'central' ? centralJob(job) : job;
  const inputs = createSampler(checked.model, settings, job.seed, arrangement)(draw, 1);
  const kernel = interpret(program, 1);
  const values = kernel.run(inputs).slice();
  return {
    prepared,
    variable: (index, year) => (year < 0 ? NaN : values[kernel.offset(index, year)]!),
    parameter: (index, year) => {
      const column = inputs.parameters[index]!;
      return column[column.length === 1 ? 0 : year]!;
    },
    shock: (index, year) => (year < 0 ? 0 : inputs.shocks[index]![year]!),
  };
}

const noDraw = ({ bundle, draws }: Job, draw: number): ReturnType<typeof problem> =>
  problem(
    'out-of-range',
    { model: bundle.model.id, path: 'draw' },
    { name: 'draw', value: draw, low: 0, high: draws - 1, unit: '' },
  );
