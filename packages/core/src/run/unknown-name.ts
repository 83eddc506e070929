/** The problem of a name that does not exist, with the nearest one that does. */
import { problem, suggest } from '../problem.ts';
import type { Problem } from '../problem.ts';

export function unknownName(
  kind_zh: string,
  kind_en: string,
  name: string,
  known: readonly string[],
  model: string,
  path: string,
): Problem {
  return problem('unknown-name', { model, path }, { kind_zh, kind_en, name, ...suggest(name, known) });
}
