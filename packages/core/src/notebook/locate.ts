/** Where a problem of the model stands in its notebook: the cell that wrote the path, and the line in it. */
import type { Problem } from '../problem.ts';
import type { KnownCell, Notebook } from './document.ts';
import { isMapping } from './is-mapping.ts';
import { placeOf, splitLines } from './lines.ts';
import { modelCells } from './model-cells.ts';
import { pathLocator } from './yaml-source.ts';

/** Line and column in the file for a problem at a path of a cell's body. */
export type CellLocator = (item: Problem, path: readonly (string | number)[]) => Problem;

export function cellLocator(notebook: Notebook, cell: KnownCell): CellLocator {
  const start = cell.fences[0].length;
  let lines: ReturnType<typeof splitLines> | undefined;
  const offsetOf = pathLocator(cell.source);
  return (item, path) => {
    lines ??= splitLines(cell.fences[0] + cell.source);
    const offset = offsetOf(path, item.where.span);
    const place = placeOf(lines, offset === undefined ? 0 : start + offset);
    return {
      ...item,
      where: {
        ...item.where,
        ...(notebook.file === undefined ? {} : { file: notebook.file }),
        line: cell.line + place.line - 1,
        column: place.column,
        ...(path.length > 0 ? { path: path.join('.') } : {}),
      },
    };
  };
}

/** Problems of the model and of its scenarios, at the cell that says it; what no cell says keeps the file alone. */
export function notebookLocator(notebook: Notebook): (item: Problem) => Problem {
  const locators = new Map<KnownCell, CellLocator>();
  const locate = (cell: KnownCell, item: Problem, path: readonly string[]): Problem => {
    const known = locators.get(cell) ?? cellLocator(notebook, cell);
    locators.set(cell, known);
    const placed = known(item, path);
    return {
      ...placed,
      where: { ...placed.where, ...(item.where.path === undefined ? {} : { path: item.where.path }) },
    };
  };
  return (item) => {
    const path = item.where.path?.split('.') ?? [];
    const file = notebook.file === undefined ? item : { ...item, where: { ...item.where, file: notebook.file } };
    if (item.where.line !== undefined) return file;
    if (path[0] === 'scenarios') {
      const cell = notebook.cells.find((each) => each.kind === 'scenario' && each.id === path[1]);
      if (cell?.kind === 'scenario') return locate(cell, item, path.slice(2));
    }
    let best: { readonly cell: KnownCell; readonly depth: number } | null = null;
    for (const cell of modelCells(notebook)) {
      const depth = depthOf(cell.body, path);
      // Of cells that say the same, the last one holds.
      if (depth > 0 && depth >= (best?.depth ?? 0)) best = { cell, depth };
    }
    const [first] = modelCells(notebook);
    const cell = best?.cell ?? (notebook.frontMatter['model'] === undefined ? first : undefined);
    return cell === undefined ? file : locate(cell, item, path);
  };
}

/** How many parts of the path are written in the body. */
function depthOf(body: unknown, path: readonly string[]): number {
  let node = body;
  let depth = 0;
  for (const part of path) {
    const inside: unknown =
      isMapping(node) && Object.hasOwn(node, part) ? node[part] : Array.isArray(node) ? node[Number(part)] : undefined;
    if (inside === undefined) return depth;
    node = inside;
    depth += 1;
  }
  return depth;
}
