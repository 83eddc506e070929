/** Estimates as the joint prior of a model's parameters: normal each, correlated through one Gaussian copula, so jointly normal. */
import type { Model } from '../model/model.ts';
import type { Problem } from '../problem.ts';
import { problem, suggest } from '../problem.ts';
import { normal } from '../random/prior.ts';
import type { Estimate, Estimates } from './read-estimates.ts';

/** The correlation group that is made. */
const group = 'estimates';

/**
 * The estimate becomes the central value, its standard error the spread; they replace value and prior of the parameter. Problems:
 * `unknown-name`, and `sheet-cell` for a parameter whose prior is not one number's.
 */
export function withEstimates(
  model: Model,
  { file, of, correlation }: Estimates,
): { model: Model; problems: Problem[] } {
  const problems = of.flatMap((estimate) => refusal(model, estimate, file));
  if (problems.length > 0) return { model, problems };
  const parameters = of.map(({ parameter, value, sd }) => [
    parameter,
    { ...model.parameters[parameter], value, role: 'uncertainty', prior: normal(value, sd) } as const,
  ]);
  // One input has nothing to be correlated with.
  const joined = of.length < 2 ? {} : { [group]: { of: of.map(({ parameter }) => parameter), matrix: correlation } };
  return {
    model: {
      ...model,
      parameters: { ...model.parameters, ...(Object.fromEntries(parameters) as Model['parameters']) },
      correlations: { ...model.correlations, ...joined },
    },
    problems: [],
  };
}

function refusal(model: Model, { parameter, place }: Estimate, file: string): readonly Problem[] {
  const where = { file, path: place };
  const known = Object.hasOwn(model.parameters, parameter) ? model.parameters[parameter] : undefined;
  if (known === undefined) {
    const values = { kind_zh: '参数', kind_en: 'parameter', name: parameter };
    return [problem('unknown-name', where, { ...values, ...suggest(parameter, Object.keys(model.parameters)) })];
  }
  const shared = Object.values(model.shareGroups ?? {}).some(({ members }) => members.includes(parameter));
  if (known.over === undefined && !shared) return [];
  return [
    problem('sheet-cell', where, {
      cell: place,
      found: parameter,
      reason_zh: shared ? '是份额组的成员，先验不在它自己的单位上' : '是带下标的参数，不是一个数',
      reason_en: shared
        ? 'is a member of a share group, whose prior is not in its own unit'
        : 'is indexed, not one number',
      advice_zh: '换成模型中单个的参数，或在 parameter 列留空。',
      advice_en: 'Name a single parameter of the model, or leave the column parameter empty.',
    }),
  ];
}
