/** Parameters and shocks, element by element. */
import { unstated } from '../../model/flat-model.ts';
import type { FlatParameter, FlatShock } from '../../model/flat-model.ts';
import type { ByMember, Parameter, Quantity, Shock } from '../../model/model.ts';
import { problem } from '../../problem.ts';
import type { Problem, Where } from '../../problem.ts';
import type { Prior } from '../../random/prior.ts';
import { checkByMember, valueOf } from './by-member.ts';
import { elementLabel } from './element-text.ts';
import { elementsOf } from './elements.ts';
import type { Element } from './elements.ts';
import type { Entry, Instance } from './instance.ts';
import { omitted } from './omitted.ts';

type Range = readonly [number, number];

export const isQuantity = (given: Quantity | ByMember<Quantity>): given is Quantity => typeof given !== 'object';
const isPrior = (given: Prior | ByMember<Prior>): given is Prior =>
  typeof given['kind' as keyof typeof given] === 'string';
const isRange = (given: Range | ByMember<Range>): given is Range => Array.isArray(given);

export function flatParameters(
  entry: Entry & { kind: 'parameter' },
  instance: Instance,
  where: Where,
  problems: Problem[],
): readonly [string, FlatParameter][] {
  const { definition, over, name } = entry;
  const { value, prior, range } = definition;
  checkByMember(value, over, isQuantity, at(where, 'value'), problems);
  if (prior) checkByMember(prior, over, isPrior, at(where, 'prior'), problems);
  if (range) checkByMember(range, over, isRange, at(where, 'range'), problems);
  const rest = omitted(definition, 'value', 'prior', 'range', 'over');
  return elementsOf(over).map((element) => {
    const own = valueOf(value, element.members, isQuantity);
    if (own === undefined) problems.push(noValue(element, at(where, 'value')));
    const ownPrior = prior && valueOf(prior, element.members, isPrior);
    const ownRange = range && valueOf(range, element.members, isRange);
    const parameter: FlatParameter = {
      ...rest,
      role: definition.role ?? (prior ? 'uncertainty' : 'assumption'),
      source: definition.source ?? unstated,
      value: own ?? 0,
      ...(ownPrior ? { prior: ownPrior } : {}),
      ...(ownRange ? { range: ownRange } : {}),
      label: elementLabel(definition.label, name, instance, element),
      ...streamOf(definition, entry, instance, element),
    };
    return [name + element.suffix, parameter];
  });
}

export function flatShocks(
  entry: Entry & { kind: 'shock' },
  instance: Instance,
  where: Where,
  problems: Problem[],
): readonly [string, FlatShock][] {
  const { definition, over, name } = entry;
  checkByMember(definition.prior, over, isPrior, at(where, 'prior'), problems);
  const rest = omitted(definition, 'over');
  return elementsOf(over).map((element) => {
    const prior = valueOf(definition.prior, element.members, isPrior);
    if (prior === undefined) problems.push(noValue(element, at(where, 'prior')));
    const shock: FlatShock = {
      ...rest,
      prior: prior ?? { kind: 'normal', mean: 0, sd: 1 },
      label: elementLabel(definition.label, name, instance, element),
      ...streamOf(definition, entry, instance, element),
    };
    return [name + element.suffix, shock];
  });
}

/** Elements and instances draw on their own; what is shared by the instances of a model is keyed by that model. */
function streamOf(
  { stream, shared }: Parameter | Shock,
  { name }: Entry,
  instance: Instance,
  { suffix }: Element,
): { readonly stream?: string } {
  const local = stream ?? name.slice(instance.prefix.length);
  if (shared === true) return { stream: `${instance.model.id}:${local}${suffix}` };
  return stream === undefined ? {} : { stream: instance.prefix + stream + suffix };
}

function noValue({ members }: Element, where: Where): Problem {
  return problem('bad-definition', where, {
    path: where.path ?? '',
    reason_zh: `缺少 ${members.join('.')}`,
    reason_en: `${members.join('.')} is missing`,
    advice_zh: '为每个成员写一个值，或只写一个值。',
    advice_en: 'Give every member a value, or one value for all.',
  });
}

const at = (where: Where, part: string): Where => ({ ...where, path: `${where.path ?? ''}.${part}` });
