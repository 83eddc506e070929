/** `dataset.series@vintage` → the figures a model reads. Vintages are never joined; equal trust is never decided silently. */
import type { Problem, Where } from '../problem.ts';
import { problem, suggest } from '../problem.ts';
import type { Observation, Series, Table } from './table.ts';
import { compareTrust } from './trust.ts';

export interface Resolved {
  readonly series: Series;
  readonly vintage: string;
  /** The one that holds in each year, by year. */
  readonly observations: readonly Observation[];
  /** Every row of the vintage, by year, then trust: what stands beside the chosen one is shown as a conflict. */
  readonly all: readonly Observation[];
}

/** The vintage may be left out only where the series has a single one. The dataset ends at the first full stop. */
export function resolveObserved(tables: readonly Table[], reference: string, where: Where): Resolved | Problem[] {
  const match = /^([^.@]+)\.([^@]+)(?:@([^@]+))?$/u.exec(reference.trim());
  const [, dataset, name, wanted] = match ?? [];
  if (dataset === undefined || name === undefined) return [problem('bad-definition', where, malformed(reference))];

  const table = tables.find((candidate) => candidate.id === dataset);
  if (table === undefined) {
    const known = tables.map((candidate) => candidate.id);
    return [problem('unknown-dataset', where, { name: dataset, ...suggest(dataset, known) })];
  }
  const series = Object.hasOwn(table.series, name) ? table.series[name] : undefined;
  if (series === undefined)
    return [problem('unknown-series', where, { dataset, name, ...suggest(name, Object.keys(table.series)) })];

  const vintages = [...new Set(series.observations.map((item) => item.vintage))];
  const [only] = vintages;
  const vintage = wanted ?? only;
  if (vintage === undefined) return [problem('unknown-series', where, { dataset, name, ...suggest(name, []) })];
  if (wanted === undefined && vintages.length > 1) {
    const values = { name: `${dataset}.${name}`, vintages: vintages.join(', '), example: vintage };
    return [problem('ambiguous-vintage', where, values)];
  }
  if (!vintages.includes(vintage)) {
    const values = { kind_zh: `序列 ${name} 的口径`, kind_en: `vintage of series ${name}`, name: vintage };
    return [problem('unknown-name', where, { ...values, ...suggest(vintage, vintages) })];
  }

  const all = series.observations
    .filter((item) => item.vintage === vintage)
    .sort((a, b) => a.year - b.year || compareTrust(a, b));
  const years = new Map<number, Observation[]>();
  for (const item of all) years.set(item.year, [...(years.get(item.year) ?? []), item]);

  const observations: Observation[] = [];
  const problems: Problem[] = [];
  for (const [year, rows] of years) {
    const [chosen] = rows;
    if (chosen === undefined) continue;
    observations.push(chosen);
    const equals = rows.filter((row) => compareTrust(row, chosen) === 0).map((row) => row.value);
    const values = [...new Set(equals)];
    if (values.length > 1)
      problems.push(problem('conflicting-observations', where, { name: reference, year, values: values.join(', ') }));
  }
  return problems.length > 0 ? problems : { series, vintage, observations, all };
}

function malformed(reference: string): Record<string, string> {
  return {
    path: reference,
    reason_zh: '不是数据引用',
    reason_en: 'it is not a reference to data',
    advice_zh: '写作 数据集.序列@口径，例如 liaocheng.gdp_growth_real@first。',
    advice_en: 'Write dataset.series@vintage, for instance liaocheng.gdp_growth_real@first.',
  };
}
