/** Index sets and the places over them: `sector`, or `sector as user` for a second place over the same set. */
import type { Model } from '../../model/model.ts';
import { problem, suggest } from '../../problem.ts';
import type { Bilingual, Problem, Where } from '../../problem.ts';
import { badName } from '../names.ts';

export interface ReadSet {
  readonly name: string;
  readonly members: readonly string[];
  readonly position: ReadonlyMap<string, number>;
  readonly ordered: boolean;
  readonly labels: Readonly<Record<string, Bilingual>>;
}

/** One place of an indexed quantity: the name under which it runs, and the set. */
export interface Index {
  readonly alias: string;
  readonly set: ReadSet;
}

/** A module may declare the set of the model around it again: equal name and members make it the same set. */
export function sameSet(a: ReadSet, b: ReadSet): boolean {
  return (
    a === b ||
    (a.name === b.name && a.members.length === b.members.length && a.members.every((name, i) => name === b.members[i]))
  );
}

export function readSets(model: Model, where: (path: string) => Where, problems: Problem[]): Map<string, ReadSet> {
  const sets = new Map<string, ReadSet>();
  for (const [written, definition] of Object.entries(model.sets ?? {})) {
    const at = where(`sets.${written}`);
    const given = 'members' in definition ? definition : { members: definition };
    const members = given.members.map((name) => name.normalize('NFC'));
    const position = new Map<string, number>();
    if (members.length === 0) problems.push(emptySet(written, at));
    members.forEach((name, i) => {
      const reason = badName(name);
      if (reason) problems.push(problem('bad-name', at, { name, reason_zh: reason.zh, reason_en: reason.en }));
      if (position.has(name)) problems.push(problem('duplicate-member', at, { name, set: written }));
      else position.set(name, i);
    });
    const { ordered = false, labels = {} } = 'members' in definition ? definition : {};
    const name = written.normalize('NFC');
    sets.set(name, { name, members, position, ordered, labels });
  }
  return sets;
}

function emptySet(name: string, where: Where): Problem {
  return problem('bad-definition', where, {
    path: `sets.${name}`,
    reason_zh: '没有成员',
    reason_en: 'it has no members',
    advice_zh: '至少写一个成员。',
    advice_en: 'Give it one member at least.',
  });
}

/** The places of an `over`. What cannot be read is reported and left out. */
export function readOver(
  over: readonly string[] | undefined,
  sets: ReadonlyMap<string, ReadSet>,
  where: Where,
  problems: Problem[],
): Index[] {
  const indices: Index[] = [];
  for (const text of over ?? []) {
    const [name = '', alias = name] = text
      .normalize('NFC')
      .trim()
      .split(/\s+as\s+/u);
    const set = sets.get(name);
    if (set === undefined)
      problems.push(
        problem('unknown-name', where, { kind_zh: '集合', kind_en: 'set', name, ...suggest(name, [...sets.keys()]) }),
      );
    else if (indices.some((index) => index.alias === alias))
      problems.push(problem('duplicate-index', where, { name: alias, set: name }));
    else indices.push({ alias, set });
  }
  return indices;
}
