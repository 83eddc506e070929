/** Words of a cell: one text, since a notebook is in one language, or both languages. */
import type { Bilingual } from '../problem.ts';
import { isMapping } from './is-mapping.ts';

export function bilingualText(text: unknown): Bilingual | null {
  if (typeof text === 'string') return { zh: text, en: text };
  if (!isMapping(text)) return null;
  const { zh, en } = text;
  const one = typeof zh === 'string' ? zh : en;
  return typeof one === 'string' ? { zh: one, en: typeof en === 'string' ? en : one } : null;
}
