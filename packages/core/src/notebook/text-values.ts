/**
 * Live values in prose: `{= gdp@2030 | 0.0 亿元}` is replaced by the figure of the run. Code, in fences and between backticks,
 * is left alone, and `\{=` writes the sign itself.
 */
import type { FlatModel } from '../model/flat-model.ts';
import { problem } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { checkLive, parseLive } from './live-expression.ts';
import type { LiveExpression } from './live-expression.ts';
import { liveValue } from './live-value.ts';
import type { LiveSource } from './live-value.ts';
import { splitLines } from './lines.ts';
import { formatFactor, formatValue, plainFormat, readFormat } from './number-format.ts';
import type { NumberFormat } from './number-format.ts';

export interface TextValue {
  /** [from, to) of `{= … }` in the text. */
  readonly span: readonly [number, number];
  /** Null where it cannot be read. */
  readonly live: LiveExpression | null;
  readonly format: NumberFormat;
  /** `where.span` is in the text. */
  readonly problems: readonly Problem[];
}

export interface TextParts {
  readonly values: readonly TextValue[];
  /** Offsets of the backslashes that only keep `{=` from being a value. */
  readonly escapes: readonly number[];
}

/** A value ends on its line, and is no longer than this. */
const longestValue = 500;
/** Values in one text; what follows is prose. */
const mostValues = 2_000;

export function textValues(text: string): TextParts {
  if (!text.includes('{=')) return { values: [], escapes: [] };
  const values: TextValue[] = [];
  const escapes: number[] = [];
  let fence: { readonly sign: string; readonly length: number } | null = null;
  for (const { from, end } of splitLines(text)) {
    const line = text.slice(from, end);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence.sign) === true && mark.length >= fence.length) fence = null;
    } else if (mark !== undefined) fence = { sign: mark.charAt(0), length: mark.length };
    else readLine(line, from, values, escapes);
  }
  return { values, escapes };
}

function readLine(line: string, from: number, values: TextValue[], escapes: number[]): void {
  const next = /\\\{=|\{=|`+/g;
  for (let match = next.exec(line); match !== null && values.length < mostValues; match = next.exec(line)) {
    const [sign] = match;
    if (sign.startsWith('`')) {
      const close = closingTicks(line, next.lastIndex, sign);
      if (close >= 0) next.lastIndex = close;
    } else if (sign.startsWith('\\')) escapes.push(from + match.index);
    else {
      const end = line.slice(match.index, match.index + longestValue).indexOf('}');
      if (end < 0) continue;
      const inside = line.slice(match.index + 2, match.index + end);
      values.push(valueOf(inside, [from + match.index, from + match.index + end + 1]));
      next.lastIndex = match.index + end + 1;
    }
  }
}

/** Behind the run of backticks that ends inline code, or -1: then they are backticks. */
function closingTicks(line: string, start: number, ticks: string): number {
  for (let at = line.indexOf(ticks, start); at >= 0; at = line.indexOf(ticks, at)) {
    let end = at;
    while (line.charAt(end) === '`') end += 1;
    if (end - at === ticks.length) return end;
    at = end;
  }
  return -1;
}

function valueOf(inside: string, span: readonly [number, number]): TextValue {
  const bar = inside.lastIndexOf('|');
  const expression = bar < 0 ? inside : inside.slice(0, bar);
  const format = bar < 0 ? plainFormat : readFormat(inside.slice(bar + 1));
  const { live, problems } = parseLive(expression);
  const start = span[0] + 2;
  const moved = problems.map((item) => shifted(item, start, span));
  if (format === null) moved.push(wrongFormat(inside.slice(bar + 1).trim(), [start + bar + 1, span[1] - 1]));
  return { span, live, format: format ?? plainFormat, problems: moved };
}

function shifted(item: Problem, by: number, whole: readonly [number, number]): Problem {
  const [from, to] = item.where.span ?? [0, whole[1] - by - 1];
  return { ...item, where: { ...item.where, span: [from + by, to + by] } };
}

/** A value in terms of a model: what is unknown, or of another unit than its format asks for. */
export function checkTextValue(value: TextValue, model: FlatModel, targets: readonly string[]): readonly Problem[] {
  if (value.live === null) return value.problems;
  const { unit, problems } = checkLive(value.live, model, targets);
  const start = value.span[0] + 2;
  const factor = formatFactor(value.format, unit);
  const found = problems.map((item) => shifted(item, start, value.span));
  return [
    ...value.problems,
    ...found,
    ...(typeof factor === 'number' || found.length > 0 ? [] : [shifted(factor, start, value.span)]),
  ];
}

/** What stands in place of `{= … }`; `—` where the run has no such figure. */
export function textValueWords({ live, format }: TextValue, model: FlatModel, source: LiveSource): string {
  if (live === null) return '—';
  const { live: meant, unit } = checkLive(live, model, []);
  const factor = formatFactor(format, unit);
  const value = liveValue(meant, source);
  return formatValue(value === null || typeof factor !== 'number' ? null : value * factor, format, unit);
}

const wrongFormat = (found: string, span: readonly [number, number]): Problem =>
  problem(
    'bad-option',
    { span },
    {
      name: '|',
      found: found.slice(0, 40),
      advice_zh: '写小数位数与单位，如 0.0 亿元、0%、0,0.00。',
      advice_en: 'Write decimals and a unit, such as 0.0 亿元, 0% or 0,0.00.',
    },
  );
