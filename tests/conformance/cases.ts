/** Results of others are read where they are and never copied in. PLANWRIGHT_CASES names the folder; by default it lies beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const named = process.env['PLANWRIGHT_CASES'];
const folder = resolve(root, named ?? '../shared/cases');

/** With the folder named, a missing case fails; without it and without the folder, its references are not run and that is said. */
export const casesPresent: boolean = named !== undefined || existsSync(folder);

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
