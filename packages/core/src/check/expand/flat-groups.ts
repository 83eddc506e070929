/** Share groups, groups of correlated inputs and simultaneous blocks, with the names of the flat model. */
import type { CorrelationGroup, ShareGroup } from '../../model/model.ts';
import { problem, suggest } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import { references } from '../../formula/expression.ts';
import { elementsOf } from './elements.ts';
import type { FlatEntry } from './expansion.ts';
import { findEntry } from './find-entry.ts';
import type { HiddenVariable } from './hiding.ts';
import type { Entry, Instance } from './instance.ts';

/** The elements that a name stands for: one, or all of an indexed quantity. Null when it names nothing of the kind. */
function elementNames(instance: Instance, name: string, kind: Entry['kind']): readonly string[] | null {
  const found = findEntry(instance, name.normalize('NFC'));
  if (found?.entry.kind !== kind) return null;
  const names = elementsOf(found.entry.over).map(({ suffix }) => found.entry.name + suffix);
  if (found.members.length === 0) return names;
  const one = [found.entry.name, ...found.members].join('.');
  return names.includes(one) ? [one] : null;
}

export function flatShareGroups(instances: readonly Instance[], problems: Problem[]): Record<string, ShareGroup> {
  const groups: [string, ShareGroup][] = [];
  const groupOf = new Map<string, string>();
  for (const instance of instances)
    for (const [local, group] of Object.entries(instance.model.shareGroups ?? {})) {
      const where = instance.where(`shareGroups.${local}`);
      const name = instance.prefix + local;
      const members = group.members.flatMap((member) => {
        const found = elementNames(instance, member, 'parameter');
        if (found) return found;
        const known = [...instance.entries].flatMap(([own, { kind }]) => (kind === 'parameter' ? [own] : []));
        const values = { kind_zh: '参数', kind_en: 'parameter', name: member, ...suggest(member, known) };
        problems.push(problem('unknown-name', where, values));
        return [];
      });
      for (const member of members) {
        const other = groupOf.get(member);
        if (other !== undefined) problems.push(problem('bad-share-group', where, twice(name, member, other)));
        groupOf.set(member, name);
      }
      groups.push([name, { ...group, members }]);
    }
  return Object.fromEntries(groups);
}

/** An input belongs to one group at most, whichever instances the groups stand in. */
export function flatCorrelations(
  instances: readonly Instance[],
  places: Map<string, string>,
  problems: Problem[],
): Record<string, CorrelationGroup> {
  const groups: [string, CorrelationGroup][] = [];
  const groupOf = new Map<string, string>();
  for (const instance of instances)
    for (const [local, group] of Object.entries(instance.model.correlations ?? {})) {
      const where = instance.where(`correlations.${local}`);
      const name = instance.prefix + local;
      if (instance.prefix !== '') places.set(`correlations.${name}`, where.path ?? '');
      const of = group.of.flatMap((member) => {
        const found = elementNames(instance, member, 'parameter') ?? elementNames(instance, member, 'shock');
        if (found) return found;
        const known = [...instance.entries].flatMap(([own, { kind }]) =>
          kind === 'parameter' || kind === 'shock' ? [own] : [],
        );
        const values = { kind_zh: '参数或冲击', kind_en: 'parameter or shock', name: member };
        problems.push(problem('unknown-name', where, { ...values, ...suggest(member, known) }));
        return [];
      });
      for (const member of of) {
        const other = groupOf.get(member);
        if (other !== undefined)
          problems.push(
            problem('bad-correlation', where, {
              ...twice(name, member, other),
              advice_zh: '每个输入只属于一组：合成一组，写 matrix。',
              advice_en: 'An input belongs to one group: join the groups and write matrix.',
            }),
          );
        groupOf.set(member, name);
      }
      groups.push([name, { ...group, of }]);
    }
  return Object.fromEntries(groups);
}

function twice(name: string, member: string, other: string): Record<string, string> {
  return {
    name,
    reason_zh: other === name ? `${member} 出现两次` : `${member} 已在 ${other} 中`,
    reason_en: other === name ? `${member} stands in it twice` : `${member} belongs to ${other} already`,
  };
}

/** Blocks of all instances. A hidden variable that a member needs within the year belongs to the block of its owner. */
export function flatBlocks(
  instances: readonly Instance[],
  hidden: readonly HiddenVariable[],
  entries: readonly FlatEntry[],
  places: Map<string, string>,
): readonly (readonly string[])[] {
  const blocks: string[][] = [];
  for (const instance of instances)
    (instance.model.simultaneous ?? []).forEach((names, index) => {
      if (instance.path !== '') places.set(`simultaneous.${blocks.length}`, `${instance.path}simultaneous.${index}`);
      blocks.push(names.flatMap((name) => elementNames(instance, name, 'variable') ?? [instance.prefix + name]));
    });
  if (blocks.length === 0 || hidden.length === 0) return blocks;
  const equations = new Map(entries.map(({ name, equation }) => [name.normalize('NFC'), equation]));
  return blocks.map((block) => {
    const members = new Set(block.map((name) => name.normalize('NFC')));
    const seen = new Map<string, boolean>();
    const added: string[] = [];
    for (const { name, owner } of hidden) {
      if (!members.has(owner.normalize('NFC'))) continue;
      const equation = equations.get(name.normalize('NFC'));
      const inside = (equation ? references(equation.expression) : []).some(
        (reference) => reference.lag === 0 && (members.has(reference.name) || seen.get(reference.name) === true),
      );
      seen.set(name.normalize('NFC'), inside);
      if (inside) added.push(name);
    }
    return [...block, ...added];
  });
}
