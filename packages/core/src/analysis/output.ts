/** What an analysis looks at: the margin of a target, the joint margin of several, or a series in a year; and nothing else is run. */
import { cellState } from '../run/cell-state.ts';
import { column, noFaults } from '../result/ensemble.ts';
import type { Ensemble } from '../result/ensemble.ts';
import type { Job } from '../run/job.ts';
import { prepareJob } from '../run/prepare.ts';
import type { PreparedJob } from '../run/prepare.ts';
import { unknownName } from '../run/unknown-name.ts';
import { ModelError, problem } from '../problem.ts';
import type { Bilingual } from '../problem.ts';
import { cellsOf, evaluateTest } from '../target/evaluate.ts';
import type { MarginUnit } from '../target/outcome.ts';
import { displayFactor } from '../units/quantity.ts';

/** Ids of targets, the headline ones where there are none named; or one cell of a series. */
export type OutputChoice =
  { readonly targets?: readonly string[] } | { readonly series: string; readonly year: number };

export interface OutputInfo {
  readonly kind: 'margin' | 'joint margin' | 'series';
  /** Ids of the targets, or the name of the series. */
  readonly of: readonly string[];
  /** Of a series. */
  readonly year: number | null;
  readonly label: Bilingual;
  /** Unit of the values, and the one people read with the factor to it. */
  readonly unit: string;
  readonly display: { readonly unit: string; readonly factor: number };
}

export interface OutputDraws {
  /** One number per draw in the unit of the output; NaN where it is undefined. */
  readonly values: Float64Array;
  /** Of targets: whether they hold, all of them. */
  readonly holds: Uint8Array | null;
}

export interface Output {
  /** Asks only for what the output needs. */
  readonly job: Job;
  readonly prepared: PreparedJob;
  readonly info: OutputInfo;
  /** The last year that the output reads: what happens later cannot move it. */
  readonly last: number;
  readonly read: (ensemble: Ensemble) => OutputDraws;
}

/** Throws ModelError for a target, series or year that does not exist. */
export function openOutput(job: Job, choice: OutputChoice): Output {
  return 'series' in choice ? openSeries(job, choice) : openTargets(job, choice.targets ?? headlinesOf(job));
}

const bare = (job: Job): Job => ({ ...job, series: [], targets: [], joint: [], alternatives: false });

function openSeries(job: Job, { series, year }: { readonly series: string; readonly year: number }): Output {
  const own: Job = { ...bare(job), series: [series] };
  const prepared = prepareJob(own);
  const { variables, years, model } = prepared.checked;
  const index = variables.findIndex(({ name }) => name === series);
  const definition = variables[index]!.definition;
  const known = years.filter(
    (each, y) => cellState(prepared.schedule.modes[index]![y]!, each, model.years.start) !== 'missing',
  );
  if (!known.includes(year)) throw new ModelError([noYear(series, year, known)]);
  const shown = definition.display ?? definition.unit;
  const factor = displayFactor(definition.unit, shown);
  return {
    job: own,
    prepared,
    info: {
      kind: 'series',
      of: [series],
      year,
      label: definition.label,
      unit: definition.unit,
      display: { unit: shown, factor: typeof factor === 'number' ? factor : 1 },
    },
    last: year,
    // A copy: the memory of an ensemble is given to the next run.
    read: (ensemble) => ({ values: column(ensemble, series, year).slice(), holds: null }),
  };
}

const noYear = (series: string, year: number, known: readonly number[]): ReturnType<typeof problem> =>
  problem(
    'bad-option',
    { path: 'year' },
    {
      name: `${series}@year`,
      found: String(year),
      advice_zh: `该序列有值的年份为 ${known[0] ?? '—'}—${known.at(-1) ?? '—'}。`,
      advice_en: `The series has values from ${known[0] ?? '—'} to ${known.at(-1) ?? '—'}.`,
    },
  );

/** Where nobody names a target, those of the joint figure. */
export function headlinesOf(job: Job): readonly string[] {
  const { joint } = prepareJob({ ...job, series: [], alternatives: false });
  if (joint.length > 0) return joint;
  throw new ModelError([
    problem(
      'bad-option',
      { path: 'target' },
      {
        name: 'target',
        found: '',
        advice_zh: '模型没有主要目标：写明一个目标，或一个序列与年份。',
        advice_en: 'The model has no headline targets: name a target, or a series and a year.',
      },
    ),
  ]);
}

function openTargets(job: Job, ids: readonly string[]): Output {
  const known = job.bundle.targets.map(({ id }) => id);
  const missing = ids.filter((id) => !known.includes(id));
  if (missing.length > 0)
    throw new ModelError(missing.map((id) => unknownName('目标', 'target', id, known, job.bundle.model.id, 'target')));
  const own: Job = { ...bare(job), targets: ids };
  const prepared = prepareJob(own);
  const tests = prepared.targets.map(({ test }) => test);
  const [first] = prepared.targets;
  const test = tests.length === 1 ? tests[0]! : ({ kind: 'all', of: tests } as const);
  const labels = prepared.targets.map(({ target }) => target.label);
  const unit = tests.length === 1 ? marginUnitOf(prepared) : 'sd';
  return {
    job: own,
    prepared,
    info: {
      kind: tests.length === 1 ? 'margin' : 'joint margin',
      of: prepared.targets.map(({ target }) => target.id),
      year: null,
      label:
        tests.length === 1
          ? first!.target.label
          : { zh: labels.map(({ zh }) => zh).join('；'), en: labels.map(({ en }) => en).join('; ') },
      unit,
      display: marginDisplay[unit],
    },
    last: Math.max(
      ...tests.flatMap((each) => cellsOf(each, prepared.checked.model.years.end)).map((cell) => cell.year),
    ),
    read: (ensemble) => {
      const { margin, holds } = evaluateTest(test, ensemble);
      return { values: margin, holds };
    },
  };
}

/** A test says the unit of its margin with its outcome, also on no draws. */
function marginUnitOf({ targets, kept, checked }: PreparedJob): MarginUnit {
  const none: Ensemble = {
    ...{ names: kept, years: checked.years, from: 0, draws: 0, values: new Float64Array(0) },
    ...noFaults,
  };
  return evaluateTest(targets[0]!.test, none).unit;
}

const marginDisplay: Readonly<Record<MarginUnit, OutputInfo['display']>> = {
  rate: { unit: '%/yr', factor: 100 },
  log: { unit: 'log', factor: 1 },
  fraction: { unit: '%', factor: 100 },
  relative: { unit: '%', factor: 100 },
  years: { unit: 'yr', factor: 1 },
  count: { unit: '1', factor: 1 },
  sd: { unit: 'sd', factor: 1 },
};
