/** `npm run conformance`: writes docs/conformance.md from the references of tests/conformance. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { conformancePage, reproduce } from '../tests/conformance/page.ts';
import type { Reproduced } from '../tests/conformance/page.ts';
import { nearness } from '../tests/conformance/reference-record.ts';
import { references } from '../tests/conformance/references.ts';

const file = fileURLToPath(new URL('../docs/conformance.md', import.meta.url));

export async function main(): Promise<void> {
  const all: Reproduced[] = [];
  for (const reference of references) all.push(await reproduce(reference));
  const outside = all.flatMap(({ reference, rows }) =>
    (rows ?? []).filter((row) => !(nearness(row) <= 1)).map(({ what }) => `${reference.id}: ${what.en}`),
  );
  if (outside.length > 0) throw new Error(`outside the tolerance: ${outside.join('; ')}`);
  const page = conformancePage(all, existsSync(file) ? readFileSync(file, 'utf8') : '');
  writeFileSync(file, page);
  const notRun = all.filter(({ rows }) => rows === null).length;
  process.stdout.write(
    `docs/conformance.md${notRun > 0 ? `: ${notRun} sections kept, their cases are not here` : ''}\n`,
  );
}
