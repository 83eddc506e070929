/** What drives a target or a series: the shares of its variance, a screening, or the swings of one input at a time. */
import { omitted } from '../../check/expand/omitted.ts';
import { ModelError, problem } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import type { RunOptions, Runner } from '../../run/runner.ts';
import { recordOf } from '../answer-record.ts';
import { openOutput } from '../output.ts';
import type { OutputDraws } from '../output.ts';
import { byGivenData } from './by-given-data.ts';
import { byMorris } from './by-morris.ts';
import { byShapley } from './by-shapley.ts';
import { bySobol } from './by-sobol.ts';
import { byTornado } from './by-tornado.ts';
import type { Method } from './method-result.ts';
import { defaultBase } from './question.ts';
import type { SensitivityAnswer, SensitivityMethod, SensitivityQuestion } from './question.ts';

const methods: Readonly<Record<SensitivityMethod, Method>> = {
  sobol: bySobol,
  shapley: byShapley,
  morris: byMorris,
  tornado: byTornado,
  'given-data': byGivenData,
};

/** Largest base of a design: beyond it the runs no longer fit the memory that raw draws may take. */
const mostBase = 1_000_000;

/**
 * Throws ModelError where there is no answer: names that do not exist, an output without variation, joined inputs given singly to
 * a method that needs independent ones. An abort is seen between runs and between chunks of one.
 */
export async function sensitivity(
  question: SensitivityQuestion,
  runner: Runner,
  options: RunOptions = {},
): Promise<SensitivityAnswer> {
  const { method = 'sobol' } = question;
  const base = question.base ?? (method === 'given-data' ? question.job.draws : defaultBase[method]);
  if (!Number.isInteger(base) || base < 2 || base > mostBase) throw new ModelError([badBase(base)]);
  // A method arranges its draws itself.
  const output = openOutput(omitted(question.job, 'design', 'inner'), question.output);
  const { rows, described, draws, problems } = await methods[method]({ question, output, runner, base, options });
  return {
    ...recordOf(output.prepared, draws),
    ...rows,
    output: { ...output.info, ...describeDraws(described) },
    problems: [...output.prepared.warnings, ...problems],
  };
}

function badBase(base: number): Problem {
  const advice = {
    advice_zh: `应为 2 至 ${mostBase} 的整数。`,
    advice_en: `It is a whole number from 2 to ${mostBase}.`,
  };
  return problem('bad-option', { path: 'base' }, { name: 'base', found: String(base), ...advice });
}

function describeDraws({ values, holds }: OutputDraws): { mean: number; sd: number; p: number | null } {
  const finite = values.filter((value) => Number.isFinite(value));
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  const squares = finite.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return {
    mean,
    sd: Math.sqrt(squares / (finite.length - 1)),
    p: holds && holds.reduce((sum, flag) => sum + flag, 0) / holds.length,
  };
}
