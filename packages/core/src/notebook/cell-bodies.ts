/** What may stand in the body of each kind of cell. */
import { parts } from '../model/format.ts';
import type { KnownKind } from './document.ts';

/** `fan`: series with bands, beside a peer; `shares`: parts of a whole; `peak`: a path with the years of its maximum. */
export const chartTypes = ['fan', 'shares', 'peak'] as const;
export type ChartType = (typeof chartTypes)[number];

/** `verdicts`: sentences for the headline targets; `table`: one row per target. */
export const targetViews = ['verdicts', 'table'] as const;
export type TargetView = (typeof targetViews)[number];

/** Other keys are kept and named as not understood. */
export const bodyKeys: Readonly<Record<KnownKind, readonly string[]>> = {
  assumptions: ['parameters'],
  scenario: Object.keys(parts.scenario),
  chart: ['type', 'series', 'peer', 'target'],
  table: ['series'],
  targets: ['show', 'ids'],
  readings: ['target'],
  briefing: ['target', 'probability', 'levers'],
  sensitivity: ['target', 'series', 'year', 'method', 'inputs', 'base'],
  discovery: ['target', 'holds', 'levers', 'boxes'],
  compare: ['base', 'with', 'series', 'from', 'year', 'target'],
  reach: ['target', 'probability', 'levers', 'bounds', 'path', 'alone', 'frontier'],
  conflict: ['targets', 'trade', 'probability', 'levers', 'bounds'],
  monitor: ['figures', 'errors', 'goals', 'rerun'],
  audit: ['title', 'from', 'to', 'rows'],
  explain: ['series', 'year', 'draw', 'depth', 'scenario'],
};

const keysNamed = 20;

/** The first keys that are not understood; a hostile mapping may have a hundred thousand. */
export function unknownKeys(mapping: Readonly<Record<string, unknown>>, known: readonly string[]): readonly string[] {
  return Object.keys(mapping)
    .filter((name) => !known.includes(name))
    .slice(0, keysNamed);
}
