/**
 * What the files of a command line are for, told by the options that name them. Before anything runs: an output that would
 * replace an input or another output, a template over a file that is there, a kind of file in the place of another, and one
 * half of --data and --mapping without the other are wrong usage.
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { templateMappingFile } from './data-template.ts';
import { say } from './locale.ts';
import type { Surroundings } from './program.ts';

type Locale = Surroundings['locale'];

interface FileRole {
  readonly use: 'input' | 'output';
  /** Endings that may stand here; a foreign one is refused, an unknown one is not. Any where absent. */
  readonly kinds?: readonly string[];
}

const tables = ['.xlsx', '.docx', '.csv'];

const roles: Readonly<Record<string, FileRole>> = {
  data: { use: 'input', kinds: tables },
  import: { use: 'input', kinds: tables },
  mapping: { use: 'input', kinds: ['.yaml', '.yml', '.json'] },
  estimates: { use: 'input', kinds: ['.csv', '.xlsx'] },
  csv: { use: 'output', kinds: ['.csv'] },
  xlsx: { use: 'output', kinds: ['.xlsx'] },
  template: { use: 'output', kinds: ['.xlsx', '.csv'] },
  out: { use: 'output' },
};

const outOfTable = ['.xlsx', '.csv', '.md'];

/** What the options of `render` name: its template is a Word file that it reads. */
const rolesOfRender: typeof roles = {
  ...roles,
  template: { use: 'input', kinds: ['.docx'] },
  out: { use: 'output', kinds: ['.html', '.docx', '.md'] },
};

/** Endings that name a kind of file for certain. */
const foreign = new Set([...tables, '.yaml', '.yml', '.json', '.md', '.xls', '.doc', '.html', '.htm', '.pdf', '.zip']);

interface NamedFile {
  readonly option: string;
  readonly file: string;
}

/** Throws CommanderError with status 2. */
export function checkFiles(command: Command, locale: Locale): void {
  const options = command.opts<Readonly<Record<string, unknown>>>();
  const files = Object.entries(command.name() === 'render' ? rolesOfRender : roles).flatMap(([name, role]) => {
    const file = options[name];
    return typeof file === 'string' ? [{ option: `--${name}`, file, ...role }] : [];
  });
  for (const { option, file } of files)
    if (file.trim() === '') throw wrong(say(locale, `${option} 没有写文件名`, `${option} names no file`));
  for (const { option, file, kinds = command.name() === 'table' ? outOfTable : undefined } of files)
    if (kinds !== undefined) checkKind({ option, file }, kinds, locale);
  checkTogether(options, locale);
  const outputs = files.filter(({ use }) => use === 'output').flatMap((each) => written(each));
  for (const output of outputs.filter(({ option }) => option === '--template')) refuseExisting(output, locale);
  const inputs: NamedFile[] = [
    ...files.filter(({ use }) => use === 'input'),
    ...command.args.map((file) => ({ option: file, file })).filter(({ file }) => existsSync(file)),
  ];
  for (const [i, output] of outputs.entries())
    for (const other of [...inputs, ...outputs.slice(0, i)])
      if (isSame(output.file, other.file)) throw wrong(sameFile(output, other, locale));
}

/** A template brings its mapping along. */
const written = ({ option, file }: NamedFile): NamedFile[] => [
  { option, file },
  ...(option === '--template' ? [{ option, file: templateMappingFile(file) }] : []),
];

function checkKind({ option, file }: NamedFile, kinds: readonly string[], locale: Locale): void {
  const kind = extname(file).toLowerCase();
  if (!foreign.has(kind) || kinds.includes(kind)) return;
  throw wrong(
    say(
      locale,
      `${option} 的文件“${file}”类型不对：应为 ${kinds.join('、')}`,
      `the file “${file}” of ${option} is of another kind: ${kinds.join(', ')} is needed`,
    ),
  );
}

function checkTogether({ data, mapping }: Readonly<Record<string, unknown>>, locale: Locale): void {
  if ((typeof data === 'string') === (typeof mapping === 'string')) return;
  const missing = typeof data === 'string' ? '--mapping' : '--data';
  throw wrong(
    say(
      locale,
      `缺少 ${missing}：--data 与 --mapping 要一起用，前者是表格，后者说明各列是什么`,
      `${missing} is missing: --data and --mapping go together, the table and the file that says what its columns are`,
    ),
  );
}

function refuseExisting({ option, file }: NamedFile, locale: Locale): void {
  if (!existsSync(file)) return;
  throw wrong(
    say(
      locale,
      `${option} 不覆盖已有的文件：${file} 已经存在，请换一个名字或先移走它`,
      `${option} does not replace a file: ${file} is there already; choose another name or move it away`,
    ),
  );
}

function sameFile(output: NamedFile, other: NamedFile, locale: Locale): string {
  return say(
    locale,
    `${output.option} 与 ${other.option} 是同一个文件 ${output.file}，写入会毁掉它；请换一个名字`,
    `${output.option} and ${other.option} are the same file ${output.file}, which would be lost; choose another name`,
  );
}

/** By what the names stand for: links, other spellings of a folder, hard links. */
function isSame(a: string, b: string): boolean {
  if (real(a) === real(b)) return true;
  if (!existsSync(a) || !existsSync(b)) return false;
  const [left, right] = [statSync(a), statSync(b)];
  return left.isFile() && left.dev === right.dev && left.ino === right.ino && left.ino !== 0;
}

function real(file: string): string {
  const whole = resolve(file);
  if (existsSync(whole)) return realpathSync.native(whole);
  return existsSync(dirname(whole)) ? join(realpathSync.native(dirname(whole)), basename(whole)) : whole;
}

const wrong = (message: string): CommanderError => new CommanderError(2, 'planwright.wrongFiles', message);
