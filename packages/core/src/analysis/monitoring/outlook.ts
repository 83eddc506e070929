/** Beside the probabilities: what the remaining years require, progress in a straight line, and the paths before and after. */
import { pow } from '../../elementary/pow.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import { displayFactor } from '../../units/quantity.ts';
import type { MonitoredPath, MonitorQuestion, PathBand, RequiredGrowth, StraightLine } from './monitor-answer.ts';
import type { CellName, MonitoredDraws } from './monitored-draws.ts';
import { shareOfWay, waysOf } from './progress.ts';
import type { Way } from './progress.ts';
import { requiredAfter, requiredGrowth, shareBelow, windowRates } from './required-growth.ts';
import type { CheckedFigure } from './read-figures.ts';
import { weightedMoments, weightedQuantiles } from './weights.ts';

export interface Outlook {
  /** Cells that must be kept. */
  readonly cells: readonly CellName[];
  readonly ways: readonly (Way & { readonly target: string })[];
  readonly pathSeries: readonly string[];
  readonly pathYears: readonly number[];
  /** Last year with figures. */
  readonly through: number;
}

/** What is to be kept of each draw. */
export function outlookOf(prepared: PreparedJob, figures: readonly CheckedFigure[]): Outlook {
  const { start } = prepared.checked.model.years;
  const through = figures.at(-1)?.year ?? start;
  const ways = prepared.targets
    .flatMap(({ target, test }) => waysOf(test, start - 1).map((way) => ({ ...way, target: target.id })))
    .filter(({ from, to }) => from < through && through <= to && prepared.checked.years.includes(from));
  const pathSeries = [...new Set(figures.map(({ series }) => series))];
  const pathYears = prepared.checked.years.filter((year) => year >= start);
  const cells = [
    ...figures,
    ...pathSeries.flatMap((series) => pathYears.map((year) => ({ series, year }))),
    ...ways.flatMap(({ series, from, to }) => [from, through, to].map((year) => ({ series, year }))),
  ];
  return { cells, ways, pathSeries, pathYears, through };
}

const labelOf = (prepared: PreparedJob, name: string): RequiredGrowth['label'] =>
  prepared.checked.variables.find((variable) => variable.name === name)?.definition.label ?? { zh: name, en: name };

/** From the figures where a goal names their series, else from the expected level of the series of a target. */
export function requirements(
  prepared: PreparedJob,
  { goals = {}, precedent }: Pick<MonitorQuestion, 'goals' | 'precedent'>,
  figures: readonly CheckedFigure[],
  { ways, through }: Outlook,
  levels: (cell: CellName) => number,
): readonly RequiredGrowth[] {
  const against = (required: number | null, left: number): RequiredGrowth['precedent'] => {
    if (precedent === undefined || required === null) return null;
    const rates = windowRates(precedent.places, left);
    const percentile = shareBelow(rates, required);
    return percentile === null ? null : { label: precedent.label, percentile, size: rates.length };
  };
  const told = Object.entries(goals).flatMap(([series, { rate, from, to }]): RequiredGrowth[] => {
    const known = figures.filter((figure) => figure.series === series && figure.year > from && figure.year <= to);
    const done = known.length;
    // A year without its figure cannot be skipped.
    if (done === 0 || known.some(({ year }, i) => year !== from + 1 + i)) return [];
    const realised = known.map(({ value }) => value);
    const factor = realised.reduce((product, each) => product * (1 + each), 1);
    const required = requiredGrowth(rate, realised, to - from);
    return [
      {
        ...{ series, label: labelOf(prepared, series), goal: rate, from, to, through: from + done, required },
        ...{ realised: pow(factor, 1 / done) - 1, basis: 'figures', precedent: against(required, to - from - done) },
      },
    ];
  });
  const seen = new Set<string>();
  const expected = ways.flatMap(({ series, rate, from, to }): RequiredGrowth[] => {
    const key = `${series} ${from} ${to} ${rate}`;
    if (rate === undefined || seen.has(key)) return [];
    seen.add(key);
    const factor = levels({ series, year: through }) / levels({ series, year: from });
    const required = requiredAfter(rate, factor, through - from, to - from);
    return [
      {
        ...{ series, label: labelOf(prepared, series), goal: rate, from, to, through, required },
        realised: pow(factor, 1 / (through - from)) - 1,
        basis: 'posterior mean',
        // What other places did is known of GDP alone, for which a goal is given.
        precedent: null,
      },
    ];
  });
  return [...told, ...expected].filter(({ realised }) => Number.isFinite(realised));
}

/** `levels` after the figures, `before` as the model expected. */
export function straightLines(
  prepared: PreparedJob,
  { ways, through: year }: Outlook,
  levels: (cell: CellName) => number,
  before: (cell: CellName) => number,
): readonly StraightLine[] {
  return ways.flatMap(({ target, series, from, to, goal }): StraightLine[] => {
    const base = levels({ series, year: from });
    const end = 'ratio' in goal ? base * goal.ratio : goal.level;
    const done = shareOfWay(base, levels({ series, year }), end);
    const start = before({ series, year: from });
    const expected = shareOfWay(start, before({ series, year }), before({ series, year: to }));
    const elapsed = (year - from) / (to - from);
    return done === null ? [] : [{ target, series, label: labelOf(prepared, series), year, done, elapsed, expected }];
  });
}

export function pathsOf(
  prepared: PreparedJob,
  { pathSeries, pathYears: years }: Outlook,
  prior: { readonly draws: MonitoredDraws; readonly weights: Float64Array },
  posterior: { readonly draws: MonitoredDraws; readonly weights: Float64Array } | null,
): readonly MonitoredPath[] {
  const bands = (series: string, of: { readonly draws: MonitoredDraws; readonly weights: Float64Array }): PathBand[] =>
    years.map((year) => {
      const values = of.draws.column({ series, year });
      const [p05 = NaN, p95 = NaN] = weightedQuantiles(values, of.weights, [0.05, 0.95]);
      return { mean: weightedMoments(values, of.weights).mean, p05, p95 };
    });
  return pathSeries.map((series) => {
    const { unit = '1', display = unit } =
      prepared.checked.variables.find(({ name }) => name === series)?.definition ?? {};
    const factor = displayFactor(unit, display);
    return {
      ...{ series, label: labelOf(prepared, series), unit, years },
      display: { unit: display, factor: typeof factor === 'number' ? factor : 1 },
      prior: bands(series, prior),
      posterior: posterior === null ? null : bands(series, posterior),
    };
  });
}
