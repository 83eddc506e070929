/** Puts the answer of a reach beside the verdict on its target. */
import type { Bilingual } from '../../problem.ts';
import type { Verdict } from '../../result/report.ts';
import type { ReachAnswer } from './reach-answer.ts';
import { reachSentence } from './reach-words.ts';

/** `effort`: standard steps of the least change of levers; null where it is out of reach. The reason is the answer in words. */
export function withEffort(verdict: Verdict, answer: ReachAnswer): Verdict {
  const [only] = answer.targets;
  if (answer.targets.length !== 1 || only?.id !== verdict.id || only.reading !== verdict.reading) return verdict;
  const reason: Bilingual = reachSentence(answer);
  return { ...verdict, effort: answer.status === 'infeasible' ? null : answer.effort, effortReason: reason };
}
