/**
 * The cells of a notebook, said once: which keys the body of each kind has, what may stand behind them and what they mean.
 * The check, the JSON Schema and docs/notebook.md read this table.
 */
import { sensitivityMethods } from '../analysis/sensitivity/question.ts';
import { optional, parts, required } from '../model/format.ts';
import type { Field, Form, Part } from '../model/format.ts';
import type { Bilingual } from '../problem.ts';
import { targetForm } from '../target/target-form.ts';
import type { KnownKind } from './document.ts';

export interface CellForm {
  readonly name: Bilingual;
  readonly about: Bilingual;
  readonly keys: Part;
  /** The smallest body that says something. */
  readonly example: string;
}

/** `fan`: series with bands, beside a peer; `shares`: parts of a whole; `peak`: a path with the years of its maximum. */
export const chartTypes = ['fan', 'shares', 'peak'] as const;
export type ChartType = (typeof chartTypes)[number];

/** `verdicts`: sentences for the headline targets; `table`: one row per target. */
export const targetViews = ['verdicts', 'table'] as const;
export type TargetView = (typeof targetViews)[number];

const text: Form = { kind: 'text' };
const number: Form = { kind: 'number' };
const year: Form = { kind: 'year' };
const flag: Form = { kind: 'flag' };
const anything: Form = { kind: 'mapping', of: { kind: 'either', of: [text, number, flag] } };
const list = (of: Form): Form => ({ kind: 'list', of });
const either = (...of: readonly Form[]): Form => ({ kind: 'either', of });
const word = (...of: readonly string[]): Form => ({ kind: 'word', of });
const names = either(text, list(text));
const words = either(text, { kind: 'bilingual' });
const figure = either(number, text);
const mappingOf = (of: Form): Form => ({ kind: 'mapping', of });

const seriesField = optional(names, '序列，一个或几个', 'A series, or a list');
const targetField = optional(
  names,
  '目标编号，一个或几个；不写则为主要目标',
  'Ids of targets; the headline ones when absent',
);
const leversField = optional(list(text), '可用的杠杆；不写则为全部', 'Levers that may move; all when absent');
const probabilityField = optional(
  either(number, word('certain')),
  '要求的概率，默认 0.66',
  'Probability asked for; 0.66 when absent',
);
const boundsField = optional(mappingOf(list(number)), '杠杆 → [下限, 上限]', 'Lever → [low, high]');
const pathField = optional(word('level', 'linear', 'steps'), '杠杆的逐年形式', 'Form of a lever over the years');

/** All keys may be absent: what is missing comes from the model that is extended. */
const open = (part: Part): Part =>
  Object.fromEntries(
    Object.entries(part).map(([name, field]): [string, Field] => [name, { ...field, required: false }]),
  );

const withoutId = (form: Form): Form =>
  form.kind === 'record'
    ? { kind: 'record', of: Object.fromEntries(Object.entries(form.of).filter(([name]) => name !== 'id')) }
    : form;

export const cellForms: Readonly<Record<KnownKind, CellForm>> = {
  model: {
    name: { zh: '模型', en: 'Model' },
    about: {
      zh: '模型：没有 model: 时写出整个模型；有则增补或改动其中的条目，条目内逐键覆盖，null 删去',
      en: 'The model: all of it where the front matter names none; else entries added to the named one or changed in it, key by key, null takes out',
    },
    keys: {
      ...open(parts.model),
      scenarios: optional(mappingOf({ kind: 'part', of: 'scenario' }), '情景', 'Scenarios'),
      targets: optional(mappingOf(withoutId(targetForm)), '目标：编号 → 目标', 'Targets: id → target'),
    },
    example: 'variables:\n  gdp_per_head: {unit: 亿元/万人, equation: gdp / population}',
  },
  data: {
    name: { zh: '数据', en: 'Data' },
    about: {
      zh: '数据：自己的数字，写在 rows 或 csv 里，或从旁边的文件 file 读；盖在模型的数据上',
      en: 'Data: figures of your own in rows or csv, or in a file beside the notebook; they lie over the data of the model',
    },
    keys: {
      dataset: optional(text, '数据集，默认为单元编号', 'Dataset; the id of the cell when absent'),
      source: required(text, '出处', 'Who says so'),
      tier: optional(word('official', 'official copy', 'third party', 'analyst'), '来源级别', 'Tier of the source'),
      confidence: optional(word('high', 'medium', 'low', 'derived', 'unverified'), '可信度', 'Confidence'),
      vintage: optional(
        either(text, anything),
        '口径；整表一个，或 {column: 列}',
        'Vintage; one for all, or {column: header}',
      ),
      unit: optional(
        either(text, anything),
        '单位；整表一个，或 {column: 列}',
        'Unit; one for all, or {column: header}',
      ),
      rows: optional(
        list(mappingOf(figure)),
        '各行：{series, year, value}，可带 unit、vintage',
        'Rows: {series, year, value}, with unit and vintage where they differ',
      ),
      csv: optional(
        text,
        'CSV 文本，列 series, year, value, unit, vintage；或按下面的对照读',
        'CSV text with columns series, year, value, unit, vintage; or as mapped below',
      ),
      file: optional(text, '旁边的文件（.xlsx、.csv、.docx）', 'A file beside the notebook (.xlsx, .csv, .docx)'),
      sheet: optional(text, '工作表', 'Sheet'),
      header: optional(number, '表头所在的行', 'Row of the header'),
      form: optional(word('years-down', 'years-across', 'long'), '表的形式', 'Form of the table'),
      regions: optional(mappingOf(text), '表中的地区 → 数据集', 'Region in the table → dataset'),
      region: optional(either(text, anything), '地区', 'Region'),
      name: optional(either(text, anything), '指标名所在的列', 'Column of the names'),
      year: optional(either(text, number, anything), '年份所在的列', 'Column of the years'),
      value: optional(either(text, anything), '数值所在的列', 'Column of the figures'),
      series: optional(
        mappingOf(either(text, mappingOf(text))),
        '表中的名称 → 序列，或 {series, unit, vintage}',
        'Name in the table → series, or {series, unit, vintage}',
      ),
    },
    example: 'source: 统计公报\nunit: 亿元\nrows:\n  - {series: gdp, year: 2025, value: 3304.15}',
  },
  indicators: {
    name: { zh: '指标体系表', en: 'Indicators' },
    about: {
      zh: '指标体系表：各行成为目标，能对上模型序列的给出判断',
      en: 'The indicator table of a plan: its rows become targets, judged where they map to a series',
    },
    keys: {
      title: optional(text, '表名', 'Title'),
      from: optional(year, '基年，默认 2025', 'Base year; 2025 when absent'),
      to: optional(year, '目标年，默认 2030', 'Last year; 2030 when absent'),
      rows: optional(
        list(mappingOf(figure)),
        '各行：{name, unit, base, goal, growth, attribute, series, category, note}',
        'Rows: {name, unit, base, goal, growth, attribute, series, category, note}',
      ),
      csv: optional(
        text,
        'CSV 文本，表头如 指标、单位、2025年、2030年、属性',
        'CSV text with a header such as 指标, 单位, 2025年, 2030年, 属性',
      ),
    },
    example: 'rows:\n  - {name: 地区生产总值, unit: 亿元, base: 3304, goal: 4500, attribute: 预期性, series: gdp}',
  },
  assumptions: {
    name: { zh: '假设', en: 'Assumptions' },
    about: { zh: '假设面板：列出参数供调整', en: 'The panel of parameters to set' },
    keys: { parameters: optional(names, '参数；不写则为全部', 'Parameters; all when absent') },
    example: 'parameters: [push]',
  },
  scenario: {
    name: { zh: '情景', en: 'Scenario' },
    about: { zh: '情景：与上级情景不同之处', en: 'A scenario: what differs from its parent' },
    keys: {
      ...open(parts.scenario),
      label: optional(words, '名称，默认为编号', 'Label; the id when absent'),
      intent: optional(words, '用意', 'What it is for'),
    },
    example: 'parent: base\nparameters: {push: 1 %}',
  },
  check: {
    name: { zh: '检验', en: 'Check' },
    about: {
      zh: '检验：对模型应当成立的式子，逐年、逐次抽样检验',
      en: 'A test of the model: what must hold in every year of every draw, or with a probability',
    },
    keys: {
      holds: required(text, '应成立的式子，如 gdp >= gdp(-1)', 'What must hold, such as gdp >= gdp(-1)'),
      label: optional(words, '名称', 'Label'),
      probability: optional(
        number,
        '至少以此概率在各年都成立，默认 1',
        'Least probability that it holds in all years; 1 when absent',
      ),
      from: optional(year, '第一年，默认推演起始年', 'First year; the first projected one when absent'),
      to: optional(year, '最后一年，默认模型末年', 'Last year; that of the model when absent'),
      scenario: optional(text, '情景，默认为笔记所示', 'Scenario; that of the notebook when absent'),
    },
    example: 'holds: gdp > 0',
  },
  quiz: {
    name: { zh: '测验', en: 'Quiz' },
    about: {
      zh: '测验：先猜后看。答案由模型算出，猜完才显示',
      en: 'A question to guess first: the model gives the answer, hidden until the guess is made',
    },
    keys: {
      prompt: required(words, '问题', 'Question'),
      predict: required(word('number', 'choice'), '猜一个数，或选一项', 'A number, or one of the choices'),
      choices: optional(list(words), '选项', 'Choices'),
      answer: required(
        either(text, number),
        '答案的式子，如 gdp@2030 / gdp@2025 - 1；选择题给出第几项，从 1 起',
        'Expression of the answer, such as gdp@2030 / gdp@2025 - 1; of a choice its number, from 1',
      ),
      tolerance: optional(
        figure,
        '差多少算对：与答案同单位的数，或“5 %”；默认 5 %',
        'How far a right guess may be: a number in the unit of the answer, or "5 %"; 5 % when absent',
      ),
      unit: optional(text, '作答的单位', 'Unit in which to answer'),
      scenario: optional(text, '情景，默认为笔记所示', 'Scenario; that of the notebook when absent'),
      explain: optional(words, '揭晓后的解释', 'What is said once it is revealed'),
    },
    example: 'prompt: 2030 年比 2025 年高多少？\npredict: number\nanswer: gdp@2030 / gdp@2025 - 1\nunit: "%"',
  },
  chart: {
    name: { zh: '图', en: 'Chart' },
    about: { zh: '图', en: 'A chart' },
    keys: {
      type: required(word(...chartTypes), '图形类型', 'Type of the chart'),
      series: required(names, '序列', 'Series'),
      peer: optional(text, '对比的序列', 'Series to compare with'),
      target: optional(text, '画出其门槛的目标', 'Target whose threshold is drawn'),
    },
    example: 'type: fan\nseries: gdp',
  },
  table: {
    name: { zh: '表', en: 'Table' },
    about: { zh: '表：序列逐年的中位数与区间', en: 'A table of series by year' },
    keys: { series: required(names, '序列', 'Series') },
    example: 'series: [gdp]',
  },
  targets: {
    name: { zh: '目标', en: 'Targets' },
    about: { zh: '目标的判断', en: 'Verdicts of targets' },
    keys: {
      show: optional(word(...targetViews), '句子或表', 'Sentences or a table'),
      ids: optional(names, '目标编号', 'Ids of targets'),
    },
    example: 'show: verdicts',
  },
  readings: {
    name: { zh: '读法', en: 'Readings' },
    about: { zh: '同一目标的各种读法', en: 'Readings of a target side by side' },
    keys: { target: targetField },
    example: 'target: T1',
  },
  briefing: {
    name: { zh: '汇报稿', en: 'Briefing' },
    about: { zh: '汇报稿', en: 'One page to report from' },
    keys: { target: targetField, probability: probabilityField, levers: leversField },
    example: 'probability: 0.66',
  },
  sensitivity: {
    name: { zh: '敏感性', en: 'Sensitivity' },
    about: { zh: '敏感性：什么在左右结果', en: 'What drives a result' },
    keys: {
      target: targetField,
      series: optional(text, '序列', 'Series'),
      year: optional(year, '年份', 'Year'),
      method: optional(word(...sensitivityMethods), '方法', 'Method'),
      inputs: optional(names, '输入', 'Inputs'),
      base: optional(number, '基础样本数', 'Size of the base sample'),
    },
    example: 'series: gdp\nyear: 2030\nmethod: tornado',
  },
  discovery: {
    name: { zh: '情景发现', en: 'Discovery' },
    about: { zh: '情景发现：在什么条件下失败（或成立）', en: 'Under which conditions a target fails (or holds)' },
    keys: {
      target: targetField,
      holds: optional(flag, '改问何时成立', 'Asks when it holds instead'),
      levers: leversField,
      boxes: optional(number, '箱的个数', 'Number of boxes'),
    },
    example: 'target: T1',
  },
  compare: {
    name: { zh: '比较', en: 'Comparison' },
    about: { zh: '两个情景之差从何而来', en: 'Where the difference of two scenarios comes from' },
    keys: {
      base: optional(text, '基准情景，默认为笔记所示', 'Base scenario; that of the notebook when absent'),
      with: required(text, '另一情景', 'The other scenario'),
      series: seriesField,
      from: optional(year, '增速的起始年', 'First year of a growth rate'),
      year: optional(year, '年份', 'Year'),
      target: targetField,
    },
    example: 'with: high\nseries: gdp\nyear: 2030',
  },
  explain: {
    name: { zh: '溯源', en: 'Explanation' },
    about: { zh: '一个数是怎么算出来的', en: 'How a figure was computed' },
    keys: {
      series: required(text, '序列', 'Series'),
      year: required(year, '年份', 'Year'),
      draw: optional(number, '第几次抽样', 'Draw'),
      depth: optional(number, '追溯几层', 'How deep to trace'),
      scenario: optional(text, '情景', 'Scenario'),
    },
    example: 'series: gdp\nyear: 2027',
  },
  reach: {
    name: { zh: '求解', en: 'Reach' },
    about: { zh: '达到目标需要什么', en: 'What it would take to reach a target' },
    keys: {
      target: targetField,
      probability: probabilityField,
      levers: leversField,
      bounds: boundsField,
      path: pathField,
      alone: optional(flag, '各杠杆单独使用', 'Each lever alone'),
      frontier: optional(flag, '画出概率与代价的边界', 'The frontier of probability and change'),
    },
    example: 'target: T1\nprobability: 0.9',
  },
  conflict: {
    name: { zh: '冲突', en: 'Conflicts' },
    about: { zh: '哪些目标互相冲突', en: 'Which targets fight each other' },
    keys: {
      targets: optional(list(text), '目标', 'Targets'),
      trade: optional(flag, '是否移动杠杆', 'Whether levers move'),
      probability: optional(number, '要求的概率', 'Probability asked for'),
      levers: leversField,
      bounds: boundsField,
    },
    example: 'trade: false',
  },
  monitor: {
    name: { zh: '监测', en: 'Monitoring' },
    about: { zh: '监测：新一年的数字进来之后', en: 'Monitoring: once the figures of a new year are in' },
    keys: {
      figures: required(mappingOf(mappingOf(figure)), '序列 → 年份 → 数', 'Series → year → figure'),
      errors: optional(mappingOf(figure), '序列 → 误差', 'Series → error'),
      goals: optional(mappingOf(figure), '序列 → 年均增速目标', 'Series → goal of mean growth'),
      rerun: optional(word('more', 'fix'), '重算的方式', 'How to run anew'),
    },
    example: 'figures: {gdp: {2026: 3450}}',
  },
  audit: {
    name: { zh: '核对', en: 'Audit' },
    about: { zh: '指标表的内部一致性', en: 'Whether the figures of an indicator table agree with each other' },
    keys: {
      title: optional(text, '表名', 'Title'),
      from: optional(year, '基年', 'Base year'),
      to: optional(year, '目标年', 'Last year'),
      rows: required(
        list(mappingOf(figure)),
        '各行：{name, unit, base, goal, growth}',
        'Rows: {name, unit, base, goal, growth}',
      ),
    },
    example: 'rows:\n  - {name: 常住人口, unit: 万人, base: 575.9, goal: 560}',
  },
};
