/** Functions with a memory → hidden variables (the rules stand at `StateFunction`). */
import type { Expression, Span, StateFunction } from '../../formula/expression.ts';
import type { FunctionName } from '../../formula/functions.ts';
import { problem } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import { hiddenName, hide } from './hiding.ts';
import type { Owner } from './hiding.ts';

/** `operands` are expanded already. `isParameter` tells names that have no last year. */
export function writeState(
  { name, order, span }: Omit<StateFunction<unknown>, 'operands'>,
  operands: readonly Expression[],
  owner: Owner,
  isParameter: (name: string) => boolean,
  problems: Problem[],
): Expression {
  const state = hiddenName(owner, name);
  const call = (fn: FunctionName, ...of: Expression[]): Expression => ({ kind: 'call', name: fn, operands: of, span });
  const [x, time] = operands as [Expression, Expression | undefined];

  if (name === 'cumulative') {
    const before = reference(state, 1, span);
    return hide(owner, { name: state, equation: call('add', before, x), initial: x, unit: { like: x } }, span);
  }
  if (time === undefined) throw new Error(`${name} without a time`);
  if (time.kind === 'number' && !(time.value >= order))
    problems.push(
      problem(
        'out-of-range',
        { ...owner.where, span: time.span },
        {
          ...{ name: `${name}: τ`, value: time.value, low: order, high: '∞', unit: '' },
        },
      ),
    );

  /** A name or number that stands for the expression and can be read a year back. */
  const readable = (expression: Expression, part: string): Expression => {
    if (expression.kind === 'number' || (expression.kind === 'name' && !isParameter(expression.name)))
      return expression;
    return hide(
      owner,
      { name: `${state}~${part}`, equation: expression, initial: null, unit: { like: expression } },
      span,
    );
  };
  const lastYear = (expression: Expression): Expression =>
    expression.kind === 'name' ? { ...expression, lag: expression.lag + 1 } : expression;

  const number = (value: number): Expression => ({ kind: 'number', value, span: time.span });
  // A time under the order has no meaning: where it is not a plain number, such a draw becomes undefined and is reported.
  const sound: Expression =
    time.kind === 'number'
      ? time
      : {
          kind: 'choice',
          condition: call('greaterOrEqual', call('number', time), number(order)),
          then: time,
          otherwise: call('multiply', time, call('divide', number(0), number(0))),
          span,
        };
  const tau = readable(order === 1 ? sound : call('divide', sound, number(order)), 'time');
  let input = readable(x, 'input');
  for (let stage = 1; stage <= order; stage++) {
    const stageName = stage === order ? state : `${state}~${stage}`;
    const before = reference(stageName, 1, span);
    const [from, over] = [lastYear(input), lastYear(tau)];
    if (name === 'smooth') {
      const equation = call('add', before, call('divide', call('subtract', from, before), over));
      input = hide(owner, { name: stageName, equation, initial: input, unit: { like: x } }, span);
    } else {
      const equation = call('subtract', call('add', before, from), call('divide', before, over));
      const initial = call('multiply', input, tau);
      const store = hide(owner, { name: stageName, equation, initial, unit: { like: x } }, span);
      const out = call('divide', store, tau);
      input = stage === order ? out : readable(out, `out${stage}`);
    }
  }
  return input;
}

function reference(name: string, lag: number, span: Span): Expression {
  return { kind: 'name', name: name.normalize('NFC'), subscripts: [], lag, span };
}
