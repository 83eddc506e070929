/** Figures that came in → checked against the model, with their errors and against the draws. */
import type { CheckedVariable } from '../../check/checked-model.ts';
import { ModelError, problem } from '../../problem.ts';
import type { Problem } from '../../problem.ts';
import type { PreparedJob } from '../../run/prepare.ts';
import { unknownName } from '../../run/unknown-name.ts';
import { displayFactor } from '../../units/quantity.ts';
import { errorOf } from './figure-error.ts';
import type { FigureError } from './figure-error.ts';
import type { FigureReading, NewFigure } from './monitor-answer.ts';
import type { MonitoredDraws } from './monitored-draws.ts';
import { weightedMoments } from './weights.ts';

export interface CheckedFigure extends NewFigure {
  readonly variable: CheckedVariable;
  readonly errors: FigureError;
}

/** Ascending years. Throws ModelError for an unknown series, a year without draws, a figure given twice, a bad error. */
export function checkFigures(figures: readonly NewFigure[], prepared: PreparedJob): readonly CheckedFigure[] {
  const { checked, schedule } = prepared;
  const { id, years } = checked.model;
  const names = checked.variables.map(({ name }) => name);
  const problems: Problem[] = [];
  if (figures.length === 0) problems.push(refused('figure', '', '至少给出一个实际数。', 'Give at least one figure.'));
  const seen = new Set<string>();
  const found = figures.flatMap((figure): CheckedFigure[] => {
    const index = names.indexOf(figure.series);
    const variable = checked.variables[index];
    const place = `${figure.series}@${figure.year}`;
    const before = problems.length;
    if (variable === undefined) problems.push(unknownName('序列', 'series', figure.series, names, id, 'figures'));
    else if (figure.year < years.start || schedule.modes[index]?.[checked.years.indexOf(figure.year)] === undefined)
      problems.push(
        refused(
          place,
          String(figure.value),
          `推演年份为 ${years.start}—${years.end}；更早的数用 --data 替换。`,
          `The model projects ${years.start} to ${years.end}; earlier figures are replaced with --data.`,
        ),
      );
    if (!Number.isFinite(figure.value))
      problems.push(refused(place, String(figure.value), '写一个数。', 'Write a number.'));
    if (seen.has(place))
      problems.push(refused(place, String(figure.value), '同一年只给一个数。', 'Give one figure for a year.'));
    seen.add(place);
    if (variable === undefined || problems.length > before) return [];
    const errors = errorOf(variable, figure.value, figure);
    if (errors.total > 0) return [{ ...figure, variable, errors }];
    problems.push(refused(place, String(errors.total), '误差应大于 0。', 'Its error is above 0.'));
    return [];
  });
  if (problems.length > 0) throw new ModelError(problems);
  return [...found].sort((a, b) => a.year - b.year);
}

const refused = (name: string, found: string, advice_zh: string, advice_en: string): Problem =>
  problem('bad-option', { path: 'figures' }, { name, found, advice_zh, advice_en });

/** Standard errors beyond the last draw from which a figure counts as foreseen by none. */
const furthest = 2;

/** Throws ModelError for a series that is the same in every draw, which a figure cannot teach anything. */
export function readFigure(figure: CheckedFigure, draws: MonitoredDraws): FigureReading {
  const { series, year, value, errors, variable } = figure;
  const values = draws.column(figure).filter(Number.isFinite);
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!(low < high)) throw new ModelError([sameInAll(figure)]);
  const { mean, variance } = weightedMoments(values, new Float64Array(values.length).fill(1));
  const { unit, display = unit, label } = variable.definition;
  const factor = displayFactor(unit, display);
  return {
    ...{ series, label, year, value, unit, error: errors },
    display: { unit: display, factor: typeof factor === 'number' ? factor : 1 },
    expected: { mean, sd: Math.sqrt(variance), low, high },
    percentile: values.filter((each) => each < value).length / values.length,
    outside: value < low - furthest * errors.total || value > high + furthest * errors.total,
  };
}

function sameInAll({ series, year }: NewFigure): Problem {
  return problem(
    'no-answer',
    { path: 'figures' },
    {
      what_zh: `${series} ${year} 年的实际数`,
      what_en: `The figure of ${series} for ${year}`,
      reason_zh: '模型中这个数各次抽样都一样，加权不会改变任何判断',
      reason_en: 'in the model it is the same in every draw, so weighting by it changes nothing',
      advice_zh: '换一个随抽样变化的序列，或直接修改相应假设（--set、--fix）。',
      advice_en: 'Use a series that varies between draws, or change the assumption itself (--set, --fix).',
    },
  );
}
