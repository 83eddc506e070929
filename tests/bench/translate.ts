/** The compiled program as text of other languages, so that all of them compute the same expressions in the same order. */
import type { Instruction, Program } from '../../packages/core/src/compile/program.ts';

export interface Dialect {
  readonly number: (value: number) => string;
  /** `lag` is 0 or 1. */
  readonly variable: (name: string, lag: number) => string;
  readonly parameter: (index: number) => string;
  readonly shock: (index: number) => string;
  readonly call: (name: string, operands: readonly string[]) => string;
  readonly choose: (condition: string, then: string, otherwise: string) => string;
}

const infix: Readonly<Record<string, string>> = {
  ...{ add: '+', subtract: '-', multiply: '*', divide: '/', greater: '>', less: '<' },
  ...{ greaterOrEqual: '>=', lessOrEqual: '<=', equal: '==', unequal: '!=' },
};

/** Instructions are postfix; a stack of texts makes them infix. */
export function translate(code: readonly Instruction[], names: readonly string[], dialect: Dialect): string {
  const stack: string[] = [];
  const take = (count: number): string[] => stack.splice(stack.length - count, count);
  for (const step of code)
    switch (step.kind) {
      case 'constant':
        stack.push(dialect.number(step.value));
        break;
      case 'year':
        stack.push('t');
        break;
      case 'variable':
        stack.push(dialect.variable(names[step.variable]!, step.lag));
        break;
      case 'parameter':
        stack.push(dialect.parameter(step.parameter));
        break;
      case 'shock':
        stack.push(dialect.shock(step.shock));
        break;
      case 'powerInteger': {
        const [base] = take(1);
        if (step.exponent !== 2) throw new Error('the bench model has no other whole power');
        stack.push(`(${base!} * ${base!})`);
        break;
      }
      case 'choose': {
        const [condition, then, otherwise] = take(3);
        stack.push(dialect.choose(condition!, then!, otherwise!));
        break;
      }
      case 'call': {
        const operands = take(step.count);
        const sign = infix[step.name];
        stack.push(
          sign
            ? `(${operands.join(` ${sign} `)})`
            : step.name === 'negate'
              ? `(-${operands[0]!})`
              : dialect.call(step.name, operands),
        );
      }
    }
  return stack[0]!;
}

/** Assignments of one year, in the order of the schedule. */
export function yearText(
  program: Program,
  year: number,
  line: (name: string, value: string) => string,
  dialect: Dialect,
): string {
  const names = program.checked.variables.map((variable) => variable.name);
  return program.cells[year]!.map((cell) => {
    const code = cell.mode === 'initial' ? program.initials[cell.variable] : program.equations[cell.variable];
    return line(names[cell.variable]!, translate(code!, names, dialect));
  }).join('\n');
}
