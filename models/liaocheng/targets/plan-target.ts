/** What the targets of the plan have in common: the clause is in the number, the period in the plan. */
import type { Bilingual, Grade, Reading, Target, ThresholdSource } from '@planwright/core';

/** Base year and last year of the plan. */
export const [base, end] = [2025, 2030] as const;
export const plan = { from: base, to: end } as const;

/** What the wording demands: 约束性 and 预期性. */
const demand = { binding: 0.9, indicative: 0.66 } as const;

interface PlanTarget {
  readonly id: string;
  readonly label: Bilingual;
  readonly module: string;
  readonly release?: 'R1' | 'R1-lite' | 'R2';
  readonly grade: Grade;
  readonly thresholdSource: ThresholdSource;
  readonly readings: Readonly<Record<string, Reading>>;
  /** 预期性 when absent. */
  readonly nature?: keyof typeof demand;
  readonly headline?: boolean;
  readonly umbrella?: boolean;
  readonly note?: Bilingual;
}

export function planTarget({ nature = 'indicative', release = 'R1', ...rest }: PlanTarget): Target {
  return { ...rest, clause: clauseOf(rest.id), mode: 'quantitative', release, demanded: demand[nature] };
}

/** `C04-03` → 4. */
export const clauseOf = (id: string): number => Number(id.slice(1, 3));
