/** What is asked of scenario discovery, and what it answers with. */
import type { Bilingual, Problem } from '../../problem.ts';
import type { Job } from '../../run/job.ts';
import type { RunRecord } from '../../result/report.ts';
import type { OutputInfo } from '../output.ts';

export interface DiscoveryQuestion {
  readonly job: Job;
  /** Ids; the headline targets when absent. Several hold when all of them do. */
  readonly targets?: readonly string[];
  /** Look for the draws in which they hold; otherwise for those in which they do not. */
  readonly holds?: boolean;
  /** Levers that are varied over their range, each value as likely as any other; none when absent. */
  readonly levers?: readonly string[];
  /** Most boxes, 3 when absent: each looks at what those before it left. */
  readonly boxes?: number;
  /** Most restricted inputs of a box, 3 when absent. */
  readonly restrictions?: number;
}

export interface BoxRestriction {
  readonly name: string;
  readonly label: Bilingual;
  readonly kind: 'parameter' | 'shock' | 'lever';
  /** Of `low` and `high`; `display` is what people read. */
  readonly unit: string;
  readonly display: { readonly unit: string; readonly factor: number };
  /** Inclusive; null where the side is free. */
  readonly low: number | null;
  readonly high: number | null;
  /** Chance that the restriction is owed to chance alone (B. P. Bryant and R. J. Lempert, 2010). */
  readonly quasiP: number;
  /** Share of the resamples in which a box restricts this input. */
  readonly found: number;
}

export interface DiscoveredBox {
  readonly restrictions: readonly BoxRestriction[];
  /** Of all draws: the share in the box, of those in it the share looked for, and of those looked for the share in it. */
  readonly mass: number;
  readonly density: number;
  readonly coverage: number;
  readonly sentence: Bilingual;
}

export interface DiscoveryAnswer extends RunRecord {
  readonly output: OutputInfo;
  readonly holds: boolean;
  /** Draws looked for, and their share of all. */
  readonly cases: number;
  readonly share: number;
  readonly boxes: readonly DiscoveredBox[];
  /** Of the draws looked for, those in any of the boxes. */
  readonly coverage: number;
  /** How often each input is restricted over the resamples, most often first. */
  readonly found: readonly { readonly name: string; readonly label: Bilingual; readonly share: number }[];
  readonly resamples: number;
  /** A classification tree on the same draws: the inputs that lead to its dense leaves, and whether they include those of the first box. */
  readonly tree: { readonly inputs: readonly string[]; readonly agrees: boolean };
  /** All of it in a paragraph. */
  readonly sentence: Bilingual;
  readonly problems: readonly Problem[];
}
