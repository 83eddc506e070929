/** Values given per member: the one of an element, and what is wrong with the mapping as a whole. */
import type { ByMember } from '../../model/model.ts';
import { problem, suggest } from '../../problem.ts';
import type { Problem, Where } from '../../problem.ts';
import type { Index } from './index-set.ts';

/** Undefined when the mapping has nothing for the element. A value above the last level holds for all below it. */
export function valueOf<Value>(
  given: Value | ByMember<Value>,
  members: readonly string[],
  isValue: (given: Value | ByMember<Value>) => given is Value,
): Value | undefined {
  let at: Value | ByMember<Value> = given;
  for (const member of members) {
    if (isValue(at)) return at;
    const next: Value | ByMember<Value> | undefined = Object.hasOwn(at, member) ? at[member] : undefined;
    if (next === undefined) return undefined;
    at = next;
  }
  return isValue(at) ? at : undefined;
}

/** Keys that are no members, and mappings deeper than the sets. */
export function checkByMember<Value>(
  given: Value | ByMember<Value>,
  over: readonly Index[],
  isValue: (given: Value | ByMember<Value>) => given is Value,
  where: Where,
  problems: Problem[],
): void {
  if (isValue(given)) return;
  const [index, ...rest] = over;
  if (index === undefined) {
    problems.push(
      problem('bad-definition', where, {
        path: where.path ?? '',
        reason_zh: '按成员列出的层数多于下标集',
        reason_en: 'the mapping of members is deeper than the index sets',
        advice_zh: '写 over，或只写一个值。',
        advice_en: 'Write over, or give one value.',
      }),
    );
    return;
  }
  const { members, name } = index.set;
  for (const [member, inner] of Object.entries(given)) {
    if (index.set.position.has(member)) checkByMember(inner, rest, isValue, where, problems);
    else
      problems.push(
        problem('unknown-name', where, {
          kind_zh: `${name} 的成员`,
          kind_en: `member of ${name}`,
          name: member,
          ...suggest(member, members),
        }),
      );
  }
}
