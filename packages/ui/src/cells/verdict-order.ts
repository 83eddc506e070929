import type { Verdict } from '@planwright/core';

/** Verdicts that open the document: the named ones in their order, else the headline ones. Grade C is never a headline. */
export const headlines = (verdicts: readonly Verdict[], ids: readonly string[] | null = null): readonly Verdict[] =>
  ids === null
    ? verdicts.filter(({ headline, grade }) => headline && grade !== 'C')
    : ids.flatMap((id) => verdicts.find((verdict) => verdict.id === id) ?? []);
