/** The numbers that an attribution explains, and how each is taken from the draws of a run. */
import { flatModel } from '../../check/expand/expand-model.ts';
import { averageGrowthLevel, geometricMeanRate } from '../../data/growth.ts';
import { ModelError, problem, suggest } from '../../problem.ts';
import type { Bilingual, Problem } from '../../problem.ts';
import { column } from '../../result/ensemble.ts';
import type { Ensemble } from '../../result/ensemble.ts';
import { blockMean } from '../../result/statistics.ts';
import type { Job } from '../../run/job.ts';
import { prepareJob } from '../../run/prepare.ts';
import { cellsOf, evaluateTest } from '../../target/evaluate.ts';
import type { SettledTest } from '../../target/grammar.ts';
import { displayFactor } from '../../units/quantity.ts';

export type AttributedQuantity =
  /** Mean over draws in a year, in the unit of the series. */
  | { readonly kind: 'level'; readonly series: string; readonly year: number }
  /** Mean over draws of the mean yearly growth from the level of `from` to that of `to`; of a series of yearly rates, of their mean in the years after `from`. */
  | { readonly kind: 'growth'; readonly series: string; readonly from: number; readonly to: number }
  /** Probability of one target. */
  | { readonly kind: 'probability'; readonly target: string }
  /** Probability of several together. */
  | { readonly kind: 'joint'; readonly targets: readonly string[] };

export interface QuantityWords {
  readonly label: Bilingual;
  readonly unit: string;
  readonly display: { readonly unit: string; readonly factor: number };
}

/** Label and unit of each. Throws a ModelError for series, years and targets that are not there. */
export function describeQuantities(quantities: readonly AttributedQuantity[], job: Job): readonly QuantityWords[] {
  const problems: Problem[] = [];
  const described = quantities.map((quantity) => describeQuantity(quantity, job, problems));
  if (problems.length > 0) throw new ModelError(problems);
  return described;
}

const percent = { unit: '%', factor: 100 };

function describeQuantity(quantity: AttributedQuantity, { bundle }: Job, problems: Problem[]): QuantityWords {
  const { variables, years, id, listed } = flatModel(bundle.model);
  const targetLabel = (target: string): Bilingual => {
    const found = bundle.targets.find((each) => each.id === target);
    if (found) return found.label;
    const known = bundle.targets.map((each) => each.id);
    const names = { kind_zh: '目标', kind_en: 'target', name: target, ...suggest(target, known) };
    problems.push(problem('unknown-name', { model: id, path: 'targets' }, names));
    return { zh: target, en: target };
  };
  switch (quantity.kind) {
    case 'probability': {
      const label = targetLabel(quantity.target);
      const words = { zh: `“${label.zh}”的可能性`, en: `the chance of “${label.en}”` };
      return { label: words, unit: '1', display: percent };
    }
    case 'joint':
      quantity.targets.forEach(targetLabel);
      const words = { zh: '各目标同时实现的可能性', en: 'the chance of all together' };
      return { label: words, unit: '1', display: percent };
    case 'level':
    case 'growth': {
      const { series } = quantity;
      const definition = Object.hasOwn(variables, series) ? variables[series] : undefined;
      if (!definition) {
        const names = { kind_zh: '序列', kind_en: 'series', name: series, ...suggest(series, listed) };
        problems.push(problem('unknown-name', { model: id, path: 'series' }, names));
        return { label: { zh: series, en: series }, unit: '1', display: { unit: '1', factor: 1 } };
      }
      const asked = quantity.kind === 'level' ? [quantity.year] : [quantity.from, quantity.to];
      for (const year of asked)
        if (!(Number.isInteger(year) && year >= years.history && year <= years.end))
          problems.push(
            problem(
              'out-of-range',
              { model: id, path: 'year' },
              { name: `${series}: year`, value: year, low: years.history, high: years.end, unit: '' },
            ),
          );
      const { label, unit } = definition;
      if (quantity.kind === 'level') {
        const display = definition.display ?? unit;
        const factor = displayFactor(unit, display);
        const words = { zh: `${quantity.year} 年${label.zh}`, en: `${label.en} in ${quantity.year}` };
        return { label: words, unit, display: { unit: display, factor: typeof factor === 'number' ? factor : 1 } };
      }
      const { from, to } = quantity;
      if (!(from < to))
        problems.push(
          problem(
            'out-of-range',
            { model: id, path: 'year' },
            { name: 'to', value: to, low: from + 1, high: years.end, unit: '' },
          ),
        );
      const rate = isRate(unit) ? { zh: '', en: '' } : { zh: '增速', en: 'growth of ' };
      return {
        label: { zh: `${from}—${to} 年${label.zh}年均${rate.zh}`, en: `mean ${rate.en}${label.en}, ${from}–${to}` },
        unit: '1/yr',
        display: percent,
      };
    }
    default:
      return quantity satisfies never;
  }
}

const isRate = (unit: string): boolean => unit === '1/yr';

/** Most series among the outputs that nobody chose. */
const usualSeries = 6;

/** What is asked of two scenarios when nothing is named: the headline targets, all of them together, and the series that they rest on. */
export function usualQuantities(job: Job): readonly AttributedQuantity[] {
  const { joint, targets, checked } = prepareJob({ ...job, series: [], alternatives: false });
  const end = checked.years.at(-1)!;
  const cells = targets
    .filter(({ target }) => joint.includes(target.id))
    .flatMap(({ test }) => cellsOf(test, end))
    .filter(({ series }) => checked.model.listed.includes(series));
  const names = [...new Set(cells.map(({ series }) => series))].slice(0, usualSeries);
  return [
    ...joint.map((target): AttributedQuantity => ({ kind: 'probability', target })),
    ...(joint.length > 1 ? [{ kind: 'joint' as const, targets: joint }] : []),
    ...names.map((series): AttributedQuantity => {
      const year = Math.max(...cells.filter((cell) => cell.series === series).map((cell) => cell.year));
      return { kind: 'level', series, year };
    }),
  ];
}

/** Target ids that the quantities name. */
export function targetsOf(quantities: readonly AttributedQuantity[]): readonly string[] {
  const ids = quantities.flatMap((quantity) =>
    quantity.kind === 'joint' ? quantity.targets : quantity.kind === 'probability' ? [quantity.target] : [],
  );
  return [...new Set(ids)];
}

/** Series that they name. */
export function seriesOfQuantities(quantities: readonly AttributedQuantity[]): readonly string[] {
  return [...new Set(quantities.flatMap((quantity) => ('series' in quantity ? [quantity.series] : [])))];
}

/** One number per quantity. Undefined draws are left out of means, as in a report, and count as not held in probabilities. */
export function measure(
  quantities: readonly AttributedQuantity[],
  draws: Ensemble,
  job: Job,
  tests: ReadonlyMap<string, SettledTest>,
): Float64Array {
  const held = new Map<string, Uint8Array>();
  const holds = (target: string): Uint8Array => {
    const found = held.get(target) ?? evaluateTest(tests.get(target)!, draws).holds;
    held.set(target, found);
    return found;
  };
  const { variables } = flatModel(job.bundle.model);
  return Float64Array.from(quantities, (quantity): number => {
    switch (quantity.kind) {
      case 'level':
        return finiteMean(column(draws, quantity.series, quantity.year));
      case 'growth':
        return finiteMean(growthOf(draws, quantity, isRate(variables[quantity.series]!.unit)));
      case 'probability':
        return shareOf(draws.draws, [holds(quantity.target)]);
      case 'joint':
        return shareOf(draws.draws, quantity.targets.map(holds));
      default:
        return quantity satisfies never;
    }
  });
}

/** The tests of the targets under the scenario of the job. */
export function testsOf(job: Job): ReadonlyMap<string, SettledTest> {
  return new Map(prepareJob(job).targets.map(({ target, test }) => [target.id, test]));
}

function finiteMean(values: Float64Array): number {
  const finite = values.every(Number.isFinite) ? values : values.filter(Number.isFinite);
  return finite.length === 0 ? NaN : blockMean(finite);
}

function growthOf(
  draws: Ensemble,
  { series, from, to }: Extract<AttributedQuantity, { kind: 'growth' }>,
  ofRates: boolean,
): Float64Array {
  const at = (year: number): Float64Array => column(draws, series, year);
  if (!ofRates) {
    const [first, last] = [at(from), at(to)];
    return first.map((start, draw) => averageGrowthLevel(start, last[draw]!, to - from));
  }
  const rates = Array.from({ length: to - from }, (_, i) => at(from + 1 + i));
  return rates[0]!.map((_, draw) => geometricMeanRate(rates.map((year) => year[draw]!)));
}

function shareOf(draws: number, holds: readonly Uint8Array[]): number {
  let held = 0;
  for (let draw = 0; draw < draws; draw++) if (holds.every((each) => each[draw] === 1)) held++;
  return held / draws;
}
