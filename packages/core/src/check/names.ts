/** Names: what each one stands for, and which may not be used. */
import { reservedNames } from '../formula/functions.ts';
import { endOfName, isLetter } from '../formula/words.ts';
import type { FlatModel } from '../model/flat-model.ts';
import type { Bilingual } from '../problem.ts';
import type { Meaning } from './checked-model.ts';

/** What the names in the formulas of a flat model stand for. */
export function nameMeanings(model: FlatModel): Map<string, Meaning> {
  const meaning = new Map<string, Meaning>();
  const add = (name: string, found: Meaning): void => void meaning.set(name.normalize('NFC'), found);
  Object.entries(model.parameters).forEach(([name, definition], index) =>
    add(name, { kind: 'parameter', index, definition }),
  );
  Object.entries(model.shocks ?? {}).forEach(([name, definition], index) =>
    add(name, { kind: 'shock', index, definition }),
  );
  Object.entries(model.variables).forEach(([name, definition], index) =>
    add(name, { kind: 'variable', index, definition }),
  );
  return meaning;
}

/** Why nothing may have this name, or null. */
export function badName(name: string): Bilingual | null {
  if (!isLetter(name.codePointAt(0) ?? 0) || endOfName(name, 0) !== name.length)
    return {
      zh: '只能由文字、数字和下划线组成，且不以数字开头',
      en: 'letters, digits and _ only, not starting with a digit',
    };
  if (name.length > 64) return { zh: '超过 64 个字符', en: 'longer than 64 characters' };
  if (reservedNames.has(name)) return { zh: '这是保留字', en: 'it is a reserved word' };
  return null;
}
