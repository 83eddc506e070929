/** Results of others are read where they are and never copied in. PLANWRIGHT_CASES names the folder; by default it lies beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..');
const named = process.env['PLANWRIGHT_CASES'];
const folder = resolve(root, named ?? '../shared/cases');

const present: boolean = named !== undefined || existsSync(folder);

/**
 * A group of tests against results of others. With the folder named, a missing case fails them; without it and without the
 * folder, the suite says what it could not run.
 */
export function references(title: string, define: () => void): void {
  if (present) describe(title, define);
  else test(`${title}: not run, the folder of cases is not here`, () => expect(existsSync(folder)).toBe(false));
}

export function caseText(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

export function caseJson(path: string): unknown {
  return JSON.parse(caseText(path));
}

/** Simple CSV (no quoted commas in these files): one record per row. */
export function caseRows(path: string): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = caseText(path).trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index] ?? '', cell])));
}
