/**
 * Variables over an index set that are computed alike: the same instructions, whose operands stand at equal distances from one
 * element to the next. A kernel computes them in one loop over the elements instead of one by one.
 */
import type { Instruction } from './program.ts';
import type { Slice, SlicedFormula } from './slice.ts';

/** Elements in the order of their variables. */
export type Loop = readonly SlicedFormula[];

/** Runs of fewer elements than `shortest` are left out. */
export function findLoops({ formulas }: Slice, shortest: number): readonly Loop[] {
  if (formulas.length < shortest) return [];
  const alike = new Map<number, SlicedFormula[]>();
  for (const formula of formulas) {
    const key = shapeOf(formula.code);
    const list = alike.get(key);
    if (list) list.push(formula);
    else alike.set(key, [formula]);
  }
  const loops: Loop[] = [];
  for (const list of alike.values()) if (list.length >= shortest) loops.push(...runsOf(list, shortest));
  return loops;
}

/** Equal for codes of the same shape, and rarely for others. */
function shapeOf(code: readonly Instruction[]): number {
  let hash = code.length;
  for (let i = 0; i < code.length; i++) {
    const instruction = code[i]!;
    hash = mixed(hash, instruction.kind.length);
    if (instruction.kind === 'constant') hash = mixed(hash, instruction.value * 65536);
    else if (instruction.kind === 'call')
      hash = mixed(hash, instruction.name.charCodeAt(0) * 256 + instruction.name.length);
    else if (instruction.kind === 'variable') hash = mixed(hash, instruction.lag);
  }
  return hash;
}

const mixed = (hash: number, value: number): number => (Math.imul(hash, 0x01000193) ^ value) | 0;

function runsOf(list: readonly SlicedFormula[], shortest: number): Loop[] {
  const sorted = [...list].sort((a, b) => a.variable - b.variable);
  const loops: Loop[] = [];
  for (let first = 0; first + 1 < sorted.length;) {
    const steps = stepsBetween(sorted[first]!, sorted[first + 1]!);
    let last = first + 1;
    if (steps) while (last + 1 < sorted.length && areApart(sorted[last]!, sorted[last + 1]!, steps)) last++;
    else last = first;
    const run = sorted.slice(first, last + 1);
    if (run.length >= shortest && readsBehind(run)) loops.push(run);
    first = last + 1;
  }
  return loops;
}

/** Whether these are the `stepsBetween` the two. */
function areApart(a: SlicedFormula, b: SlicedFormula, steps: readonly number[]): boolean {
  if (a.code.length !== b.code.length || a.code.length + 1 !== steps.length) return false;
  if (b.variable - a.variable !== steps[0]) return false;
  for (let i = 0; i < a.code.length; i++) if (stepOf(a.code[i]!, b.code[i]!) !== steps[i + 1]) return false;
  return true;
}

/** Distances of the variables themselves and of each operand; null where the codes differ in anything else. */
function stepsBetween(a: SlicedFormula, b: SlicedFormula): readonly number[] | null {
  if (a.code.length !== b.code.length) return null;
  const steps = [b.variable - a.variable];
  for (let i = 0; i < a.code.length; i++) {
    const step = stepOf(a.code[i]!, b.code[i]!);
    if (step === null) return null;
    steps.push(step);
  }
  return steps;
}

function stepOf(a: Instruction, b: Instruction): number | null {
  switch (a.kind) {
    case 'constant':
      return b.kind === 'constant' && Object.is(a.value, b.value) ? 0 : null;
    case 'variable':
      return b.kind === 'variable' && a.lag === b.lag ? b.variable - a.variable : null;
    case 'parameter':
      return b.kind === 'parameter' ? b.parameter - a.parameter : null;
    case 'shock':
      return b.kind === 'shock' && a.lag === b.lag ? b.shock - a.shock : null;
    case 'powerInteger':
      return b.kind === 'powerInteger' && a.exponent === b.exponent ? 0 : null;
    case 'call':
      return b.kind === 'call' && a.name === b.name && a.count === b.count ? 0 : null;
    case 'year':
    case 'choose':
      return b.kind === a.kind ? 0 : null;
    default:
      return a satisfies never;
  }
}

/** Does each element read, of the loop’s own elements in the same year, only those before it? */
function readsBehind(run: Loop): boolean {
  const own = new Map(run.map(({ variable }, index) => [variable, index]));
  return run.every(({ code }, index) =>
    code.every(
      (instruction) =>
        instruction.kind !== 'variable' || instruction.lag > 0 || (own.get(instruction.variable) ?? -1) < index,
    ),
  );
}
