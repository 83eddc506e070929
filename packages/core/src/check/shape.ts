/** The shape of a model that comes from outside (YAML, JSON): what does not fit its format is told before anything reads it. */
import { expectedOf, parts, priorParts } from '../model/format.ts';
import type { Form, Part } from '../model/format.ts';
import type { Model, Years } from '../model/model.ts';
import { problem, suggest } from '../problem.ts';
import type { Bilingual, Problem } from '../problem.ts';
import { priorProblem } from '../random/distribution.ts';
import type { Prior } from '../random/prior.ts';

type Mapping = Readonly<Record<string, unknown>>;

const longestAxis = 1000;
/** Members of members of members: far more than a model has, far less than the stack holds. */
const longestPath = 2000;
/** Keys of one mapping that are named as not understood; a hostile one may have a hundred thousand. */
const keysNamed = 20;

export function checkShape(model: Model): readonly Problem[] {
  const given: unknown = model;
  const id = isMapping(given) && typeof given['id'] === 'string' ? given['id'] : '';
  const problems = checkForm({ kind: 'part', of: 'model' }, given, '', id);
  if (problems.some(({ severity, where }) => severity === 'error' && /^(years(\..*)?)?$/s.test(where.path ?? '')))
    return problems;
  return [...problems, ...checkYears(model.years, id)];
}

function checkYears({ history, start, end }: Years, model: string): Problem[] {
  // start = end + 1: a model of history alone.
  if (history <= start && start <= end + 1 && history <= end && end - history <= longestAxis) return [];
  return [problem('bad-years', { model, path: 'years' }, { history, start, end })];
}

/** Where a value does not fit its form. `path` is its place in the model, empty for the model itself. */
export function checkForm(form: Form, value: unknown, path: string, model: string): readonly Problem[] {
  switch (form.kind) {
    case 'part':
      return isMapping(value) && path.length <= longestPath
        ? checkPart(parts[form.of], value, path, model)
        : [unfit(form, path, model)];
    case 'record':
      return isMapping(value) ? checkPart(form.of, value, path, model) : [unfit(form, path, model)];
    case 'prior':
      return checkPrior(form, value, path, model);
    case 'variants':
      return checkVariant(form, value, path, model);
    case 'bilingual':
      return isMapping(value) && isText(value['zh']) && isText(value['en'])
        ? unknownKeys(value, ['zh', 'en'], path, model)
        : [unfit(form, path, model)];
    case 'mapping':
      return isMapping(value)
        ? collect(Object.keys(value), (name) => checkForm(form.of, value[name], below(path, name), model))
        : [unfit(form, path, model)];
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item: unknown, index) => checkForm(form.of, item, below(path, String(index)), model))
        : [unfit(form, path, model)];
    case 'byMember': {
      const direct = checkForm(form.of, value, path, model);
      if (!isMapping(value) || fits(direct) || isMeant(form.of, value) || path.length > longestPath) return direct;
      return Object.entries(value).flatMap(([name, entry]) => checkForm(form, entry, below(path, name), model));
    }
    case 'either': {
      const tries = form.of.map((each) => checkForm(each, value, path, model));
      const fitting = tries.find(fits);
      const meant = form.of.findIndex((each) => isMeant(each, value));
      return fitting ?? tries[meant] ?? [unfit(form, path, model)];
    }
    default:
      return isSimple(form, value) ? nothing : [unfit(form, path, model)];
  }
}

/** What nearly every value of a model has wrong with it. */
const nothing: readonly Problem[] = [];

/** All problems in order; with nothing made where there are none, since a model has tens of thousands of values. */
function collect<Item>(items: readonly Item[], check: (item: Item) => readonly Problem[]): readonly Problem[] {
  let found: Problem[] | null = null;
  for (let i = 0; i < items.length; i++) {
    const problems = check(items[i]!);
    if (problems.length === 0) continue;
    found ??= [];
    for (const item of problems) found.push(item);
  }
  return found ?? nothing;
}

const fits = (problems: readonly Problem[]): boolean => problems.every(({ severity }) => severity !== 'error');

/** A mapping with a key of the part was meant as this part. */
function isMeant(form: Form, value: unknown): boolean {
  if (form.kind === 'either') return form.of.some((each) => isMeant(each, value));
  if (!isMapping(value)) return false;
  if (form.kind === 'prior') return isText(value['kind']);
  return form.kind === 'part' && Object.keys(value).some((name) => Object.hasOwn(parts[form.of], name));
}

type SimpleForm = Exclude<
  Form,
  { kind: 'part' | 'record' | 'prior' | 'variants' | 'bilingual' | 'mapping' | 'list' | 'either' | 'byMember' }
>;

function isSimple(form: SimpleForm, value: unknown): boolean {
  switch (form.kind) {
    case 'text':
      return isText(value);
    case 'number':
      return isNumber(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'year':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 9999;
    case 'quantity':
      return isText(value) || isNumber(value);
    case 'threshold':
      return isNumber(value) || (isMapping(value) && Object.keys(value).length === 1 && isText(value['parameter']));
    case 'range':
      return (
        Array.isArray(value) && value.length === 2 && value.every(isNumber) && Number(value[0]) <= Number(value[1])
      );
    case 'word':
      return isText(value) && form.of.includes(value);
    default:
      return form satisfies never;
  }
}

/** Which kinds there are, the check of priors knows. */
function checkPrior(form: Form, value: unknown, path: string, model: string): readonly Problem[] {
  if (!isMapping(value) || !Object.hasOwn(value, 'kind') || !isText(value['kind']) || path.length > longestPath)
    return [unfit(form, path, model)];
  const { kind, ...others } = value;
  const part = Object.hasOwn(priorParts, String(kind)) ? priorParts[String(kind)] : undefined;
  if (part !== undefined) return checkPart(part, others, path, model, ['kind']);
  const reason = priorProblem(value as unknown as Prior);
  const name = path.split('.').at(-2) ?? path;
  return reason ? [problem('bad-prior', { model, path }, { name, reason_zh: reason.zh, reason_en: reason.en })] : [];
}

function checkVariant(
  form: Extract<Form, { kind: 'variants' }>,
  value: unknown,
  path: string,
  model: string,
): readonly Problem[] {
  const known = form.of();
  if (!isMapping(value) || path.length > longestPath) return [unfit(form, path, model)];
  const { kind, ...others } = value;
  const part = isText(kind) && Object.hasOwn(known, kind) ? known[kind] : undefined;
  return part === undefined
    ? [unfit(form, below(path, 'kind'), model)]
    : checkPart(part, others, path, model, ['kind']);
}

function checkPart(
  part: Part,
  value: Mapping,
  path: string,
  model: string,
  more: readonly string[] = [],
): readonly Problem[] {
  const problems = collect(namesOf(part), (name) => {
    const { form, required } = part[name]!;
    if (Object.hasOwn(value, name) && value[name] !== undefined)
      return checkForm(form, value[name], below(path, name), model);
    return required ? [wrong(below(path, name), model, { zh: `缺少 ${name}`, en: `${name} is missing` })] : nothing;
  });
  const isKnown = (name: string): boolean => Object.hasOwn(part, name) || more.includes(name);
  if (Object.keys(value).every(isKnown)) return problems;
  return [...problems, ...unknownKeys(value, [...more, ...namesOf(part)], path, model)];
}

const names = new WeakMap<Part, readonly string[]>();
function namesOf(part: Part): readonly string[] {
  let found = names.get(part);
  if (!found) names.set(part, (found = Object.keys(part)));
  return found;
}

function unknownKeys(value: Mapping, known: readonly string[], path: string, model: string): readonly Problem[] {
  const unknown = Object.keys(value).filter((name) => !known.includes(name));
  if (unknown.length === 0) return nothing;
  return unknown
    .slice(0, keysNamed)
    .map((name) => problem('unknown-key', { model, path: below(path, name) }, { name, ...suggest(name, known) }));
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function unfit(form: Form, path: string, model: string): Problem {
  return wrong(path, model, expectedOf(form));
}

function wrong(path: string, model: string, reason: Bilingual): Problem {
  return problem(
    'bad-definition',
    { model, path },
    {
      path: path === '' ? 'model' : path,
      reason_zh: reason.zh,
      reason_en: reason.en,
      advice_zh: '对照模型格式改正。',
      advice_en: 'Correct it after the model format.',
    },
  );
}
