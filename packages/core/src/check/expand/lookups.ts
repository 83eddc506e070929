/** `interpolate(table, x)` → hidden variables: the argument in the unit of the table, and a tree of choices between its points. */
import type { Expression, Span } from '../../formula/expression.ts';
import type { FunctionName } from '../../formula/functions.ts';
import type { LookupTable, Model } from '../../model/model.ts';
import { problem } from '../../problem.ts';
import type { Problem, Where } from '../../problem.ts';
import { hiddenName, hide } from './hiding.ts';
import type { Owner } from './hiding.ts';

/** Points of one table: its tree of choices must stay a small formula. */
const mostPoints = 500;

export function checkLookups(model: Model, where: (path: string) => Where, problems: Problem[]): void {
  for (const [name, { x, y }] of Object.entries(model.lookups ?? {})) {
    const refuse = (zh: string, en: string): void => {
      problems.push(
        problem('bad-definition', where(`lookups.${name}`), {
          ...{ path: `lookups.${name}`, reason_zh: zh, reason_en: en },
          advice_zh: '例如 {x: [0, 10, 20], y: [1, 3, 4]}。',
          advice_en: 'For instance {x: [0, 10, 20], y: [1, 3, 4]}.',
        }),
      );
    };
    if (x.length !== y.length)
      refuse(`x 有 ${x.length} 个数，y 有 ${y.length} 个`, `x has ${x.length} numbers and y has ${y.length}`);
    else if (x.length < 2 || x.length > mostPoints)
      refuse(`点数应为 2 至 ${mostPoints}`, `it needs 2 to ${mostPoints} points`);
    const falling = x.findIndex((value, i) => i > 0 && value <= x[i - 1]!);
    if (falling > 0)
      refuse(
        `x 不是严格递增：${x[falling - 1]!} 之后是 ${x[falling]!}`,
        `x does not rise: ${x[falling - 1]!} is followed by ${x[falling]!}`,
      );
  }
}

export function writeLookup(table: LookupTable, operand: Expression, owner: Owner, span: Span): Expression {
  const name = hiddenName(owner, 'lookup');
  const call = (fn: FunctionName, ...operands: Expression[]): Expression => ({
    kind: 'call',
    name: fn,
    operands,
    span,
  });
  const number = (value: number): Expression => ({ kind: 'number', value, span });
  const argument = hide(owner, { name: `${name}~x`, equation: operand, initial: null, unit: table.xUnit ?? '1' }, span);
  const x = call('number', argument);
  const last = table.x.length - 1;

  const segment = (i: number): Expression => {
    const slope = (table.y[i + 1]! - table.y[i]!) / (table.x[i + 1]! - table.x[i]!);
    const rise = call('multiply', call('subtract', x, number(table.x[i]!)), number(slope));
    return call('add', number(table.y[i]!), rise);
  };
  /** Piece 0 lies below the first point, piece i between points i − 1 and i, the last above all. */
  const piece = (i: number): Expression => {
    if (i === 0) return number(table.y[0]!);
    if (i <= last) return segment(i - 1);
    // An undefined argument is above nothing: it stays undefined.
    const above = call('greaterOrEqual', x, number(table.x[last]!));
    return { kind: 'choice', condition: above, then: number(table.y[last]!), otherwise: x, span };
  };
  const pieces = (from: number, to: number): Expression => {
    if (from === to) return piece(from);
    const middle = (from + to) >> 1;
    const condition = call('less', x, number(table.x[middle]!));
    return { kind: 'choice', condition, then: pieces(from, middle), otherwise: pieces(middle + 1, to), span };
  };
  return hide(
    owner,
    { name, equation: pieces(0, last + 1), initial: null, unit: table.unit ?? '1', unitChecked: false },
    span,
  );
}
