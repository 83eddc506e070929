import type { ModelBundle, Test, Verdict } from '@planwright/core';

/** The year a peak test asks for, wherever it stands in a composite. */
function deadlineOf(test: Test): number | null {
  if (test.kind === 'peakBy') return test.year;
  if (test.kind !== 'all' && test.kind !== 'any' && test.kind !== 'atLeast') return null;
  return test.of.map(deadlineOf).find((year) => year !== null) ?? null;
}

/** The year that the present reading of a peak target asks for; null for other targets. */
export function verdictDeadline(verdict: Verdict, bundle: ModelBundle): number | null {
  const reading = bundle.targets.find(({ id }) => id === verdict.id)?.readings[verdict.reading];
  return reading === undefined ? null : deadlineOf(reading.test);
}
