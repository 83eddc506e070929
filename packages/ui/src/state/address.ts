/** The address after `#` carries only what differs from the document: `#scenario=growth&set.push=0.002&fix.gdp@2027=3500&read.C04-29=argmax&lang=en`. */
import type { Locale } from '@planwright/core';

export interface Address {
  readonly scenario: string | null;
  readonly locale: Locale | null;
  /** Values in declared units. */
  readonly changes: Readonly<Record<string, number>>;
  readonly readings: Readonly<Record<string, string>>;
  /** Variables set in some years, in declared units: by name and year. */
  readonly fixes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function parseAddress(hash: string): Address {
  const changes: Record<string, number> = {};
  const readings: Record<string, string> = {};
  const fixes = new Map<string, Readonly<Record<string, number>>>();
  let scenario: string | null = null;
  let locale: Locale | null = null;
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (key === 'scenario') scenario = value;
    else if (key === 'lang' && (value === 'zh' || value === 'en')) locale = value;
    else if (key.startsWith('set.')) {
      const number = Number(value);
      if (value.trim() !== '' && Number.isFinite(number)) changes[key.slice(4)] = number;
    } else if (key.startsWith('fix.')) {
      const [, name = '', year = ''] = /^fix\.(.+)@(\d{4})$/.exec(key) ?? [];
      const number = Number(value);
      if (name !== '' && value.trim() !== '' && Number.isFinite(number))
        fixes.set(name, { ...fixes.get(name), [year]: number });
    } else if (key.startsWith('read.')) readings[key.slice(5)] = value;
  }
  return { scenario, locale, changes, readings, fixes: Object.fromEntries(fixes) };
}

export function formatAddress(address: Address): string {
  const pairs: [string, string][] = [];
  if (address.scenario !== null) pairs.push(['scenario', address.scenario]);
  for (const [name, value] of Object.entries(address.changes)) pairs.push([`set.${name}`, String(value)]);
  for (const [name, years] of Object.entries(address.fixes))
    for (const [year, value] of Object.entries(years)) pairs.push([`fix.${name}@${year}`, String(value)]);
  for (const [id, reading] of Object.entries(address.readings)) pairs.push([`read.${id}`, reading]);
  if (address.locale !== null) pairs.push(['lang', address.locale]);
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? '' : `#${text}`;
}
