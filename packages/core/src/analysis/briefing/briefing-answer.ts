/** What is asked of a briefing and what it answers. */
import type { Bilingual, Problem } from '../../problem.ts';
import type { Job } from '../../run/job.ts';
import type { RunRecord } from '../../result/report.ts';
import type { ConflictAnswer } from '../conflict/conflict.ts';
import type { DiscoveryAnswer } from '../discovery/question.ts';
import type { ReachAnswer } from '../reach/reach-answer.ts';
import type { SensitivityAnswer } from '../sensitivity/question.ts';

export interface BriefingQuestion {
  readonly job: Job;
  /** Ids; the headline ones when absent. */
  readonly targets?: readonly string[];
  /** In (0, 1): what the levers are asked to reach. */
  readonly probability: number;
  /** Names; every lever with bounds when absent. */
  readonly levers?: readonly string[];
}

/** The answers that the paragraph is built from; null where there is none, with the reason among the problems. */
export interface BriefingParts {
  readonly together: ConflictAnswer | null;
  readonly effort: ReachAnswer | null;
  readonly drivers: SensitivityAnswer | null;
  readonly breaks: DiscoveryAnswer | null;
}

export interface BriefingAnswer extends RunRecord, BriefingParts {
  readonly kind: 'briefing';
  readonly targets: readonly { readonly id: string; readonly label: Bilingual }[];
  readonly paragraph: Bilingual;
  readonly problems: readonly Problem[];
}
