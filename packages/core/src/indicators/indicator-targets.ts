/** Rows of an indicator table → targets a run can judge, and the rows that have none. */
import type { Bilingual } from '../problem.ts';
import type { Target } from '../target/target.ts';
import { indicatorTest } from './indicator-test.ts';
import type { VariableOfRow } from './indicator-test.ts';
import type { IndicatorRow, IndicatorTable } from './indicator-table.ts';

export interface IndicatorVariable extends VariableOfRow {
  readonly label: Bilingual;
  /** It has figures of its own, not only priors. */
  readonly observed: boolean;
}

export interface JudgedRow {
  readonly row: IndicatorRow;
  /** Id of the target, for the verdict of a run; absent where there is none. */
  readonly target?: string;
  readonly series?: string;
  readonly reason?: Bilingual;
}

/** Probability that the attribute of an indicator demands. */
export const demanded = { 约束性: 0.9, 预期性: 0.66 } as const;

/**
 * @param variables variables of the model
 * @param names what indicators are called → variable; a row's own `series` goes first, equal labels last
 */
export function indicatorTargets(
  table: IndicatorTable,
  variables: readonly IndicatorVariable[],
  names: Readonly<Record<string, string>>,
): { targets: Target[]; rows: JudgedRow[] } {
  const targets: Target[] = [];
  const rows = table.rows.map((row, index): JudgedRow => {
    const variable = variableOf(row, variables, names);
    const result = indicatorTest(row, table, variable);
    if (result.status === 'not modelled')
      return { row, reason: result.reason, ...(variable === undefined ? {} : { series: variable.name }) };
    const id = `I${String(index + 1).padStart(2, '0')}`;
    targets.push({
      id,
      clause: 0,
      label: { zh: row.name, en: variable?.label.en ?? row.name },
      thresholdSource: 'document',
      grade: variable?.observed === true ? 'B' : 'C',
      ...(row.attribute === undefined ? {} : { demanded: demanded[row.attribute] }),
      readings: { table: { label: { zh: '指标体系表', en: 'Indicator table' }, test: result.test } },
    });
    return { row, target: id, series: result.series };
  });
  return { targets, rows };
}

function variableOf(
  row: IndicatorRow,
  variables: readonly IndicatorVariable[],
  names: Readonly<Record<string, string>>,
): IndicatorVariable | undefined {
  const by = (name: string | undefined): IndicatorVariable | undefined => variables.find((item) => item.name === name);
  if (row.series !== undefined) return by(row.series);
  const plain = plainIndicator(row.name);
  const named = Object.entries(names).find(([name]) => plainIndicator(name) === plain)?.[1];
  return by(named) ?? variables.find(({ label }) => plainIndicator(label.zh) === plain);
}

/** Marks, blanks, remarks in brackets and an official 本市, 全市 do not make another indicator. */
function plainIndicator(name: string): string {
  return name
    .replace(/[（(〔[][^）)〕\]]*[）)〕\]]/gu, '')
    .replace(/[\s*“”"]/gu, '')
    .replace(/^(全市|本市|地区)/u, '');
}
