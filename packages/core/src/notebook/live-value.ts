/** A live expression → its number, from the report of a run. */
import { functions } from '../formula/functions.ts';
import type { Expression } from '../formula/expression.ts';
import type { ParameterSetting } from '../model/parameter-setting.ts';
import type { Report } from '../result/report.ts';
import type { LiveExpression, LiveReference } from './live-expression.ts';

/** What a run answered and what it was given. */
export interface LiveSource {
  readonly report: Report;
  readonly parameters: readonly ParameterSetting[];
}

/** In the units that the model declares; null where a figure is missing or the result is no number. */
export function liveValue({ expression, reads }: LiveExpression, source: LiveSource): number | null {
  const values = new Map<string, number | null>();
  for (const [key, reference] of reads) values.set(key, figureOf(reference, source));
  const visit = (node: Expression): number => {
    switch (node.kind) {
      case 'number':
        return node.value;
      case 'year':
        return NaN;
      case 'name':
        return values.get(node.name) ?? NaN;
      case 'choice':
        return Math.abs(visit(node.condition)) > 0 ? visit(node.then) : visit(node.otherwise);
      case 'call':
        return functions[node.name].evaluate(...node.operands.map(visit));
      default:
        return node satisfies never;
    }
  };
  // A comparison of nothing is 0, which would read as an answer.
  if ([...values.values()].some((value) => value === null)) return null;
  const value = visit(expression);
  return Number.isFinite(value) ? value : null;
}

function figureOf(reference: LiveReference, { report, parameters }: LiveSource): number | null {
  switch (reference.kind) {
    case 'probability':
      return report.targets.find(({ id }) => id === reference.target)?.p ?? null;
    case 'parameter': {
      const setting = parameters.find(({ name }) => name === reference.name);
      const year = reference.year === null ? -1 : report.years.indexOf(reference.year);
      return setting === undefined ? null : (setting.path?.[year] ?? setting.value + setting.shift);
    }
    case 'series': {
      const series = Object.hasOwn(report.series, reference.name) ? report.series[reference.name] : undefined;
      return series?.[reference.statistic][report.years.indexOf(reference.year)] ?? null;
    }
    default:
      return reference satisfies never;
  }
}
