/** Gaussian copula: independent normal scores of the members of a group, joined by its factor, give the values of each. */
import { correlationMatrix } from '../../model/correlation-matrix.ts';
import type { CorrelationGroup } from '../../model/model.ts';
import { choleskyFactor } from '../../random/correlation.ts';
import { valueAtScore } from '../../random/distribution.ts';
import type { Prior } from '../../random/prior.ts';

/** What a member of a group is made of: its own score and those of members before it, with their weights. */
export interface ScoreSum {
  /** Indexes of inputs. */
  readonly members: readonly number[];
  readonly weights: readonly number[];
}

/** Per index of an input. Members whose score is their own draw as if they were in no group, and are left out. */
export function scoreSums(
  groups: Readonly<Record<string, CorrelationGroup>>,
  names: readonly string[],
): ReadonlyMap<number, ScoreSum> {
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const sums = new Map<number, ScoreSum>();
  for (const group of Object.values(groups)) {
    const members = group.of.map((name) => indexOf.get(name));
    if (members.some((index) => index === undefined)) continue;
    choleskyFactor(correlationMatrix(group)).forEach((row, position) => {
      const used = row.map((weight, at) => ({ weight, index: members[at]! })).filter(({ weight }) => weight !== 0);
      if (used.length === 1 && row[position] === 1) return;
      sums.set(members[position]!, {
        members: used.map(({ index }) => index),
        weights: used.map(({ weight }) => weight),
      });
    });
  }
  return sums;
}

/** Values of a member of a group. `scores` gives the independent scores of an input. */
export function fillCorrelated(
  prior: Prior,
  { members, weights }: ScoreSum,
  scores: (index: number) => Float64Array,
  out: Float64Array,
): void {
  out.fill(0);
  members.forEach((index, at) => {
    const column = scores(index);
    const weight = weights[at]!;
    for (let d = 0; d < out.length; d++) out[d] = out[d]! + weight * column[d]!;
  });
  if (prior.kind === 'normal') {
    // The same as below, without a look at the table of families for each draw.
    const { mean, sd } = prior;
    for (let d = 0; d < out.length; d++) out[d] = mean + sd * out[d]!;
  } else for (let d = 0; d < out.length; d++) out[d] = valueAtScore(prior, out[d]!);
}
