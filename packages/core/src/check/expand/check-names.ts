/** Every name of one model, whatever it names: it can be written in a formula and stands for one thing only. */
import type { Model } from '../../model/model.ts';
import { problem } from '../../problem.ts';
import type { Bilingual, Problem, Where } from '../../problem.ts';
import { badName } from '../names.ts';
import type { ReadSet } from './index-set.ts';

const kinds = {
  parameters: { zh: '参数', en: 'a parameter' },
  shocks: { zh: '冲击', en: 'a shock' },
  variables: { zh: '变量', en: 'a variable' },
  ports: { zh: '端口', en: 'a port' },
  modules: { zh: '模块', en: 'a module' },
  lookups: { zh: '查找表', en: 'a lookup' },
  sets: { zh: '集合', en: 'a set' },
} as const;
const indexKind: Bilingual = { zh: '下标', en: 'an index' };
const memberKind: Bilingual = { zh: '成员', en: 'a member' };

/** `indices`: sets and aliases. */
export function checkNames(
  model: Model,
  indices: ReadonlyMap<string, ReadSet>,
  where: (path: string) => Where,
  problems: Problem[],
): void {
  const first = new Map<string, Bilingual>();
  const clash = (name: string, at: Where, kind: Bilingual, earlier: Bilingual): void => {
    const values = { first_zh: earlier.zh, first_en: earlier.en, second_zh: kind.zh, second_en: kind.en };
    problems.push(problem('duplicate-name', at, { name, ...values }));
  };
  const add = (name: string, at: Where, kind: Bilingual): void => {
    const reason = badName(name);
    if (reason) problems.push(problem('bad-name', at, { name, reason_zh: reason.zh, reason_en: reason.en }));
    const key = name.normalize('NFC');
    const earlier = first.get(key);
    if (earlier) clash(name, at, kind, earlier);
    else first.set(key, kind);
  };
  for (const [group, kind] of Object.entries(kinds) as [keyof typeof kinds, Bilingual][])
    for (const name of Object.keys(model[group] ?? {})) add(name, where(`${group}.${name}`), kind);
  for (const [alias, set] of indices) {
    if (alias !== set.name) add(alias, where(`sets.${set.name}`), indexKind);
    // `x[a]` could mean either.
    for (const member of set.members)
      if (indices.has(member) && alias === set.name) clash(member, where(`sets.${set.name}`), memberKind, indexKind);
  }
}
