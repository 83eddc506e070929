/** Every result of others that we reproduce, and docs/conformance.md, which says so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../architecture/source-files.ts';
import { casesPresent } from './cases.ts';
import { conformancePage, reproduce, section, sectionIn } from './page.ts';
import type { Reproduced } from './page.ts';
import { nearness } from './reference-record.ts';
import { references } from './references.ts';

const page = readFileSync(join(root, 'docs', 'conformance.md'), 'utf8');
const found: Reproduced[] = [];
const runnable = references.filter(({ needsCases }) => casesPresent || !needsCases);
const missing = references.length - runnable.length;

describe('results of others', () => {
  test.each(runnable.map((reference) => [`${reference.id}: ${reference.title.en}`, reference] as const))(
    '%s',
    async (_title, reference) => {
      const reproduced = await reproduce(reference);
      found.push(reproduced);
      const rows = reproduced.rows ?? [];
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => !(nearness(row) <= 1))).toEqual([]);
      // The page is written by `npm run conformance`.
      expect(sectionIn(page, reference.id)).toBe(section(reproduced));
    },
  );

  test('the page has a section for each reference, in their order, and nothing else', () => {
    const headings = [...page.matchAll(/^## `([^`]+)`/gmu)].map(([, id]) => id);
    expect(headings).toEqual(references.map(({ id }) => id));
    if (missing === 0) expect(conformancePage(found, '')).toBe(page);
  });

  test('a section whose cases are not here is taken over from the page as it stands', () => {
    const without = references.map((reference) => ({ reference, rows: null }));
    expect(conformancePage(without, page)).toBe(page);
  });

  test('every reference has its own name, a source and inputs', () => {
    expect(new Set(references.map(({ id }) => id)).size).toBe(references.length);
    for (const { source, inputs } of references) expect([source, inputs.zh, inputs.en]).not.toContain('');
  });

  if (missing > 0)
    test(`${missing} references were not run: the folder of cases is not here`, () => {
      expect(casesPresent).toBe(false);
    });
});
