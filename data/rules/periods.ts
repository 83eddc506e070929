/** Which periods are a year, and why the others cannot stand in an annual series. */
import { lastObservedYear } from '../datasets.ts';

const others: readonly { readonly period: RegExp; readonly reason: string }[] = [
  { period: /^$/, reason: 'no year' },
  { period: /^\d{4}Q[1-4]$/, reason: 'quarter, not a year' },
  { period: /^\d{4}H[12]$/, reason: 'half-year, not a year' },
  { period: /^\d{4} [A-Z][a-z]{2}-[A-Z][a-z]{2}$/, reason: 'part of a year' },
  { period: /^\d{4}-\d{2}$|^\d{4}-\d{2}-\d{2}$/, reason: 'month or day, not a year' },
  { period: /^\d{4}-\d{4}(H[12])?$/, reason: 'span of several years' },
  { period: /^\d{4} or \d{4}$/, reason: 'year uncertain' },
];

/** The year, or why the row has none. A period no rule knows is an error of the rules. */
export function readPeriod(text: string): { readonly year: number } | { readonly reason: string } {
  if (/^\d{4}$/.test(text)) {
    const year = Number(text);
    return year > lastObservedYear ? { reason: 'later than the last observed year: budget or plan' } : { year };
  }
  const rule = others.find(({ period }) => period.test(text));
  if (rule === undefined) throw new Error(`no rule for the period “${text}”`);
  return { reason: rule.reason };
}
