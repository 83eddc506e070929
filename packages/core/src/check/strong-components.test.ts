import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cycleThrough, strongComponents } from './strong-components.ts';

const graph = fc
  .integer({ min: 1, max: 12 })
  .chain((count) =>
    fc.array(fc.uniqueArray(fc.nat({ max: count - 1 }), { maxLength: 3 }), { minLength: count, maxLength: count }),
  );

/** reaches[a][b]: b can be reached from a over at least one edge (Warshall). */
function reachability(edges: readonly (readonly number[])[]): boolean[][] {
  const reaches = edges.map((needs) => edges.map((_, b) => needs.includes(b)));
  for (let k = 0; k < edges.length; k++)
    for (let a = 0; a < edges.length; a++)
      for (let b = 0; b < edges.length; b++) reaches[a]![b] ||= reaches[a]![k]! && reaches[k]![b]!;
  return reaches;
}

test('two nodes share a component exactly when each reaches the other, and needs come first', () => {
  fc.assert(
    fc.property(graph, (edges) => {
      const components = strongComponents(edges.length, (node) => edges[node]!);
      const reaches = reachability(edges);
      const place = edges.map((_, node) => components.findIndex((component) => component.includes(node)));
      expect(components.flat().sort((a, b) => a - b)).toEqual(edges.map((_, node) => node));
      for (let a = 0; a < edges.length; a++)
        for (let b = 0; b < edges.length; b++) {
          if (a !== b) expect(place[a] === place[b]).toBe(reaches[a]![b]! && reaches[b]![a]!);
          if (reaches[a]![b]) expect(place[b]).toBeLessThanOrEqual(place[a]!);
        }
    }),
  );
});
test('a cycle is a shortest way back to the first node', () => {
  fc.assert(
    fc.property(graph, (edges) => {
      const reaches = reachability(edges);
      for (const component of strongComponents(edges.length, (node) => edges[node]!)) {
        const cycle = cycleThrough(component, (node) => edges[node]!);
        const [first] = component;
        if (!reaches[first!]![first!]) {
          expect(cycle).toBeUndefined();
          continue;
        }
        expect(cycle![0]).toBe(first);
        cycle!.forEach((node, i) => expect(edges[node]).toContain(cycle![(i + 1) % cycle!.length]));
        expect(new Set(cycle).size).toBe(cycle!.length);
      }
    }),
  );
});
test('a ring of a hundred thousand nodes is one component', () => {
  const count = 100_000;
  expect(strongComponents(count, (node) => [(node + 1) % count])).toHaveLength(1);
});
