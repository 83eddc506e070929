/**
 * The format of a model, said once: which keys each part has and what may stand behind them. The check of models that
 * come from outside and the published JSON Schema both read this table, so neither can fall behind. A new key is one row;
 * the types of the table refuse a key of `Model` that has none.
 */
import type { Bilingual } from '../problem.ts';
import type { Prior } from '../random/prior.ts';
import type {
  CorrelationGroup,
  IndexSet,
  LookupTable,
  Model,
  ModuleUse,
  Parameter,
  ParameterPath,
  Port,
  Role,
  Scenario,
  ScenarioValue,
  ShareGroup,
  Shock,
  Variable,
  Years,
} from './model.ts';

/** What a value may be. */
export type Form =
  | { readonly kind: 'text' }
  | { readonly kind: 'number' }
  | { readonly kind: 'flag' }
  /** A whole number from 0 to 9999. */
  | { readonly kind: 'year' }
  /** A number, or text such as "0.3 %". */
  | { readonly kind: 'quantity' }
  | { readonly kind: 'bilingual' }
  /** [low, high] with low ≤ high. */
  | { readonly kind: 'range' }
  | { readonly kind: 'word'; readonly of: readonly string[] }
  | { readonly kind: 'list'; readonly of: Form }
  /** Names chosen by the author, each with one value. */
  | { readonly kind: 'mapping'; readonly of: Form }
  | { readonly kind: 'either'; readonly of: readonly Form[] }
  | { readonly kind: 'part'; readonly of: PartName }
  /** A part whose key `kind` says which other keys it has. */
  | { readonly kind: 'prior' }
  /** Likewise, of a part described elsewhere; `of` is asked late, so that its parts may hold the form itself. */
  | { readonly kind: 'variants'; readonly name: string; readonly of: () => Readonly<Record<string, Part>> }
  /** A part described where it stands. */
  | { readonly kind: 'record'; readonly of: Part }
  /** A number, or `{parameter: name}`. */
  | { readonly kind: 'threshold' }
  /** One value, or a mapping of members to values, nested. */
  | { readonly kind: 'byMember'; readonly of: Form };

export interface Field {
  readonly form: Form;
  readonly required: boolean;
  readonly about: Bilingual;
}

export type Part = Readonly<Record<string, Field>>;

export interface Required extends Field {
  readonly required: true;
}
export interface Optional extends Field {
  readonly required: false;
}

/** One row per key of T, optional where the key is. */
export type PartOf<T> = {
  readonly [Key in keyof T]-?: Record<never, never> extends Pick<T, Key> ? Optional : Required;
};

type PriorParts = { readonly [Kind in Prior['kind']]: PartOf<Omit<Extract<Prior, { kind: Kind }>, 'kind'>> };

export const required = (form: Form, zh: string, en: string): Required => ({ form, required: true, about: { zh, en } });
export const optional = (form: Form, zh: string, en: string): Optional => ({
  form,
  required: false,
  about: { zh, en },
});

const text: Form = { kind: 'text' };
const number: Form = { kind: 'number' };
const year: Form = { kind: 'year' };
const quantity: Form = { kind: 'quantity' };
const bilingual: Form = { kind: 'bilingual' };
const range: Form = { kind: 'range' };
const prior: Form = { kind: 'prior' };
const listOf = (of: Form): Form => ({ kind: 'list', of });
const namesTo = (of: PartName): Form => ({ kind: 'mapping', of: { kind: 'part', of } });
const byMember = (of: Form): Form => ({ kind: 'byMember', of });
const over = optional(
  listOf(text),
  '下标集，如 sector 或 sector as user',
  'Index sets, such as sector or sector as user',
);
const shared = optional(
  { kind: 'flag' },
  '模块的各个实例抽取相同的数',
  'All instances of a module draw the same numbers',
);

const yearValues: Form = { kind: 'mapping', of: quantity };
const perVariable: Form = { kind: 'mapping', of: byMember(yearValues) };
const scenarioValue: Form = {
  kind: 'either',
  of: [quantity, { kind: 'part', of: 'shift' }, { kind: 'part', of: 'otherPrior' }, { kind: 'part', of: 'path' }],
};

const pathKinds: Readonly<Record<ParameterPath['kind'], true>> = { step: true, linear: true, growth: true };
const pathEnds: Readonly<Record<ParameterPath['then'], true>> = { keep: true, grow: true };
const roles: Readonly<Record<Role, true>> = { lever: true, assumption: true, uncertainty: true };

interface Parts {
  readonly model: PartOf<Model>;
  readonly years: PartOf<Years>;
  readonly parameter: PartOf<Parameter>;
  readonly shock: PartOf<Shock>;
  readonly variable: PartOf<Variable>;
  readonly indexSet: PartOf<IndexSet>;
  readonly lookup: PartOf<LookupTable>;
  readonly shareGroup: PartOf<ShareGroup>;
  readonly correlation: PartOf<CorrelationGroup>;
  readonly port: PartOf<Port>;
  readonly module: PartOf<ModuleUse>;
  readonly scenario: PartOf<Scenario>;
  readonly shift: PartOf<Extract<ScenarioValue, { shift: unknown }>>;
  readonly otherPrior: PartOf<Extract<ScenarioValue, { prior: unknown }>>;
  readonly path: PartOf<ParameterPath>;
}

/** An override is a parameter with every key optional. */
export type PartName = keyof Parts | 'override';

const table: Parts = {
  model: {
    id: required(text, '模型编号', 'Id of the model'),
    title: optional(bilingual, '标题，默认同 id', 'Title; the id when absent'),
    years: required({ kind: 'part', of: 'years' }, '年份轴', 'The axis of years'),
    sets: optional(
      { kind: 'mapping', of: { kind: 'either', of: [listOf(text), { kind: 'part', of: 'indexSet' }] } },
      '下标集及其成员',
      'Index sets and their members',
    ),
    parameters: required(namesTo('parameter'), '参数：杠杆、假设、不确定因素', 'Levers, assumptions and uncertainties'),
    shareGroups: optional(namesTo('shareGroup'), '合计为一的参数组', 'Groups of parameters that sum to one'),
    shocks: optional(namesTo('shock'), '逐年冲击，起始年之前为 0', 'Yearly innovations, 0 before the start year'),
    correlations: optional(namesTo('correlation'), '相关的参数组或冲击组', 'Groups of correlated parameters or shocks'),
    variables: required(namesTo('variable'), '变量及其方程', 'Variables and their equations'),
    lookups: optional(namesTo('lookup'), '查找表，用于 interpolate', 'Tables for interpolate'),
    ports: optional(namesTo('port'), '作为模块时从外部读取的量', 'What it reads from outside when it is a module'),
    modules: optional(namesTo('module'), '模块实例', 'Instances of other models'),
    simultaneous: optional(
      listOf(listOf(text)),
      '同一年内互相牵连、须联立求解的变量组',
      'Groups of variables whose equations need each other within one year and are solved together',
    ),
  },
  years: {
    history: required(year, '有任何数值的第一年', 'First year with any value'),
    start: required(
      year,
      '第一个推演年：此后的观测只展示不使用',
      'First projected year: observations from here on are shown, never used',
    ),
    end: required(year, '最后一年', 'Last year'),
  },
  parameter: {
    unit: required(text, '单位', 'Unit'),
    value: required(
      byMember(quantity),
      '取值，或带相容单位的数（“0.3 %”）',
      'Value in the unit, or with a compatible unit ("0.3 %")',
    ),
    role: optional(
      { kind: 'word', of: Object.keys(roles) },
      '杠杆、假设或不确定因素；只有后者有先验。不写时，有先验的是不确定因素，其余是假设',
      'What it is for the plan; only an uncertainty has a prior. When absent: uncertainty with a prior, assumption without',
    ),
    prior: optional(byMember(prior), '先验分布', 'Prior distribution, in the unit'),
    range: optional(byMember(range), '允许取值的两端', 'Ends of the allowed values, in the unit'),
    over,
    display: optional(text, '供人阅读的单位', 'Unit in which people read and set it'),
    label: optional(bilingual, '名称，默认即变量名', 'Label; the name itself when absent'),
    note: optional(bilingual, '说明', 'Note'),
    source: optional(bilingual, '出处；不写则注明“未注明出处”', 'Who says so; told as not stated when absent'),
    stream: optional(
      text,
      '随机数流的名称，默认同参数名',
      'Stream of random numbers; the name of the parameter when absent',
    ),
    shared,
  },
  shock: {
    unit: required(text, '单位', 'Unit'),
    prior: required(byMember(prior), '分布', 'Distribution, in the unit'),
    over,
    ar: optional(number, '一阶自相关系数，-1 与 1 之间', 'First-order autocorrelation, between -1 and 1'),
    label: optional(bilingual, '名称，默认即变量名', 'Label; the name itself when absent'),
    source: optional(bilingual, '出处；不写则注明“未注明出处”', 'Who says so; told as not stated when absent'),
    stream: optional(
      text,
      '随机数流的名称，默认同冲击名',
      'Stream of random numbers; the name of the shock when absent',
    ),
    shared,
  },
  variable: {
    unit: required(text, '单位', 'Unit'),
    display: optional(text, '供人阅读的单位', 'Unit in which people read it'),
    label: optional(bilingual, '名称，默认即变量名', 'Label; the name itself when absent'),
    note: optional(bilingual, '说明', 'Note'),
    equation: optional(text, '方程；去年的值写作 gdp(-1)', "Equation; last year's value is gdp(-1)"),
    initial: optional(
      byMember(quantity),
      '方程算不出的年份所用的数或公式',
      'A number or formula for years where the equation cannot be computed',
    ),
    observed: optional(text, '观测序列：数据集.序列@口径', 'Observed series: dataset.series@vintage'),
    shown: optional(
      listOf(text),
      '一并展示、不参与计算的序列',
      'Further series drawn with the variable and never used by it',
    ),
    from: optional(year, '模型自身数值的第一年', "First year of the model's own values"),
    over,
    edge: optional(
      quantity,
      '下标移出有序集时的方程，或 missing',
      'Equation of the elements for which an offset leaves the ordered set, or missing',
    ),
  },
  indexSet: {
    members: required(listOf(text), '成员，按次序', 'Members, in order'),
    ordered: optional({ kind: 'flag' }, '有序：可写 age-1', 'Ordered: age-1 may be written'),
    labels: optional({ kind: 'mapping', of: bilingual }, '成员的名称', 'Labels of the members'),
  },
  lookup: {
    x: required(listOf(number), '横坐标，严格递增', 'Points, strictly rising'),
    y: required(listOf(number), '纵坐标', 'Values at the points'),
    unit: optional(text, '结果的单位，默认 1', 'Unit of the result, 1 when absent'),
    xUnit: optional(text, '自变量的单位，默认 1', 'Unit of the argument, 1 when absent'),
  },
  shareGroup: {
    members: required(listOf(text), '参数名', 'Parameters'),
    spread: optional(
      number,
      '没有自己先验的不确定成员，其 z 的标准差',
      'Standard deviation of z of uncertain members without a prior of their own',
    ),
  },
  correlation: {
    of: required(listOf(text), '成员，新成员写在最后', 'Members; new ones come last'),
    rho: optional(number, '各对相同的相关系数', 'Correlation of every pair'),
    matrix: optional(listOf(listOf(number)), '相关矩阵，与成员同序', 'Correlation matrix in the order of the members'),
    repair: optional(
      { kind: 'flag' },
      '矩阵不成立时换成最近的相关矩阵，并提示',
      'Takes the nearest correlation matrix where the given one is none, with a warning',
    ),
  },
  port: {
    unit: required(text, '单位', 'Unit'),
    label: optional(bilingual, '名称，默认即变量名', 'Label; the name itself when absent'),
    over,
  },
  module: {
    model: required(
      { kind: 'either', of: [{ kind: 'part', of: 'model' }, text] },
      '模型，或旁边另一个实例的名字',
      'Model, or the name of another instance beside it that has one',
    ),
    label: optional(bilingual, '实例的名称', 'Label of the instance'),
    ports: optional(
      { kind: 'mapping', of: text },
      '端口 → 外层的名字或公式',
      'Port → name or formula of the model around',
    ),
    parameters: optional(
      { kind: 'mapping', of: { kind: 'either', of: [quantity, { kind: 'part', of: 'override' }] } },
      '改动的参数',
      'Changed parameters',
    ),
  },
  scenario: {
    label: required(bilingual, '名称', 'Label'),
    intent: optional(bilingual, '用意', 'What it is for'),
    parent: optional(text, '上级情景', 'Scenario that it differs from'),
    parameters: optional(
      { kind: 'mapping', of: byMember(scenarioValue) },
      '参数：数、{shift}、{prior} 或 {path, kind, then}',
      'Parameters: a number, {shift}, {prior} or {path, kind, then}',
    ),
    fix: optional(perVariable, '固定的变量：年份 → 数值', 'Fixed variables: year → value'),
    add: optional(perVariable, '加到方程上的数：年份 → 数值', 'Added to equations: year → value'),
  },
  shift: { shift: required(quantity, '平移', 'Shift of the prior') },
  otherPrior: { prior: required(prior, '替换的先验', 'Prior instead') },
  path: {
    path: required(yearValues, '年份 → 数值', 'Year → value'),
    kind: required({ kind: 'word', of: Object.keys(pathKinds) }, '年份之间', 'Between the years given'),
    then: required({ kind: 'word', of: Object.keys(pathEnds) }, '最后一年之后', 'After the last year given'),
  },
};

const override: Part = Object.fromEntries(
  Object.entries(table.parameter).map(([name, field]) => [name, { ...field, required: false }]),
);

/** Keys of every part, in the order in which people write them. */
export const parts: Readonly<Record<PartName, Part>> = Object.fromEntries(
  Object.entries({ ...table, override }).map(([name, part]) => [name, part as Part]),
) as Record<PartName, Part>;

const priorTable: PriorParts = {
  normal: { mean: required(number, '均值', 'Mean'), sd: required(number, '标准差', 'Standard deviation') },
  uniform: { low: required(number, '下限', 'Low end'), high: required(number, '上限', 'High end') },
  triangular: {
    low: required(number, '下限', 'Low end'),
    mode: required(number, '众数', 'Mode'),
    high: required(number, '上限', 'High end'),
  },
  lognormal: {
    median: required(number, '中位数', 'Median'),
    sdLog: required(number, '对数的标准差（0.1 约为 10 %）', 'Standard deviation of the logarithm (0.1 is about 10 %)'),
    low: optional(number, '下限，默认 0', 'Low end; 0 when absent'),
  },
  pert: {
    low: required(number, '下限', 'Low end'),
    mode: required(number, '众数', 'Mode'),
    high: required(number, '上限', 'High end'),
    shape: optional(number, '形状，默认 4；越大越集中', 'Shape, 4 when absent; more is narrower'),
  },
  beta: {
    alpha: required(number, '形状 α', 'Shape alpha'),
    beta: required(number, '形状 β', 'Shape beta'),
    low: optional(number, '下限，默认 0', 'Low end; 0 when absent'),
    high: optional(number, '上限，默认 1', 'High end; 1 when absent'),
  },
  discrete: {
    values: required(listOf(number), '取值，严格递增', 'Values, strictly rising'),
    weights: required(listOf(number), '权重，大于 0', 'Weights, above 0'),
  },
  empirical: {
    values: required(listOf(number), '样本，由小到大', 'Sample, rising'),
    probabilities: optional(
      listOf(number),
      '各数对应的概率，从 0 到 1；不写则等距',
      'Probabilities of the values, from 0 to 1; evenly spaced when absent',
    ),
  },
  truncated: {
    of: required(prior, '被截断的连续分布', 'The continuous prior that is truncated'),
    low: optional(number, '下限', 'Low end'),
    high: optional(number, '上限', 'High end'),
  },
};

/** Keys of a prior beside `kind`, per kind. */
export const priorParts: Readonly<Record<string, Part>> = priorTable;

/** What should stand there, for the message of a value that does not fit. */
export function expectedOf(form: Form): Bilingual {
  switch (form.kind) {
    case 'text':
      return { zh: '应为文字', en: 'it should be text' };
    case 'number':
      return { zh: '应为数', en: 'it should be a number' };
    case 'flag':
      return { zh: '应为 true 或 false', en: 'it should be true or false' };
    case 'year':
      return { zh: '应为年份', en: 'it should be a year' };
    case 'quantity':
      return { zh: '应为数或带单位的数', en: 'it should be a number, or a number with a unit' };
    case 'bilingual':
      return { zh: '应为 {zh: …, en: …}', en: 'it should be {zh: …, en: …}' };
    case 'range':
      return { zh: '应为 [下限, 上限]', en: 'it should be [low, high]' };
    case 'word':
      return { zh: `应为 ${form.of.join('、')} 之一`, en: `it should be one of ${form.of.join(', ')}` };
    case 'list':
      return { zh: '应为列表', en: 'it should be a list' };
    case 'threshold':
      return { zh: '应为数，或 {parameter: 参数名}', en: 'it should be a number, or {parameter: name}' };
    case 'variants':
      return {
        zh: `应为 {kind: …}，kind 为 ${Object.keys(form.of()).join('、')} 之一`,
        en: `it should be {kind: …} with one of the kinds ${Object.keys(form.of()).join(', ')}`,
      };
    case 'record':
    case 'mapping':
    case 'part':
      return { zh: '应为一组键值', en: 'it should be a mapping' };
    case 'prior':
      return { zh: '应为 {kind: normal, mean: …, sd: …} 之类', en: 'it should be like {kind: normal, mean: …, sd: …}' };
    case 'byMember': {
      const { zh, en } = expectedOf(form.of);
      return { zh: `${zh}，或按成员列出`, en: `${en}, or a mapping of members` };
    }
    case 'either': {
      const all = form.of.map(expectedOf);
      return { zh: all.map(({ zh }) => zh).join('，或'), en: all.map(({ en }) => en).join(', or ') };
    }
    default:
      return form satisfies never;
  }
}
