/** The answer of `explain`: a number with what it was computed from, down to observed data and parameters. Plain data. */
import type { Observation } from '../../data/table.ts';
import type { Role } from '../../model/model.ts';
import type { Bilingual, Problem } from '../../problem.ts';
import type { Prior } from '../../random/prior.ts';
import type { CellState } from '../../result/report.ts';
import type { RunRecord } from '../../result/report.ts';
import type { RunChoice } from './one-run.ts';
import type { ShownValue } from './shown-value.ts';

export type ExplainedInput = ExplainedVariable | ExplainedParameter | ExplainedShock;

interface Explained extends ShownValue {
  readonly name: string;
  readonly label: Bilingual;
  readonly year: number;
  /** `2026 年的 地区生产总值` for what lies in another year than its reader, else the label. */
  readonly reads: Bilingual;
}

export interface ExplainedVariable extends Explained {
  readonly kind: 'variable';
  readonly state: CellState;
  /** What computed it: its equation or its initial value, in names and in numbers; null where its number is given. */
  readonly formula: ExplainedFormula | null;
  /** The row that is the value, of an observed cell. */
  readonly observation: Observation | null;
  /** Data series of the variable. */
  readonly dataset: string | null;
  readonly note: Bilingual | null;
  /** Variables that are solved together with it; empty where there are none. */
  readonly together: readonly string[];
  readonly inputs: readonly ExplainedInput[];
  /** Why `inputs` is empty although it has some: the tree is cut here, or it is told elsewhere in the tree. */
  readonly cut: 'depth' | 'told' | null;
}

export interface ExplainedFormula {
  readonly part: 'equation' | 'initial';
  /** `gdp(-1) * (1 + growth)` */
  readonly text: string;
  /** The same with values for names, in the units that people read: `3304.2 亿元 * (1 + 5.2%)`. */
  readonly values: string;
}

export interface ExplainedParameter extends Explained {
  readonly kind: 'parameter';
  readonly role: Role;
  readonly source: Bilingual;
  readonly note: Bilingual | null;
  /** Null when the value is certain. */
  readonly prior: Prior | null;
  readonly path: boolean;
  /** Who settled it: the model, a scenario by its id, or the user. */
  readonly setBy:
    { readonly kind: 'model' } | { readonly kind: 'scenario'; readonly id: string } | { readonly kind: 'user' };
}

export interface ExplainedShock extends Explained {
  readonly kind: 'shock';
  readonly source: Bilingual;
  readonly prior: Prior;
  /** Carried over from last year; 0 when it forgets. */
  readonly persistence: number;
}

export interface Explanation extends RunRecord {
  readonly run: RunChoice;
  readonly root: ExplainedVariable;
  /** Everything it rests on, however deep. */
  readonly restsOn: {
    readonly observed: number;
    readonly fixed: number;
    readonly computed: number;
    readonly parameters: number;
    /** Of the parameters. */
    readonly uncertain: number;
    readonly levers: number;
    readonly shocks: number;
  };
  /** Of the same cell over all draws, to compare with; null where no draw has a value. */
  readonly distribution: { readonly mean: number; readonly p05: number; readonly p95: number } | null;
  readonly problems: readonly Problem[];
}
