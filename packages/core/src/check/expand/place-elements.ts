/** Which element of an indexed quantity a reference means: written out, by the indices that run here, or by alignment. */
import type { ParsedReference, Subscript } from '../../formula/expression.ts';
import { problem, suggest } from '../../problem.ts';
import type { Problem, Where } from '../../problem.ts';
import type { Scope } from './elements.ts';
import { sameSet } from './index-set.ts';
import type { Index, ReadSet } from './index-set.ts';
import type { Entry } from './instance.ts';

/** Positions in the sets of the entry; `outside` when an offset leaves its set; null when there is a problem. */
export type Placed = readonly number[] | 'outside' | null;

interface Reader {
  readonly scope: Scope;
  /** Sets and aliases that may be written here. */
  readonly indices: ReadonlyMap<string, ReadSet>;
  readonly where: Where;
  readonly problems: Problem[];
}

export function placeElements(node: ParsedReference, entry: Entry, members: readonly string[], reader: Reader): Placed {
  const { over } = entry;
  const written: readonly Subscript[] = [
    ...members.map((name) => ({ name, offset: 0, span: node.span })),
    ...node.subscripts,
  ];
  if (written.length === 0) return over.length === 0 ? [] : align(node, over, reader);
  if (written.length !== over.length) {
    reader.problems.push(
      problem(
        'subscript-count',
        { ...reader.where, span: node.span },
        {
          name: node.name,
          expected: over.length,
          found: written.length,
          sets: listed(over.map(({ alias }) => alias)),
        },
      ),
    );
    return null;
  }
  let outside = false;
  const positions: number[] = [];
  for (const [i, subscript] of written.entries()) {
    const { set } = over[i]!;
    const start = positionOf(subscript, set, node, reader);
    if (start === null) return null;
    if (subscript.offset !== 0 && !set.ordered) {
      reader.problems.push(
        problem('unordered-set', { ...reader.where, span: subscript.span }, { name: subscript.name, set: set.name }),
      );
      return null;
    }
    const position = start + subscript.offset;
    if (position < 0 || position >= set.members.length) outside = true;
    positions.push(position);
  }
  return outside ? 'outside' : positions;
}

function positionOf({ name, span }: Subscript, set: ReadSet, node: ParsedReference, reader: Reader): number | null {
  const { scope, indices, where, problems } = reader;
  const running = scope.get(name);
  if (running && sameSet(running.set, set)) return running.position;
  const member = running ? undefined : set.position.get(name);
  if (member !== undefined) return member;
  const at = { ...where, span };
  const index = running?.set ?? indices.get(name);
  if (index && !sameSet(index, set)) problems.push(misaligned(node.name, set.name, index.name, at));
  else if (index) problems.push(problem('index-not-running', at, { name, set: set.name, variable: node.name }));
  else {
    const known = [...set.members, ...[...indices].filter(([, other]) => sameSet(other, set)).map(([alias]) => alias)];
    problems.push(
      problem('unknown-name', at, {
        kind_zh: `${set.name} 的成员或下标`,
        kind_en: `member or index of ${set.name}`,
        name,
        ...suggest(name, known),
      }),
    );
  }
  return null;
}

/** A bare name: each place takes the index of its own name, else the only unused index over the same set. */
function align(node: ParsedReference, over: readonly Index[], { scope, where, problems }: Reader): Placed {
  const used = new Set<string>();
  const byName = over.map(({ alias, set }) => {
    const running = scope.get(alias);
    if (!running || !sameSet(running.set, set)) return undefined;
    used.add(alias);
    return running.position;
  });
  const positions: number[] = [];
  for (const [i, { set }] of over.entries()) {
    const free = [...scope].filter(([alias, running]) => !used.has(alias) && sameSet(running.set, set));
    const position = byName[i] ?? (free.length === 1 ? free[0]![1].position : undefined);
    if (position === undefined) {
      const at = { ...where, span: node.span };
      problems.push(misaligned(node.name, listed(over.map(({ alias }) => alias)), listed([...scope.keys()]), at));
      return null;
    }
    if (byName[i] === undefined) used.add(free[0]![0]);
    positions.push(position);
  }
  return positions;
}

function misaligned(name: string, left: string, right: string, where: Where): Problem {
  return problem('misaligned-sets', where, { name, left, right });
}

const listed = (names: readonly string[]): string => (names.length === 0 ? '–' : names.join(', '));
