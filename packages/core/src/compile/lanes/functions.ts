/**
 * The elementary functions on lanes, bit for bit those of elementary/. The exact form treats every argument without a branch;
 * the quick form holds for ordinary arguments and costs less, and `guarded` takes the exact one where a lane is not ordinary.
 */
import { atan2 } from './atan2.ts';
import { exactExpOfSum, ordinaryExponent, quickExpOfSum } from './exp-of-sum.ts';
import type { Graph, LaneFunction, Value } from './graph.ts';
import { exactLog, positiveNormal, quickLog } from './log.ts';
import { exactLog10, quickLog10 } from './log10.ts';
import { exactPow, quickPow } from './pow.ts';
import { cos, isHugeAngle, sin, tan } from './sin-cos-tan.ts';
import { exactTanh, quickTanh } from './tanh.ts';

interface LaneFunctionEntry {
  readonly arity: number;
  readonly exact: (g: Graph, x: Value, y: Value) => Value;
  readonly quick?: (g: Graph, x: Value, y: Value) => { readonly value: Value; readonly ordinary: Value };
  /** Lanes that only the interpreter can compute. */
  readonly unable?: (g: Graph, x: Value) => Value;
}

export const laneFunctions: Readonly<Record<LaneFunction, LaneFunctionEntry>> = {
  exp: {
    arity: 1,
    exact: (g, x) => exactExpOfSum(g, x, null),
    quick: (g, x) => ({ value: quickExpOfSum(g, x, null), ordinary: ordinaryExponent(g, x) }),
  },
  log: { arity: 1, exact: exactLog, quick: (g, x) => ({ value: quickLog(g, x), ordinary: positiveNormal(g, x) }) },
  log10: {
    arity: 1,
    exact: exactLog10,
    quick: (g, x) => ({ value: quickLog10(g, x), ordinary: positiveNormal(g, x) }),
  },
  pow: { arity: 2, exact: exactPow, quick: quickPow },
  tanh: { arity: 1, exact: exactTanh, quick: quickTanh },
  sin: { arity: 1, exact: sin, unable: isHugeAngle },
  cos: { arity: 1, exact: cos, unable: isHugeAngle },
  tan: { arity: 1, exact: tan, unable: isHugeAngle },
  atan2: { arity: 2, exact: atan2 },
};

/** The quick form with its guard, or the exact one where there is no quick form. */
export function guardedFunction(g: Graph, name: LaneFunction, operands: readonly Value[]): Value {
  const { exact, quick } = laneFunctions[name];
  const [x = 0, y = 0] = operands;
  if (!quick) return exact(g, x, y);
  const { value, ordinary } = quick(g, x, y);
  return g.guarded(name, value, ordinary, operands);
}
