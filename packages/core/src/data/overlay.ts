/** Our tables with a user's figures on top: theirs hold for this run, ours stay beside them, nothing is lost. */
import type { ImportedFigure } from './imported-figure.ts';
import { rederived } from './rederive.ts';
import type { Series, Table } from './table.ts';
import { withObservations } from './with-observations.ts';

/** Tables and series that are not there are made. Series we compute from replaced figures are computed anew. */
export function overlay(tables: readonly Table[], figures: readonly ImportedFigure[]): readonly Table[] {
  const ids = [...new Set([...tables.map(({ id }) => id), ...figures.map(({ dataset }) => dataset)])];
  return ids.map((id): Table => {
    const own = figures.filter(({ dataset }) => dataset === id);
    const table = tables.find((candidate) => candidate.id === id) ?? { id, title: { zh: id, en: id }, series: {} };
    return own.length === 0 ? table : rederived(withFigures(table, own), own);
  });
}

function withFigures(table: Table, figures: readonly ImportedFigure[]): Table {
  const added = new Map<string, ImportedFigure[]>();
  for (const figure of figures) added.set(figure.series, [...(added.get(figure.series) ?? []), figure]);
  const entries = [...added].map(([id, own]): [string, Series] => {
    const ours = Object.hasOwn(table.series, id) ? table.series[id] : undefined;
    const name = own[0]?.name ?? id;
    const series = ours ?? { id, unit: own[0]?.unit ?? '1', label: { zh: name, en: name }, observations: [] };
    return [
      id,
      withObservations(
        series,
        own.map(({ observation }) => observation),
      ),
    ];
  });
  return { ...table, series: { ...table.series, ...Object.fromEntries(entries) } };
}
