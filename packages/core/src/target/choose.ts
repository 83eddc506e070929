/** The targets of a model with the reading chosen for each. */
import { problem, suggest } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { SettledTest } from './grammar.ts';
import type { Reading, Target } from './target.ts';

/** A target with the reading chosen for this run. */
export interface ChosenTarget {
  readonly target: Target;
  readonly reading: string;
  readonly chosen: Reading;
}

/** And with its thresholds as the scenario settles them. */
export interface SettledTarget extends ChosenTarget {
  readonly test: SettledTest;
}

/** The targets `asked` for, or all; the first reading of each where `readings` names no other. */
export function chooseTargets(
  targets: readonly Target[],
  readings: Readonly<Record<string, string>>,
  asked: readonly string[] | undefined,
  model: string,
): { chosen: readonly ChosenTarget[]; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const ids = targets.map(({ id }) => id);
  const known = (id: string, path: string): void => {
    if (ids.includes(id)) return;
    const names = { kind_zh: '目标', kind_en: 'target', name: id, ...suggest(id, ids) };
    problems.push(problem('unknown-name', { model, path }, names));
  };
  for (const id of Object.keys(readings)) known(id, `readings.${id}`);
  for (const id of asked ?? []) known(id, 'targets');
  const judged = asked === undefined ? targets : targets.filter(({ id }) => asked.includes(id));
  const chosen = judged.flatMap((target): ChosenTarget[] => {
    const offered = Object.keys(target.readings);
    const reading = (Object.hasOwn(readings, target.id) ? readings[target.id] : undefined) ?? offered[0] ?? '';
    const found = Object.hasOwn(target.readings, reading) ? target.readings[reading] : undefined;
    if (found) return [{ target, reading, chosen: found }];
    problems.push(
      problem(
        'unknown-name',
        { model, path: `targets.${target.id}` },
        { kind_zh: '读法', kind_en: 'reading', name: reading, ...suggest(reading, offered) },
      ),
    );
    return [];
  });
  return { chosen, problems };
}
