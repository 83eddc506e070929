/** What a command answers with, and how it leaves the process: results on stdout, diagnostics on stderr. */
import { describe } from '@planwright/core';
import type { Locale, Problem } from '@planwright/core';

export interface Answer {
  /** The object of `--json`, with its `problems` already in it as `problemJson` makes them. */
  readonly json: Readonly<Record<string, unknown>>;
  /** The same for people. */
  readonly text: string;
  readonly problems: readonly Problem[];
  /** Of a question whose answer is no although nothing is wrong: files that differ. Errors give 1 in any case. */
  readonly status?: 0 | 1;
}

export interface Manner {
  readonly locale: Locale;
  readonly json: boolean;
}

/** Warnings leave the status as the answer says, else at 0. */
export function writeAnswer(answer: Answer, { locale, json }: Manner): number {
  writeDiagnostics(answer.problems, locale);
  process.stdout.write(json ? `${JSON.stringify(answer.json)}\n` : answer.text);
  return answer.problems.some(({ severity }) => severity === 'error') ? 1 : (answer.status ?? 0);
}

export function writeProblems(problems: readonly Problem[], { locale, json }: Manner): number {
  writeDiagnostics(problems, locale);
  if (json)
    process.stdout.write(`${JSON.stringify({ problems: problems.map((item) => problemJson(item, locale)) })}\n`);
  return 1;
}

export interface UsageError {
  readonly message: string;
  readonly hint: string;
}

export function writeUsageError({ message, hint }: UsageError, { locale, json }: Manner): number {
  process.stderr.write(
    `${locale === 'zh' ? '用法错误：' : 'Wrong usage: '}${message}\n${hint === '' ? '' : `  ${hint}\n`}`,
  );
  if (json) {
    const problems = [{ code: 'wrong-usage', severity: 'error', message, where: {}, hint }];
    process.stdout.write(`${JSON.stringify({ problems })}\n`);
  }
  return 2;
}

export function problemJson(item: Problem, locale: Locale): Readonly<Record<string, unknown>> {
  const { message, hint } = describe(item, locale);
  return { code: item.code, severity: item.severity, message, where: item.where, hint };
}

function writeDiagnostics(problems: readonly Problem[], locale: Locale): void {
  for (const item of problems) process.stderr.write(`${diagnostic(item, locale)}\n`);
}

/** `plan.md:10:3 错误 unknown-name：…`, as editors find it, and the likely fix on a line of its own. */
export function diagnostic(item: Problem, locale: Locale): string {
  const { message, hint } = describe(item, locale);
  const { file, line, column, model, path } = item.where;
  const place = file === undefined ? model : [file, line, column].filter((part) => part !== undefined).join(':');
  const where = [place, line === undefined ? path : ''].filter((part) => part !== undefined && part !== '').join(' ');
  const words = { error: { zh: '错误', en: 'error' }, warning: { zh: '提示', en: 'warning' } }[item.severity][locale];
  const colon = locale === 'zh' ? '：' : ': ';
  return `${where === '' ? '' : `${where} `}${words} ${item.code}${colon}${message}\n  ${hint}`;
}
