/** Thresholds that are parameters of the model: which ones a test names, and the numbers they stand for in a run. */
import { allTests, membersOf } from './evaluate.ts';
import type { SettledTest, Test, Threshold } from './grammar.ts';
import { kindOf } from './kinds/kinds.ts';

/** Keys of one test, members aside, that hold a parameter → its name. */
function namedIn(test: Test): readonly (readonly [key: string, name: string])[] {
  const values: Readonly<Record<string, unknown>> = { ...test };
  return Object.entries(kindOf(test).part).flatMap(([key, { form }]) => {
    const value = values[key] as Threshold | undefined;
    return form.kind === 'threshold' && typeof value === 'object' ? [[key, value.parameter] as const] : [];
  });
}

/** Parameters that a test names, with the test that names each. */
export function thresholdsOf(test: Test): readonly { readonly in: Test; readonly name: string }[] {
  return allTests(test).flatMap((each) => namedIn(each).map(([, name]) => ({ in: each, name })));
}

/** The test with a number in the place of every parameter. */
export function settleTest(test: Test, valueOf: (parameter: string) => number): SettledTest {
  const numbers = namedIn(test).map(([key, name]) => [key, valueOf(name)]);
  const members = membersOf(test).map((member) => settleTest(member, valueOf));
  return {
    ...test,
    ...Object.fromEntries(numbers),
    ...(members.length > 0 ? { of: members } : {}),
  } as SettledTest;
}
