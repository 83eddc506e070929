/** Units of expressions, by the rule of each function. Every conflict is reported; one does not hide the next. */
import type { Expression } from '../formula/expression.ts';
import { functions } from '../formula/functions.ts';
import { problem } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import { dimensionAdvice } from '../units/quantity.ts';
import { divideUnits, formatUnit, multiplyUnits, powerUnit, pureUnit, sameDimension, sameUnit } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';

/** `any` is the unit of a literal 0 and of an expression that is already reported: it fits everywhere. */
export type Inferred = Unit | 'any';

export function inferUnit(
  expression: Expression,
  unitOf: (name: string) => Unit,
  where: Where,
  problems: Problem[],
): Inferred {
  const isPure = (unit: Inferred): boolean => unit === 'any' || sameUnit(unit, pureUnit);

  const agree = (left: Inferred, right: Inferred, operation: string, node: Expression): Inferred => {
    if (left === 'any') return right;
    if (right === 'any' || sameUnit(left, right)) return left;
    const literal = node.kind === 'call' && node.operands.some((operand) => operand.kind === 'number');
    problems.push(unitMismatch(left, right, operation, literal, { ...where, span: node.span }));
    return 'any';
  };
  const needPure = (unit: Inferred, operation: string, node: Expression): void => {
    if (!isPure(unit))
      problems.push(
        problem('unit-not-pure', { ...where, span: node.span }, { operation, unit: formatUnit(unit as Unit) }),
      );
  };

  const visit = (node: Expression): Inferred => {
    switch (node.kind) {
      case 'number':
        return node.value === 0 ? 'any' : pureUnit;
      case 'year':
        return pureUnit;
      case 'name':
        return unitOf(node.name);
      case 'choice': {
        needPure(visit(node.condition), '?:', node.condition);
        return agree(visit(node.then), visit(node.otherwise), '? :', node);
      }
      case 'call':
        return visitCall(node);
      default:
        return node satisfies never;
    }
  };

  const visitCall = (node: Expression & { kind: 'call' }): Inferred => {
    const { unit: rule, symbol } = functions[node.name];
    const operation = symbol ?? node.name;
    const first = visit(node.operands[0]!);
    const second = node.operands.length > 1 ? visit(node.operands[1]!) : 'any';
    switch (rule) {
      case 'same': {
        const others = node.operands.slice(2).map(visit);
        return others.reduce(
          (left, right) => agree(left, right, operation, node),
          agree(first, second, operation, node),
        );
      }
      case 'flag':
        agree(first, second, operation, node);
        return pureUnit;
      case 'remainder':
        return agree(first, second, operation, node);
      case 'logic':
      case 'pure':
        needPure(first, operation, node.operands[0]!);
        if (node.operands.length > 1) needPure(second, operation, node.operands[1]!);
        return pureUnit;
      case 'keep':
        return first;
      case 'strip':
        return pureUnit;
      case 'product':
        return first === 'any' || second === 'any' ? 'any' : multiplyUnits(first, second);
      case 'quotient':
        if (first === 'any') return 'any';
        return second === 'any' ? 'any' : divideUnits(first, second);
      case 'root':
        return first === 'any' ? 'any' : powerUnit(first, 0.5);
      case 'power': {
        needPure(second, operation, node.operands[1]!);
        if (isPure(first)) return first;
        const exponent = node.operands[1]!;
        const literal = exponent.kind === 'number' ? exponent.value : negated(exponent);
        if (literal !== null) return powerUnit(first as Unit, literal);
        needPure(first, operation, node);
        return 'any';
      }
      default:
        return rule satisfies never;
    }
  };
  return visit(expression);
}

function negated(node: Expression): number | null {
  if (node.kind !== 'call' || node.name !== 'negate') return null;
  const [operand] = node.operands;
  return operand?.kind === 'number' ? -operand.value : null;
}

function unitMismatch(left: Unit, right: Unit, operation: string, literal: boolean, where: Where): Problem {
  const factor = tidy(left.factor === 0 ? 0 : right.factor / left.factor);
  const advice = sameDimension(left, right)
    ? { advice_zh: `把后者乘以 ${factor} 再用。`, advice_en: `Multiply the latter by ${factor}.` }
    : literal
      ? {
          advice_zh: '公式里写出的数没有单位：把它写成有单位的参数。',
          advice_en: 'A number written in a formula has no unit: make it a parameter with one.',
        }
      : dimensionAdvice(left, right);
  return problem('unit-mismatch', where, { operation, left: formatUnit(left), right: formatUnit(right), ...advice });
}

const tidy = (factor: number): string => String(Number(factor.toPrecision(12)));
