import type { AnalysisAnswer } from '../../state/analyses.ts';
import { auditView } from './audit-view.ts';
import { briefingView } from './briefing-view.ts';
import { compareView } from './compare-view.ts';
import { conflictView } from './conflict-view.ts';
import { discoveryView } from './discovery-view.ts';
import { explainView } from './explain-view.ts';
import { monitorView } from './monitor-view.ts';
import { reachView } from './reach-view.ts';
import { readingsView } from './readings-view.ts';
import { sensitivityView } from './sensitivity-view.ts';
import type { AnalysisView, Wording } from './view.ts';

export function viewOf(found: AnalysisAnswer, wording: Wording): AnalysisView {
  switch (found.name) {
    case 'readings':
      return readingsView(found, wording);
    case 'conflict':
      return conflictView(found.answer, wording);
    case 'reach':
      return reachView(found.answer, wording);
    case 'briefing':
      return briefingView(found.answer, wording);
    case 'sensitivity':
      return sensitivityView(found.answer, found.figures, wording);
    case 'discovery':
      return discoveryView(found.answer, wording);
    case 'compare':
      return compareView(found.answer, wording);
    case 'explain':
      return explainView(found.answer, wording);
    case 'monitor':
      return monitorView(found.answer, wording);
    case 'audit':
      return auditView(found.answer, wording);
    default:
      return found satisfies never;
  }
}
