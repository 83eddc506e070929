/**
 * Equations of one year that need each other, as code: x = f(x). A kernel finds x draw by draw, as `solve-block.ts` says; it must
 * take the same steps in the same order to give the same bits.
 */
import type { CheckedModel } from '../check/checked-model.ts';
import type { ScheduledBlock } from '../check/schedule.ts';
import { derivative } from '../formula/derivative.ts';
import { references } from '../formula/expression.ts';
import type { Expression } from '../formula/expression.ts';
import { lowerExpression } from './lower-expression.ts';
import type { Instruction } from './lower-expression.ts';

export interface Block {
  /** Indices of variables, in the order of definition. */
  readonly unknowns: readonly number[];
  /** formulas[i] computes f of unknown i; it reads the unknowns as variables with lag 0. */
  readonly formulas: readonly (readonly Instruction[])[];
  /** slopes[i][j] computes ∂f of i / ∂ unknown j; null where it is zero whatever the values. */
  readonly slopes: readonly (readonly (readonly Instruction[] | null)[])[];
  /**
   * Where the search for unknown i begins when last year has no finite value: its initial value, if that reads no variable.
   * Null where there is none; such unknowns begin at 0, and in a second attempt at 1.
   */
  readonly starts: readonly (readonly Instruction[] | null)[];
}

export function compileBlock(block: ScheduledBlock, checked: CheckedModel): Block {
  const members = block.unknowns.map(({ variable, mode }) => {
    const { name, equation, initial } = checked.variables[variable]!;
    const formula = mode === 'initial' ? initial : equation;
    if (!formula) throw new Error(`${name} has no formula to solve`);
    return {
      name: name.normalize('NFC'),
      formula,
      start: mode === 'equation' && initial && readsNoVariable(initial, checked) ? initial : null,
    };
  });
  const lower = (expression: Expression): readonly Instruction[] => lowerExpression(expression, checked);
  return {
    unknowns: block.unknowns.map(({ variable }) => variable),
    formulas: members.map(({ formula }) => lower(formula)),
    slopes: members.map(({ formula }) => {
      const read = new Set(references(formula).flatMap((reference) => (reference.lag === 0 ? [reference.name] : [])));
      return members.map(({ name }) => {
        const slope = read.has(name) ? derivative(formula, name) : null;
        return slope === null || (slope.kind === 'number' && slope.value === 0) ? null : lower(slope);
      });
    }),
    starts: members.map(({ start }) => start && lower(start)),
  };
}

function readsNoVariable(expression: Expression, checked: CheckedModel): boolean {
  return references(expression).every((reference) => checked.meaning.get(reference.name)?.kind !== 'variable');
}
