/** Operations of formulas on lanes: the code of formula/functions.ts, instruction by instruction. */
import { functions } from '../formula/functions.ts';
import type { FunctionName } from '../formula/functions.ts';
import { guardedFunction, laneFunctions } from './lanes/functions.ts';
import type { Graph, LaneFunction, Value } from './lanes/graph.ts';
import { nodeKind } from './lanes/node-store.ts';
import { lane } from './wasm/opcodes.ts';
import type { LaneOpcode } from './wasm/opcodes.ts';

/** The multiplications of elementary/power-integer.ts in their order. */
export function lowerPower(graph: Graph, x: Value, exponent: number): Value {
  let remaining = Math.abs(exponent);
  let result = graph.number(1);
  let square = x;
  while (remaining > 0) {
    if ((remaining & 1) === 1) result = graph.times(result, square);
    remaining >>= 1;
    if (remaining > 0) square = graph.times(square, square);
  }
  return exponent < 0 ? graph.over(graph.number(1), result) : result;
}

/** Mask of the lanes that count as true: |x| > 0. The mask itself where x is a flag made from one. */
export function truth(graph: Graph, x: Value): Value {
  if (
    graph.kind(x) === nodeKind.operation &&
    graph.code(x) === lane.and &&
    graph.operand(x, 1) === graph.number(1) &&
    graph.isMask(graph.operand(x, 0))
  )
    return graph.operand(x, 0);
  return graph.operation(lane.greater, graph.absolute(x), graph.number(0));
}

/** 1 where the mask is set, else 0. */
const flag = (graph: Graph, mask: Value): Value => graph.and(mask, graph.number(1));

/** Functions that are one instruction. */
const direct = {
  add: lane.add,
  subtract: lane.subtract,
  multiply: lane.multiply,
  divide: lane.divide,
  negate: lane.negate,
  abs: lane.absolute,
  floor: lane.floor,
  ceil: lane.ceiling,
  round: lane.nearest,
  sqrt: lane.squareRoot,
} as const satisfies Partial<Record<FunctionName, LaneOpcode>>;

const compared = {
  less: lane.less,
  lessOrEqual: lane.lessOrEqual,
  greater: lane.greater,
  greaterOrEqual: lane.greaterOrEqual,
  equal: lane.equal,
  unequal: lane.unequal,
} as const satisfies Partial<Record<FunctionName, LaneOpcode>>;

const isDirect = (name: FunctionName): name is keyof typeof direct => Object.hasOwn(direct, name);

export function lowerCall(graph: Graph, name: FunctionName, operands: readonly Value[], inline: boolean): Value {
  if (areConstant(graph, operands))
    return graph.number(functions[name].evaluate(...operands.map((operand) => graph.numberOf(operand)!)));
  if (!isDirect(name)) return lowerComposed(graph, name, operands, inline);
  return operands.length === 1
    ? graph.operation(direct[name], operands[0]!)
    : graph.operation(direct[name], operands[0]!, operands[1]);
}

function areConstant(graph: Graph, operands: readonly Value[]): boolean {
  for (let i = 0; i < operands.length; i++) if (graph.kind(operands[i]!) !== nodeKind.constant) return false;
  return true;
}

function lowerComposed(
  graph: Graph,
  name: Exclude<FunctionName, keyof typeof direct>,
  operands: readonly Value[],
  inline: boolean,
): Value {
  const a = operands[0] ?? 0;
  const b = operands[1] ?? 0;
  const c = operands[2] ?? 0;
  const least = (x: Value, y: Value): Value => graph.operation(lane.minimum, x, y);
  const most = (x: Value, y: Value): Value => graph.operation(lane.maximum, x, y);
  switch (name) {
    case 'less':
    case 'lessOrEqual':
    case 'greater':
    case 'greaterOrEqual':
    case 'equal':
    case 'unequal':
      return flag(graph, graph.operation(compared[name], a, b));
    case 'and':
      return flag(graph, graph.and(truth(graph, a), truth(graph, b)));
    case 'or':
      return flag(graph, graph.or(truth(graph, a), truth(graph, b)));
    case 'not':
      return flag(graph, graph.not(truth(graph, a)));
    case 'mod': {
      const remainder = graph.minus(a, graph.times(b, graph.operation(lane.floor, graph.over(a, b))));
      return graph.choose(graph.equal(b, graph.number(0)), a, remainder);
    }
    case 'sign': {
      const zero = graph.number(0);
      const notAbove = graph.choose(graph.less(a, zero), graph.number(-1), a);
      return graph.choose(graph.operation(lane.greater, a, zero), graph.number(1), notAbove);
    }
    case 'min':
      return operands.reduce(least);
    case 'max':
      return operands.reduce(most);
    case 'clamp':
      return least(most(a, b), c);
    case 'number':
      return a;
    case 'exp':
    case 'log':
    case 'log10':
    case 'pow':
    case 'tanh':
    case 'sin':
    case 'cos':
    case 'tan':
    case 'atan2':
      return lowerElementary(graph, name, operands, inline);
    default:
      return name satisfies never;
  }
}

function lowerElementary(graph: Graph, name: LaneFunction, operands: readonly Value[], inline: boolean): Value {
  const { quick, unable } = laneFunctions[name];
  if (unable) graph.unable.push(unable(graph, operands[0]!));
  return inline && quick ? guardedFunction(graph, name, operands) : graph.call(name, false, operands);
}
