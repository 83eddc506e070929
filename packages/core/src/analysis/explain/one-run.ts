/** Every value of one run: of the run without chance, or of one draw. The interpreter computes it, bit for bit what a run has. */
import { interpret } from '../../compile/interpret.ts';
import { ModelError, problem } from '../../problem.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import { createSampler } from '../../run/sample.ts';

/** `central`: every parameter at its central value under the scenario, every shock 0. It is no draw, and not the mean of the draws. */
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
  const width = checked.years.length;
  const draw = choice === 'central' ? 0 : choice.draw;
  if (!Number.isInteger(draw) || draw < 0 || draw >= job.draws) throw new ModelError([noDraw(job, draw)]);
  const certain = settings.parameters.map((setting) => ({ ...setting, prior: null }));
  const used = choice === 'central' ? { ...settings, parameters: certain } : settings;
  const drawn = createSampler(checked.model, used, job.seed, job)(draw, 1);
  const inputs = choice === 'central' ? { ...drawn, shocks: drawn.shocks.map(() => new Float64Array(width)) } : drawn;
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
