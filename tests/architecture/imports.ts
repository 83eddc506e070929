import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { root } from './source-files.ts';

/** Module names that a file imports or re-exports, also as types, in order of appearance. */
export function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  const code = path.endsWith('.svelte') ? scriptsOf(text) : text;
  return ts.preProcessFile(code, true, true).importedFiles.map((file) => file.fileName);
}

function scriptsOf(component: string): string {
  return [...component.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

export const isRelative = (name: string): boolean => name.startsWith('./') || name.startsWith('../');

/** The file a relative import stands for, as a path from the repository's root; query strings of Vite are dropped. */
export function resolveImport(from: string, name: string): string {
  return posix.join(posix.dirname(from), name.split('?')[0] ?? name);
}

/** `a/b/c` → `a`, `@a/b/c` → `@a/b`: the package of a bare import. */
export function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

/** One cycle of a graph as the list of its nodes, the first repeated at the end; undefined when there is none. */
export function findCycle(edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): string[] | undefined => {
    if (finished.has(node)) return undefined;
    const start = path.indexOf(node);
    if (start >= 0) return [...path.slice(start), node];
    path.push(node);
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next);
      if (cycle) return cycle;
    }
    path.pop();
    finished.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const cycle = visit(node);
    if (cycle) return cycle;
  }
  return undefined;
}
