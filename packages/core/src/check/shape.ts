/** The shape of a model that comes from outside (YAML, JSON): wrong types are told before anything reads them. */
import type { Model } from '../model/model.ts';
import { problem, suggest } from '../problem.ts';
import type { Problem } from '../problem.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isQuantity: Check = (value) => isText(value) || isNumber(value);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isBilingual: Check = (value) => isRecord(value) && isText(value['zh']) && isText(value['en']);
const isRange: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isNumber) && value[0] <= value[1];
const isRole: Check = (value) => value === 'lever' || value === 'assumption' || value === 'uncertainty';

interface Field {
  readonly check: Check;
  readonly required?: true;
  readonly expected: { zh: string; en: string };
}

const text = { zh: '应为文字', en: 'it should be text' };
const bilingual = { zh: '应为 {zh: …, en: …}', en: 'it should be {zh: …, en: …}' };
const number = { zh: '应为数', en: 'it should be a number' };
const quantity = { zh: '应为数或带单位的数', en: 'it should be a number, or a number with a unit' };
const record = { zh: '应为一组键值', en: 'it should be a mapping' };

const fields: Readonly<Record<'model' | 'parameter' | 'shock' | 'variable', Readonly<Record<string, Field>>>> = {
  model: {
    id: { check: isText, required: true, expected: text },
    title: { check: isBilingual, required: true, expected: bilingual },
    years: { check: isRecord, required: true, expected: record },
    parameters: { check: isRecord, required: true, expected: record },
    shocks: { check: isRecord, expected: record },
    variables: { check: isRecord, required: true, expected: record },
  },
  parameter: {
    unit: { check: isText, required: true, expected: text },
    value: { check: isQuantity, required: true, expected: quantity },
    role: { check: isRole, required: true, expected: { zh: '应为 lever、assumption 或 uncertainty', en: 'it should be lever, assumption or uncertainty' } },
    prior: { check: isRecord, expected: record },
    range: { check: isRange, expected: { zh: '应为 [下限, 上限]', en: 'it should be [low, high]' } },
    display: { check: isText, expected: text },
    label: { check: isBilingual, required: true, expected: bilingual },
    note: { check: isBilingual, expected: bilingual },
    source: { check: isBilingual, required: true, expected: bilingual },
    stream: { check: isText, expected: text },
  },
  shock: {
    unit: { check: isText, required: true, expected: text },
    prior: { check: isRecord, required: true, expected: record },
    ar: { check: isNumber, expected: number },
    label: { check: isBilingual, required: true, expected: bilingual },
    source: { check: isBilingual, required: true, expected: bilingual },
    stream: { check: isText, expected: text },
  },
  variable: {
    unit: { check: isText, required: true, expected: text },
    display: { check: isText, expected: text },
    label: { check: isBilingual, required: true, expected: bilingual },
    note: { check: isBilingual, expected: bilingual },
    equation: { check: isText, expected: text },
    initial: { check: isQuantity, expected: quantity },
    observed: { check: isText, expected: text },
    shown: { check: (value) => Array.isArray(value) && value.every(isText), expected: { zh: '应为序列名的列表', en: 'it should be a list of series' } },
    from: { check: (value) => Number.isInteger(value), expected: { zh: '应为年份', en: 'it should be a year' } },
  },
};

export function checkShape(model: Model): Problem[] {
  if (!isRecord(model)) return [wrong('model', '', { zh: '应为一组键值', en: 'it should be a mapping' })];
  const id = isText(model.id) ? (model.id as string) : '';
  const problems = checkFields(model, fields.model, '', id);
  if (problems.some((item) => item.severity === 'error')) return problems;
  const { history, start, end } = model.years;
  const whole = [history, start, end].every((year) => Number.isInteger(year) && year >= 0 && year <= 9999);
  if (!whole || history > start || start > end || end - history > 1000)
    problems.push(problem('bad-years', { model: id, path: 'years' }, { history: String(history), start: String(start), end: String(end) }));
  const groups = [
    ['parameters', fields.parameter, model.parameters],
    ['shocks', fields.shock, model.shocks ?? {}],
    ['variables', fields.variable, model.variables],
  ] as const;
  for (const [group, expected, entries] of groups)
    for (const [name, entry] of Object.entries(entries)) {
      if (isRecord(entry)) problems.push(...checkFields(entry, expected, `${group}.${name}`, id));
      else problems.push(wrong(`${group}.${name}`, id, record));
    }
  return problems;
}

function checkFields(entry: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, Field>>, path: string, model: string): Problem[] {
  const problems: Problem[] = [];
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  for (const [name, field] of Object.entries(expected)) {
    const present = Object.hasOwn(entry, name) && entry[name] !== undefined;
    if (!present && field.required) problems.push(wrong(at(name), model, { zh: `缺少 ${name}`, en: `${name} is missing` }));
    else if (present && !field.check(entry[name])) problems.push(wrong(at(name), model, field.expected));
  }
  for (const name of Object.keys(entry))
    if (!Object.hasOwn(expected, name))
      problems.push(problem('unknown-key', { model, path: at(name) }, { name, ...suggest(name, Object.keys(expected)) }));
  return problems;
}

function wrong(path: string, model: string, reason: { zh: string; en: string }): Problem {
  return problem('bad-definition', { model, path }, {
    path: path === '' ? 'model' : path,
    reason_zh: reason.zh,
    reason_en: reason.en,
    advice_zh: '对照模型格式改正。',
    advice_en: 'Correct it after the model format.',
  });
}
