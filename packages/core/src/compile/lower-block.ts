/**
 * Simultaneous equations as a graph of their own: what they read stands in memory, the point at which they are computed in the
 * workspace of the solver. Values that do not depend on the point are computed once, before the search.
 */
import type { Block } from './block.ts';
import { Graph } from './lanes/graph.ts';
import type { Value } from './lanes/graph.ts';
import { lowerCode } from './lower-code.ts';
import type { LaneReader } from './lower-code.ts';
import { lane } from './wasm/opcodes.ts';

/** Vectors of the workspace, in bytes from the start of memory. Rows of the matrix follow one another. */
export interface Workspace {
  readonly point: number;
  readonly x: number;
  readonly f: number;
  readonly residual: number;
  readonly step: number;
  readonly start: number;
  readonly matrix: number;
  /** Mask of the lanes that met a value which lanes cannot compute. */
  readonly unable: number;
  /** Where values stand that do not depend on the point. */
  readonly prepared: number;
}

export interface BlockCode {
  readonly kind: 'block';
  readonly size: number;
  readonly graph: Graph;
  readonly workspace: Workspace;
  /** Bytes from the start of memory to the end of the workspace. */
  readonly end: number;
  /** NaN where an unknown has no start of its own. */
  readonly starts: readonly Value[];
  readonly formulas: readonly Value[];
  /** I − ∂f, by rows. */
  readonly matrix: readonly Value[];
  /** Masks of lanes that cannot be computed, met in the formulas and in the slopes. */
  readonly unable: { readonly formulas: readonly Value[]; readonly slopes: readonly Value[] };
  /** Values computed before the search, in the order of their places in `workspace.prepared`. */
  readonly prepared: readonly Value[];
  /** 1 where a value depends on the point. */
  readonly depends: Uint8Array;
  /** Places of the unknowns in the record of the year. */
  readonly places: readonly number[];
}

const VECTOR = 16;

function workspaceAt(start: number, size: number): Workspace {
  let at = start;
  const take = (vectors: number): number => (at += vectors * VECTOR) - vectors * VECTOR;
  return {
    point: take(size),
    x: take(size),
    f: take(size),
    residual: take(size),
    step: take(size),
    start: take(size),
    matrix: take(size * size),
    unable: take(1),
    prepared: take(0),
  };
}

export interface BlockSurroundings {
  /** Start of the workspace. */
  readonly start: number;
  /** Everything but the unknowns of this year. */
  readonly reader: (graph: Graph) => LaneReader;
  /** Last year's value of an unknown; null in the first year. */
  readonly before: (graph: Graph, variable: number) => Value | null;
  readonly placeOf: (variable: number) => number;
}

export function lowerBlock(block: Block, surroundings: BlockSurroundings): BlockCode {
  const graph = new Graph();
  const { unknowns } = block;
  const size = unknowns.length;
  const workspace = workspaceAt(surroundings.start, size);
  const outside = surroundings.reader(graph);
  const indexOf = new Map(unknowns.map((variable, index) => [variable, index]));
  const point = unknowns.map((_, index) => graph.load(workspace.point + index * VECTOR, false, true));
  const reader: LaneReader = {
    ...outside,
    variable: (variable, lag) => {
      const index = lag === 0 ? indexOf.get(variable) : undefined;
      return index === undefined ? outside.variable(variable, lag) : point[index]!;
    },
  };
  const starts = unknowns.map((variable, index) => {
    const code = block.starts[index];
    const own = code ? onlyFinite(graph, lowerCode(code, graph, reader), graph.number(NaN)) : graph.number(NaN);
    const before = surroundings.before(graph, variable);
    return before === null ? own : onlyFinite(graph, before, own);
  });
  const formulas = block.formulas.map((code) => lowerCode(code, graph, reader));
  const inFormulas = [...graph.unable];
  const matrix = block.slopes.flatMap((row, i) =>
    row.map((code, j) =>
      graph.minus(graph.number(i === j ? 1 : 0), code ? lowerCode(code, graph, reader) : graph.number(0)),
    ),
  );
  const depends = dependents(graph, point);
  const prepared = preparedValues(graph, depends, [...formulas, ...matrix]);
  return {
    kind: 'block',
    size,
    graph,
    workspace,
    end: workspace.prepared + prepared.length * VECTOR,
    starts,
    formulas,
    matrix,
    unable: { formulas: inFormulas, slopes: graph.unable.slice(inFormulas.length) },
    prepared,
    depends,
    places: unknowns.map(surroundings.placeOf),
  };
}

/** `value` where it is finite. */
function onlyFinite(graph: Graph, value: Value, otherwise: Value): Value {
  return graph.choose(graph.operation(lane.less, graph.absolute(value), graph.number(Infinity)), value, otherwise);
}

function dependents(graph: Graph, point: readonly Value[]): Uint8Array {
  const depends = new Uint8Array(graph.size);
  for (const value of point) depends[value] = 1;
  for (let value = 0; value < depends.length; value++)
    for (let i = 0; i < graph.operandCount(value); i++) if (depends[graph.operand(value, i)] === 1) depends[value] = 1;
  return depends;
}

/** Values that do not depend on the point and that something else needs which does, or which is wanted itself. */
function preparedValues(graph: Graph, depends: Uint8Array, wanted: readonly Value[]): Value[] {
  const found = new Set<Value>();
  const seen = new Uint8Array(depends.length);
  const open = [...wanted];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (seen[value] === 1) continue;
    seen[value] = 1;
    if (depends[value] === 0) {
      if (!graph.isCheap(value)) found.add(value);
    } else for (let i = 0; i < graph.operandCount(value); i++) open.push(graph.operand(value, i));
  }
  return [...found].sort((a, b) => a - b);
}
