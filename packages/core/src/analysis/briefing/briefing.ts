/** One verdict told whole: how likely some targets are together, what it would take, what drives it and where it breaks. */
import { ModelError } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import { prepareJob } from '../../run/prepare.ts';
import type { Runner, RunOptions } from '../../run/runner.ts';
import { recordOf } from '../answer-record.ts';
import { conflict } from '../conflict/conflict.ts';
import { discover } from '../discovery/discover.ts';
import { headlinesOf } from '../output.ts';
import { reach } from '../reach/reach.ts';
import { sensitivity } from '../sensitivity/sensitivity.ts';
import type { BriefingAnswer, BriefingParts, BriefingQuestion } from './briefing-answer.ts';
import { briefingParagraph } from './briefing-words.ts';

/** Share of the work, in hundredths: the search for levers takes nearly all of it. */
const weights = { together: 4, effort: 80, drivers: 6, breaks: 10 };

/** Above this share of failing draws, what sets the few others apart says more. */
const mostlyFails = 0.5;

/**
 * The four analyses in turn, on the same draws. One that has no answer leaves its sentence out and its reason among the problems;
 * throws the ModelError only where none has.
 */
export async function briefing(
  question: BriefingQuestion,
  runner: Runner,
  options: RunOptions = {},
): Promise<BriefingAnswer> {
  const { job, probability, levers } = question;
  const targets = question.targets ?? headlinesOf(job);
  const prepared = prepareJob({ ...job, series: [], targets, joint: [], alternatives: false });
  const problems: Problem[] = [];
  let done = 0;
  const part = async <A>(weight: number, ask: (own: RunOptions) => Promise<A>): Promise<A | null> => {
    const from = done;
    done += weight;
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    const own: RunOptions = {
      ...(signal ? { signal } : {}),
      onProgress: (at, of) => onProgress?.(from + (weight * at) / of, 100),
    };
    try {
      return await ask(own);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      problems.push(...error.problems);
      return null;
    }
  };
  const chosen = levers ? { levers } : {};
  const together =
    targets.length < 2
      ? null
      : await part(weights.together, (own) => conflict({ job, targets, trade: false }, runner, own));
  const effort = await part(weights.effort, (own) => reach({ job, targets, probability, ...chosen }, runner, own));
  const drivers = await part(weights.drivers, (own) =>
    sensitivity({ job, output: { targets }, method: 'given-data' }, runner, own),
  );
  const holds = 1 - (drivers?.output.p ?? 1) > mostlyFails;
  const breaks = await part(weights.breaks, (own) => discover({ job, targets, holds, boxes: 1 }, runner, own));
  if (together === null && effort === null && drivers === null && breaks === null) throw new ModelError(problems);
  options.onProgress?.(100, 100);
  const parts: BriefingParts = { together, effort, drivers, breaks };
  const named = prepared.targets.map(({ target: { id, label } }) => ({ id, label }));
  const spent = [together, effort, drivers, breaks].reduce((sum, each) => sum + (each?.draws ?? 0), 0);
  return {
    kind: 'briefing',
    ...recordOf(prepared, spent),
    ...parts,
    targets: named,
    paragraph: briefingParagraph(parts),
    problems: [...prepared.warnings, ...problems],
  };
}
