/** A scenario as a cell of the notebook: only what differs from its parent. */
import type { ScenarioValue, YearValues } from '@planwright/core';
import { fenced } from './new-cell.ts';

export interface NewScenario {
  readonly name: string;
  readonly parent: string;
  readonly parameters: Readonly<Record<string, ScenarioValue>>;
  readonly fix: Readonly<Record<string, YearValues>>;
  /** Ids that are taken, of cells and of scenarios. */
  readonly ids: readonly string[];
}

/** An id that can stand on a fence: letters and digits of the name, the rest as hyphens. */
function idOf(name: string, ids: readonly string[]): string {
  const wish = name.replace(/[^\p{L}\p{N}_.]+/gu, '-').replace(/^-|-$/g, '') || 'scenario';
  let id = wish;
  for (let n = 2; ids.includes(id); n++) id = `${wish}-${n}`;
  return id;
}

/** JSON is YAML; words of letters alone need no quotes. */
const inline = (value: unknown): string =>
  typeof value === 'string' && /^\p{Lo}[\p{Lo}\p{N} ]*$/u.test(value) ? value : JSON.stringify(value);

const mapping = (name: string, entries: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.keys(entries).length === 0
    ? []
    : [`${name}:`, ...Object.entries(entries).map(([key, value]) => `  ${key}: ${inline(value)}`)];

export function scenarioCell({ name, parent, parameters, fix, ids }: NewScenario): { id: string; text: string } {
  const id = idOf(name, ids);
  const lines = [
    `label: ${inline(name)}`,
    `parent: ${parent}`,
    ...mapping('parameters', parameters),
    ...mapping('fix', fix),
  ];
  return { id, text: fenced('scenario', lines, ids, id) };
}
