/** Printed values → number, bound, range. What is not a single quantity has a reason. */
import type { Bound } from '../tidy-row.ts';

export interface PrintedValue {
  readonly value: number;
  readonly bound: Bound | '';
  readonly range: readonly [number, number] | null;
}

const number = String.raw`-?\d+(?:\.\d+)?`;

/** First match wins; the groups are the numbers of the pattern. */
const forms: readonly {
  readonly form: RegExp;
  readonly read: (groups: readonly string[]) => PrintedValue | { readonly reason: string };
}[] = [
  { form: /^$/, read: () => ({ reason: 'no value' }) },
  { form: /^NOT FOUND$/, read: () => ({ reason: 'not found' }) },
  { form: new RegExp(`^(${number})$`), read: ([value]) => ({ value: Number(value), bound: '', range: null }) },
  {
    form: new RegExp(`^(>=|<=|>|<)(${number})$`),
    read: ([bound, value]) => ({ value: Number(value), bound: bound as Bound, range: null }),
  },
  {
    form: /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/,
    read: ([low, high]) => ({
      value: Number(((Number(low) + Number(high)) / 2).toPrecision(12)),
      bound: '',
      range: [Number(low), Number(high)],
    }),
  },
  { form: /^\d+(:\d+)+$/, read: () => ({ reason: 'several quantities in one cell' }) },
  { form: /\p{L}/u, read: () => ({ reason: 'words, not a number' }) },
];

export function readValue(text: string): PrintedValue | { readonly reason: string } {
  for (const { form, read } of forms) {
    const match = form.exec(text);
    if (match !== null) return read(match.slice(1));
  }
  throw new Error(`no rule for the value “${text}”`);
}

/** Inequalities that stand in the note. They speak of the size of a change: "more than" a fall of 20 lies below −20. */
const noted: readonly { readonly note: RegExp; readonly bound: Bound }[] = [
  { note: /^"?(more than|over|exceeded)\b|, over$/i, bound: '>' },
  { note: /^(>=|or more\b|at least\b|"[\d.]+ percent or more")/i, bound: '>=' },
  { note: /^upper bound\b/i, bound: '<=' },
  { note: /^"?(about|nearly|around)\b/i, bound: '≈' },
];

const mirrored: Readonly<Record<Bound, Bound>> = { '>': '<', '>=': '<=', '<': '>', '<=': '>=', '≈': '≈' };

export function boundFromNote(note: string, value: number): Bound | '' {
  const bound = noted.find((rule) => rule.note.test(note))?.bound;
  if (bound === undefined) return '';
  return value < 0 ? mirrored[bound] : bound;
}
