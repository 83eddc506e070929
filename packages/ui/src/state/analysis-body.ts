/** What a cell asks of `@planwright/core/analysis`, as plain data that the build can write into the page. */
import type {
  BriefingQuestion,
  ConflictQuestion,
  DiscoveryQuestion,
  ExplainQuestion,
  ReachQuestion,
  SensitivityQuestion,
} from '@planwright/core/analysis';
import {
  auditOf,
  briefingOf,
  compareOf,
  conflictOf,
  discoveryOf,
  explainOf,
  reachOf,
  readingsOf,
  sensitivityOf,
} from '@planwright/core/notebook';
import type { IndicatorTable } from '@planwright/core';
import type { CompareCell, KnownKind } from '@planwright/core/notebook';

type Bare<Question> = Omit<Question, 'job'>;

export type AnalysisBody =
  | { readonly name: 'readings'; readonly ids: readonly string[] | null }
  | { readonly name: 'conflict'; readonly question: Bare<ConflictQuestion> }
  | { readonly name: 'reach'; readonly question: Bare<ReachQuestion> }
  | { readonly name: 'briefing'; readonly question: Bare<BriefingQuestion> }
  | { readonly name: 'sensitivity'; readonly question: Bare<SensitivityQuestion> }
  | { readonly name: 'discovery'; readonly question: Bare<DiscoveryQuestion> }
  | { readonly name: 'compare'; readonly question: CompareCell }
  | { readonly name: 'explain'; readonly question: Bare<ExplainQuestion> & { readonly scenario: string | null } }
  /** As written: its units are those of the series of the model, which is there when the question is asked. */
  | { readonly name: 'monitor'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly name: 'audit'; readonly table: IndicatorTable };

export type AnalysisName = AnalysisBody['name'];

/** Null for kinds that ask no analysis, and for a body that does not say what it asks. */
export function analysisBody(kind: KnownKind, body: Readonly<Record<string, unknown>>): AnalysisBody | null {
  switch (kind) {
    case 'readings':
      return { name: kind, ids: readingsOf(body) };
    case 'conflict':
      return { name: kind, question: conflictOf(body) };
    case 'reach':
      return { name: kind, question: reachOf(body) };
    case 'briefing':
      return { name: kind, question: briefingOf(body) };
    case 'sensitivity':
      return { name: kind, question: sensitivityOf(body) };
    case 'discovery':
      return { name: kind, question: discoveryOf(body) };
    case 'compare':
      return { name: kind, question: compareOf(body) };
    case 'explain': {
      const question = explainOf(body);
      return question === null ? null : { name: kind, question };
    }
    case 'monitor':
      return { name: kind, body };
    case 'audit':
      return { name: kind, table: auditOf(body).table };
    default:
      return null;
  }
}
