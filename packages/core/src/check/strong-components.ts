/** Strongly connected components of a directed graph (Tarjan 1972), with a stack of our own: models may chain thousands of equations. */

/**
 * Nodes are 0 … count − 1; `edgesOf` gives what a node needs. Components come after all they need, and a component is a list
 * of nodes in ascending order. Without cycles this is the order of a depth-first search that settles needs as they are listed.
 */
export function strongComponents(count: number, edgesOf: (node: number) => readonly number[]): number[][] {
  const components: number[][] = [];
  const unvisited = -1;
  const visit = new Int32Array(count).fill(unvisited);
  const low = new Int32Array(count);
  const next = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  let visits = 0;

  const enter = (node: number, path: number[]): void => {
    visit[node] = low[node] = visits++;
    onStack[node] = 1;
    stack.push(node);
    path.push(node);
  };
  const close = (root: number): void => {
    const component: number[] = [];
    for (let node = -1; node !== root;) {
      node = stack.pop()!;
      onStack[node] = 0;
      component.push(node);
    }
    components.push(component.sort((a, b) => a - b));
  };

  for (let root = 0; root < count; root++) {
    if (visit[root] !== unvisited) continue;
    const path: number[] = [];
    enter(root, path);
    while (path.length > 0) {
      const node = path[path.length - 1]!;
      const need = edgesOf(node)[next[node]!++];
      if (need !== undefined) {
        if (visit[need] === unvisited) enter(need, path);
        else if (onStack[need] === 1) low[node] = Math.min(low[node]!, visit[need]!);
        continue;
      }
      path.pop();
      if (low[node] === visit[node]) close(node);
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[node]!);
    }
  }
  return components;
}

/**
 * A shortest cycle through the first node of a component, as its nodes in reading order (each needs the next, the last the
 * first); undefined when that node is in no cycle.
 */
export function cycleThrough(
  component: readonly number[],
  edgesOf: (node: number) => readonly number[],
): readonly number[] | undefined {
  const start = component[0]!;
  const inside = new Set(component);
  const cameFrom = new Map<number, number>();
  const queue = [start];
  for (const node of queue)
    for (const need of edgesOf(node)) {
      if (need === start) {
        const path = [node];
        for (let at = node; at !== start; path.push(at)) at = cameFrom.get(at)!;
        return path.reverse();
      }
      if (inside.has(need) && !cameFrom.has(need)) {
        cameFrom.set(need, node);
        queue.push(need);
      }
    }
  return undefined;
}
