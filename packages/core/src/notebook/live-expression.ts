/**
 * Expressions over the answer of a run, for prose and for quizzes: `gdp@2030 / gdp@2025 - 1`, `gdp@2030.p05`, `push`,
 * `p(T1)`. A series stands with a year and means its median over the draws, or the statistic behind the year; a name alone
 * is the value of a parameter; p(…) is the probability of a target. Arithmetic is on those figures, so a ratio of two
 * series is the ratio of their medians: what needs the distribution of a ratio is a variable of the model.
 */
import { inferUnit } from '../check/infer-unit.ts';
import { beyondCore, isCore } from '../formula/core-expression.ts';
import { references } from '../formula/expression.ts';
import type { Expression, Span } from '../formula/expression.ts';
import { parseFormula } from '../formula/parse-formula.ts';
import type { FlatModel } from '../model/flat-model.ts';
import { problem, suggest } from '../problem.ts';
import type { Problem } from '../problem.ts';
import { parseUnit, pureUnit } from '../units/unit.ts';
import type { Unit } from '../units/unit.ts';

export const statistics = ['mean', 'p05', 'p25', 'p50', 'p75', 'p95'] as const;
export type Statistic = (typeof statistics)[number];

export type LiveReference =
  | { readonly kind: 'series'; readonly name: string; readonly year: number; readonly statistic: Statistic }
  /** Of a parameter under a yearly path `year` says which; null means its value apart from the path. */
  | { readonly kind: 'parameter'; readonly name: string; readonly year: number | null }
  | { readonly kind: 'probability'; readonly target: string };

export interface LiveExpression {
  readonly source: string;
  readonly expression: Expression;
  /** Names of the expression → what they stand for. */
  readonly reads: ReadonlyMap<string, LiveReference>;
}

/** Stands for `@` and the point behind a year, so that a place in the expression is a place in the text. No name has it. */
const joint = 'ǀ';
const seriesPattern = /([\p{L}_][\p{L}\p{N}_.]*)@(\d{1,4})(?:\.(mean|p05|p25|p50|p75|p95)(?![\p{L}\p{N}_]))?/gu;
const targetPattern = /(?<![\p{L}\p{N}_.])p\(\s*([^()\s]{1,100})\s*\)/gu;
/** Longer text is refused by the parser of formulas, unread. */
const longest = 100_000;

/** Spans of the problems are in the text given. */
export function parseLive(source: string): {
  readonly live: LiveExpression | null;
  readonly problems: readonly Problem[];
} {
  const text = source.length > longest ? '' : source.normalize('NFC');
  if (text.includes(joint)) return { live: null, problems: [notAllowed(joint)] };
  const reads = new Map<string, LiveReference>();
  const named = (key: string, reference: LiveReference): string => {
    let name = key;
    while (reads.has(name) && JSON.stringify(reads.get(name)) !== JSON.stringify(reference)) name += joint;
    reads.set(name, reference);
    return name;
  };
  const plain = text
    .replace(targetPattern, (match: string, target: string) =>
      named(`p${joint}${match.slice(2).replace(/[^\p{L}\p{N}_]/gu, '_')}`, { kind: 'probability', target }),
    )
    .replace(seriesPattern, (match: string, name: string, year: string, statistic: Statistic | undefined) =>
      named(match.replace('@', joint).replace(/\.(?=(?:mean|p\d\d)$)/u, joint), {
        ...{ kind: 'series', name, year: Number(year), statistic: statistic ?? 'p50' },
      }),
    );
  const { expression, problems } = parseFormula(source.length > longest ? source : plain, {});
  if (expression === null) return { live: null, problems };
  if (!isCore(expression)) return { live: null, problems: beyondCore(expression).map(({ span }) => notHere(span)) };
  const lagged = references(expression).filter(({ lag }) => lag > 0);
  if (lagged.length > 0) return { live: null, problems: lagged.map(({ span }) => notHere(span)) };
  for (const { name } of references(expression))
    if (!reads.has(name)) reads.set(name, { kind: 'parameter', name, year: null });
  return { live: { source, expression, reads }, problems: [] };
}

/** The expression in terms of a model: unknown names, years outside the axis and units that do not fit are problems. */
export function checkLive(
  live: LiveExpression,
  model: FlatModel,
  targets: readonly string[],
): { readonly live: LiveExpression; readonly unit: Unit; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const spans = new Map(references(live.expression).map(({ name, span }) => [name, span]));
  const reads = new Map<string, LiveReference>();
  const units = new Map<string, Unit>();
  for (const [key, reference] of live.reads) {
    const span = spans.get(key) ?? [0, live.source.length];
    const meant = meantBy(reference, model);
    reads.set(key, meant);
    const unit = unitOf(meant, model);
    units.set(key, unit ?? pureUnit);
    const wrong = unit === null || (meant.kind === 'probability' && !targets.includes(meant.target));
    if (wrong) problems.push(unknown(meant, model, targets, span));
    if (meant.kind !== 'probability' && meant.year !== null && !wrong && !onAxis(meant.year, model))
      problems.push(outsideAxis(meant.year, model, span));
  }
  const inferred = inferUnit(live.expression, (name) => units.get(name) ?? pureUnit, {}, problems);
  return { live: { ...live, reads }, unit: inferred === 'any' ? pureUnit : inferred, problems };
}

/** `push@2030` is a parameter too. */
function meantBy(reference: LiveReference, { variables, parameters }: FlatModel): LiveReference {
  if (reference.kind !== 'series' || Object.hasOwn(variables, reference.name)) return reference;
  return Object.hasOwn(parameters, reference.name)
    ? { kind: 'parameter', name: reference.name, year: reference.year }
    : reference;
}

function unitOf(reference: LiveReference, { variables, parameters }: FlatModel): Unit | null {
  if (reference.kind === 'probability') return pureUnit;
  const entries: Readonly<Record<string, { readonly unit: string }>> =
    reference.kind === 'series' ? variables : parameters;
  const entry = Object.hasOwn(entries, reference.name) ? entries[reference.name] : undefined;
  const unit = entry === undefined ? null : parseUnit(entry.unit);
  return unit === null || 'code' in unit ? null : unit;
}

const onAxis = (year: number, { years }: FlatModel): boolean => year >= years.history && year <= years.end;

function unknown(reference: LiveReference, model: FlatModel, targets: readonly string[], span: Span): Problem {
  switch (reference.kind) {
    case 'probability':
      return unknownName('目标', 'target', reference.target, targets, span);
    case 'series':
      return unknownName('序列', 'series', reference.name, Object.keys(model.variables), span);
    case 'parameter': {
      const { name } = reference;
      if (!Object.hasOwn(model.variables, name))
        return unknownName('参数', 'parameter', name, Object.keys(model.parameters), span);
      const words = {
        path: name,
        reason_zh: '没有写明年份',
        reason_en: 'it has no year',
        advice_zh: `写作 ${name}@${model.years.end}。`,
        advice_en: `Write ${name}@${model.years.end}.`,
      };
      return problem('bad-definition', { span }, words);
    }
    default:
      return reference satisfies never;
  }
}

function unknownName(zh: string, en: string, name: string, known: readonly string[], span: Span): Problem {
  return problem('unknown-name', { span }, { kind_zh: zh, kind_en: en, name, ...suggest(name, known) });
}

function outsideAxis(year: number, { years }: FlatModel, span: Span): Problem {
  const { history, end } = years;
  const values = { name: '@', value: year, low: history, high: end, unit: '' };
  return problem('out-of-range', { span }, values);
}

const notHere = (span: Span): Problem =>
  problem(
    'formula-refused',
    { span },
    {
      what_zh: '下标、滞后和对集合的求和',
      what_en: 'Subscripts, lags and sums over sets',
      advice_zh: '写“序列@年份”，成员写作 share.secondary@2030。',
      advice_en: 'Write series@year; a member is share.secondary@2030.',
    },
  );

const notAllowed = (sign: string): Problem =>
  problem(
    'formula-refused',
    {},
    { what_zh: ` ${sign}`, what_en: sign, advice_zh: '去掉它。', advice_en: 'Remove it.' },
  );
