/** Names: what each one stands for, and which may not be used. */
import { reservedNames } from '../formula/functions.ts';
import type { Model } from '../model/model.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Meaning } from './checked-model.ts';

const validName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

const kinds = {
  variable: { zh: '变量', en: 'a variable' },
  parameter: { zh: '参数', en: 'a parameter' },
  shock: { zh: '冲击', en: 'a shock' },
} as const;

export function nameMeanings(model: Model, problems: Problem[]): Map<string, Meaning> {
  const meaning = new Map<string, Meaning>();
  const add = (name: string, found: Meaning): void => {
    const where = { model: model.id, path: `${found.kind}s.${name}` };
    const reason = badName(name);
    if (reason) problems.push(problem('bad-name', where, { name, reason_zh: reason.zh, reason_en: reason.en }));
    const key = name.normalize('NFC');
    const earlier = meaning.get(key);
    if (earlier) {
      const [first, second] = [kinds[earlier.kind], kinds[found.kind]];
      problems.push(
        problem('duplicate-name', where, { name, first_zh: first.zh, first_en: first.en, second_zh: second.zh, second_en: second.en }),
      );
    } else meaning.set(key, found);
  };
  Object.entries(model.parameters).forEach(([name, definition], index) => add(name, { kind: 'parameter', index, definition }));
  Object.entries(model.shocks ?? {}).forEach(([name, definition], index) => add(name, { kind: 'shock', index, definition }));
  Object.entries(model.variables).forEach(([name, definition], index) => add(name, { kind: 'variable', index, definition }));
  return meaning;
}

function badName(name: string): { zh: string; en: string } | null {
  if (!validName.test(name)) return { zh: '只能由文字、数字和下划线组成，且不以数字开头', en: 'letters, digits and _ only, not starting with a digit' };
  if (name.length > 64) return { zh: '超过 64 个字符', en: 'longer than 64 characters' };
  if (reservedNames.has(name)) return { zh: '这是保留字', en: 'it is a reserved word' };
  return null;
}
