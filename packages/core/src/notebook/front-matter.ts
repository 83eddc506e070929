/** Front matter: YAML between two `---` lines at the very beginning; it says what the file is. */
import { optional, required } from '../model/format.ts';
import type { Form, Part } from '../model/format.ts';
import { problem, suggest } from '../problem.ts';
import type { Problem, Where } from '../problem.ts';
import { unknownKeys } from './unknown-keys.ts';
import type { Line } from './lines.ts';
import { pathLocator, readYaml } from './yaml-source.ts';
import type { PlainMap } from './yaml-source.ts';

/** The major version of the document format that this version writes. */
export const formatMajor = 1;

const text: Form = { kind: 'text' };
const number: Form = { kind: 'number' };

/** Other keys are kept and named as not understood. */
export const frontMatterForm: Part = {
  format: required(text, '格式，planwright/1', 'The format, planwright/1'),
  title: optional(text, '标题', 'Title'),
  lang: optional({ kind: 'word', of: ['zh', 'en'] }, '文字的语言', 'Language of the text'),
  model: optional(
    text,
    '模型编号，或旁边的模型文件（.yaml、.json）；不写则由 model 单元写出模型',
    'Id of a model, or a model file beside the notebook (.yaml, .json); without it a model cell writes the model',
  ),
  scenario: optional(text, '所示的情景，默认为第一个', 'Scenario to show; the first one when absent'),
  draws: optional(number, '抽样次数', 'Number of draws'),
  seed: optional(number, '种子', 'Seed'),
};
const frontMatterKeys = Object.keys(frontMatterForm);

export interface FrontMatter {
  readonly values: PlainMap;
  /** Offset behind the closing line; behind the byte order mark when there is no front matter. */
  readonly end: number;
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
}

export function readFrontMatter(text: string, lines: readonly Line[], at: (offset: number) => Where): FrontMatter {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const isRule = (line: Line): boolean => /^---[ \t]*$/.test(text.slice(Math.max(line.from, start), line.end));
  const [first] = lines;
  const close = first !== undefined && isRule(first) ? lines.findIndex((line, i) => i > 0 && isRule(line)) : -1;
  const last = lines[close];
  if (first === undefined || last === undefined)
    return { values: Object.create(null) as PlainMap, end: start, readOnly: true, problems: [noFormat(at(start))] };

  const source = text.slice(first.to, last.from);
  const { value, faults } = readYaml(source);
  const problems = faults.map(({ offset, detail }) => problem('document-yaml', at(first.to + offset), { detail }));
  if (value === null) return { values: Object.create(null) as PlainMap, end: last.to, readOnly: true, problems };

  const offsetOf = pathLocator(source);
  const place = (key: string): Where => at(first.to + (offsetOf([key]) ?? 0));
  const major = majorOf(value['format']);
  if (major === undefined) problems.push(noFormat('format' in value ? place('format') : at(start)));
  else if (major > formatMajor)
    problems.push(problem('document-newer', place('format'), { format: String(value['format']), ours: formatMajor }));
  for (const name of unknownKeys(value, frontMatterKeys))
    problems.push(problem('unknown-key', place(name), { name, ...suggest(name, frontMatterKeys) }));
  return { values: value, end: last.to, readOnly: major === undefined || major > formatMajor, problems };
}

function majorOf(format: unknown): number | undefined {
  const match = typeof format === 'string' ? /^planwright\/([1-9]\d{0,5})$/.exec(format) : null;
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

function noFormat(where: Where): Problem {
  return problem('document-format', where, {
    detail_zh: '开头没有 format: planwright/1',
    detail_en: 'it does not begin with format: planwright/1',
  });
}
