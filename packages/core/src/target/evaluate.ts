/** A test on an ensemble → for every draw whether it holds and by what margin. Works on any part of a run. */
import { column } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import { blockMean, finiteOf } from '../result/statistics.ts';
import type { SettledTest, Test } from './grammar.ts';
import { kindOf } from './kinds/kinds.ts';
import type { Draws, Member } from './kinds/test-kind.ts';
import type { Outcome } from './outcome.ts';

/** Standard deviations of the margins of members, by their place in the test: `0`, `1.0`. */
export type Scales = Readonly<Record<string, number>>;

export interface TestContext {
  /** Those of the run, so that all its parts use the same; of the given draws when absent. */
  readonly scales?: Scales;
}

/** The scale of a margin is taken from this many draws, the first of the run. */
export const scaleDraws = 10_240;

export function evaluateTest(test: SettledTest, ensemble: Ensemble, context: TestContext = {}): Outcome {
  const { scales } = context;
  return evaluateAt(test, ensemble, '', (place, outcome) => scales?.[place] ?? marginScale(outcome));
}

/** Scales of a run from its first draws. */
export function scalesOf(test: SettledTest, first: Ensemble): Scales {
  const scales: Record<string, number> = {};
  evaluateAt(test, first, '', (place, outcome) => (scales[place] = marginScale(outcome)));
  return scales;
}

type ScaleAt = (place: string, outcome: Outcome) => number;

function evaluateAt(test: SettledTest, ensemble: Ensemble, place: string, scaleAt: ScaleAt): Outcome {
  const members = membersOf(test).map((member, i): Member => {
    const at = place === '' ? String(i) : `${place}.${i}`;
    const outcome = evaluateAt(member, ensemble, at, scaleAt);
    return { outcome, scale: scaleAt(at, outcome) };
  });
  const draws: Draws = {
    count: ensemble.draws,
    end: ensemble.years[ensemble.years.length - 1] ?? 0,
    column: (series, year) => column(ensemble, series, year),
    shared: sharedColumns(ensemble),
    members,
  };
  return kindOf(test).evaluate(test, draws);
}

/** Columns that tests have made of the draws; they live as long as the draws do. */
const made = new WeakMap<Ensemble, Map<string, Float64Array>>();

function sharedColumns(ensemble: Ensemble): Draws['shared'] {
  const columns = made.get(ensemble) ?? new Map<string, Float64Array>();
  made.set(ensemble, columns);
  return (name, make) => {
    const found = columns.get(name) ?? make();
    columns.set(name, found);
    return found;
  };
}

/** Of one kind of threshold as of the other. */
export function membersOf<T extends Test>(test: T): readonly T[] {
  return 'of' in test ? (test.of as readonly T[]) : [];
}

/** The test and every test in it, outermost first. */
export function allTests<T extends Test>(test: T): readonly T[] {
  return [test, ...membersOf(test).flatMap(allTests)];
}

/** Names of the series that a test reads. */
export function seriesOf(test: Test): readonly string[] {
  return [...new Set(allTests(test).flatMap((each) => kindOf(each).series(each)))];
}

/** Series and years that a test reads; `end` is the last year of the model. */
export function cellsOf(test: Test, end: number): readonly { readonly series: string; readonly year: number }[] {
  return allTests(test).flatMap((each) => {
    const kind = kindOf(each);
    return kind.series(each).flatMap((series) => kind.years(each, end).map((year) => ({ series, year })));
  });
}

/** Population standard deviation of the finite margins among the first draws. */
function marginScale({ margin }: Outcome): number {
  const finite = finiteOf(margin.subarray(0, scaleDraws));
  if (finite.length === 0) return 0;
  const mean = blockMean(finite);
  const squares = new Float64Array(finite.length);
  for (let i = 0; i < squares.length; i++) squares[i] = (finite[i]! - mean) * (finite[i]! - mean);
  return Math.sqrt(blockMean(squares));
}
