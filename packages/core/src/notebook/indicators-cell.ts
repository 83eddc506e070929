/** `yaml indicators`: the indicator table of a plan → targets. */
import { indicatorTargets } from '../indicators/indicator-targets.ts';
import type { JudgedRow } from '../indicators/indicator-targets.ts';
import type { IndicatorRow, IndicatorTable } from '../indicators/indicator-table.ts';
import { readIndicators } from '../indicators/read-indicators.ts';
import { readTextGrid } from '../data/text-grid.ts';
import type { FlatModel } from '../model/flat-model.ts';
import type { Problem } from '../problem.ts';
import type { Target } from '../target/target.ts';
import { auditOf } from './audit-cell.ts';
import { isMapping } from './is-mapping.ts';
import type { CellFault } from './monitor-cell.ts';
import type { PlainMap } from './yaml-source.ts';

export interface IndicatorsCell {
  readonly table: IndicatorTable;
  /** In the order of the table; a row that has none says why. */
  readonly rows: readonly JudgedRow[];
  readonly targets: readonly Target[];
  readonly faults: readonly CellFault[];
}

/** Ids of the targets are `I01`, `I02`, …, behind the id of the cell and a point where it has one. */
export function indicatorsOf(body: PlainMap, id: string | null, model: FlatModel): IndicatorsCell {
  const { table, faults } = tableOf(body);
  const variables = Object.entries(model.variables).map(([name, { unit, label, observed }]) => ({
    ...{ name, unit, label, observed: observed !== undefined },
  }));
  const { targets, rows } = indicatorTargets(table, variables, {});
  const named = (target: string): string => (id === null ? target : `${id}.${target}`);
  return {
    ...{ table, faults },
    rows: rows.map((row) => (row.target === undefined ? row : { ...row, target: named(row.target) })),
    targets: targets.map((target) => ({ ...target, id: named(target.id) })),
  };
}

function tableOf(body: PlainMap): { table: IndicatorTable; faults: readonly CellFault[] } {
  const { csv } = body;
  if (typeof csv === 'string') {
    const { table, problems } = readIndicators({ sheets: [readTextGrid(csv)] }, '');
    const faults = problems.map((item: Problem): CellFault => ({ path: ['csv'], problem: item }));
    return { table: table ?? { title: '', baseYear: 0, endYear: 0, rows: [], notes: [] }, faults };
  }
  const { table, faults } = auditOf(body);
  const given = Array.isArray(body['rows']) ? body['rows'].filter(isNamed) : [];
  return { table: { ...table, rows: table.rows.map((row, i) => withMore(row, given[i] ?? {})) }, faults };
}

/** Rows without a name are told and left out, here as in the table. */
const isNamed = (row: unknown): row is PlainMap =>
  isMapping(row) && typeof row['name'] === 'string' && row['name'] !== '';

/** What only a table that is judged says: which series a row is, and how binding. */
function withMore(row: IndicatorRow, given: PlainMap): IndicatorRow {
  const { series, attribute, category } = given;
  return {
    ...row,
    ...(typeof category === 'string' ? { category } : {}),
    ...(typeof series === 'string' ? { series } : {}),
    ...(attribute === '约束性' || attribute === '预期性' ? { attribute } : {}),
  };
}
