/**
 * A scheduled model as code for columns of draws: each expression becomes a list of instructions over a stack of columns.
 * This is what a kernel runs; the interpreter beside it is the slow reference that every faster kernel must equal bit for bit.
 */
import type { CheckedModel } from '../check/checked-model.ts';
import type { Schedule, ScheduledCell } from '../check/schedule.ts';
import type { Expression } from '../formula/expression.ts';
import { compileBlock } from './block.ts';
import type { Block } from './block.ts';
import { lowerExpression } from './lower-expression.ts';
import type { Instruction } from './lower-expression.ts';

export type { Instruction, ScheduledCell };

export interface Program {
  readonly checked: CheckedModel;
  /**
   * cells[year], in order of evaluation; equal years share one list. Cells with a block are not computed one by one: the first
   * of them stands for the block, which gives the values of all.
   */
  readonly cells: readonly (readonly ScheduledCell[])[];
  readonly blocks: readonly Block[];
  /** Per variable; null where it has none. */
  readonly equations: readonly (readonly Instruction[] | null)[];
  readonly initials: readonly (readonly Instruction[] | null)[];
}

export function compileProgram(checked: CheckedModel, schedule: Schedule): Program {
  const lower = (expression: Expression | null): readonly Instruction[] | null =>
    expression && lowerExpression(expression, checked);
  return {
    checked,
    cells: schedule.cells,
    blocks: schedule.blocks.map((block) => compileBlock(block, checked)),
    equations: checked.variables.map((variable) => lower(variable.equation)),
    initials: checked.variables.map((variable) => lower(variable.initial)),
  };
}
