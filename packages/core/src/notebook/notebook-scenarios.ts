/** Scenario cells as scenarios of the model. */
import type { Scenario } from '../model/model.ts';
import type { Bilingual } from '../problem.ts';
import { bilingualText } from './bilingual-text.ts';
import type { Notebook } from './document.ts';
import { isMapping } from './is-mapping.ts';

/** Names are checked by `checkNotebook`, values by the run; cells without id or readable body are left out. */
export function notebookScenarios(notebook: Notebook): Readonly<Record<string, Scenario>> {
  const scenarios: Record<string, Scenario> = {};
  for (const cell of notebook.cells) {
    if (cell.kind !== 'scenario' || cell.id === null || cell.body === null) continue;
    const { label, intent, parent, parameters, fix, add } = cell.body;
    scenarios[cell.id] = {
      label: bilingualText(label) ?? { zh: cell.id, en: cell.id },
      ...withText('intent', bilingualText(intent)),
      ...(typeof parent === 'string' ? { parent } : {}),
      ...(isMapping(parameters) ? { parameters: parameters as NonNullable<Scenario['parameters']> } : {}),
      ...(isMapping(fix) ? { fix: fix as NonNullable<Scenario['fix']> } : {}),
      ...(isMapping(add) ? { add: add as NonNullable<Scenario['add']> } : {}),
    };
  }
  return scenarios;
}

function withText<K extends string>(key: K, text: Bilingual | null): Partial<Record<K, Bilingual>> {
  return text === null ? {} : ({ [key]: text } as Record<K, Bilingual>);
}
