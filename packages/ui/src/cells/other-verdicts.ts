/** Probabilities under the scenario that is compared. */
import { percentText } from '@planwright/core';
import { say } from '../locale/locale.ts';
import type { NotebookState } from '../state/notebook.svelte.ts';

export interface OtherVerdicts {
  readonly label: string;
  readonly of: (target: string) => string;
  readonly joint: string;
}

/** Null while nothing is compared. */
export function otherVerdicts(notebook: NotebookState): OtherVerdicts | null {
  const { other, text } = notebook;
  if (other === null) return null;
  const { targets, joint } = other.report;
  const shown = (p: number | null | undefined): string => (p == null ? text.none : `${percentText(p)}%`);
  return {
    label: otherLabel(notebook, other.scenario),
    of: (target) => shown(targets.find(({ id }) => id === target)?.p),
    joint: shown(joint?.p),
  };
}

export function otherLabel({ bundle, locale }: NotebookState, scenario: string): string {
  const label = bundle.scenarios[scenario]?.label;
  return label === undefined ? scenario : say(label, locale);
}
