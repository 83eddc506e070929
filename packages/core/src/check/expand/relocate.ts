/** Problems of the flat model → places in the source, each once. */
import type { Problem } from '../../problem.ts';

/** `places`: paths of flat entries → paths of their definitions. */
export function relocated(problems: readonly Problem[], places: ReadonlyMap<string, string>): readonly Problem[] {
  if (places.size === 0) return problems;
  const seen = new Set<string>();
  return problems
    .map((item) => moved(item, places))
    .filter((item) => {
      const key = JSON.stringify(item);
      return seen.has(key) ? false : seen.add(key);
    });
}

function moved(item: Problem, places: ReadonlyMap<string, string>): Problem {
  const path = item.where.path ?? '';
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const source = places.get(path.slice(0, end));
    if (source !== undefined) return { ...item, where: { ...item.where, path: source + path.slice(end) } };
  }
  return item;
}
